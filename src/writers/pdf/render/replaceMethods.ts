/**
 * Gives an object of pdfkit other methods than its class has. V8 puts functions that stand right after `x.y =` among the
 * old objects: each would keep its page, and so its brief, until all memory is collected.
 */
export function replaceMethods<Target extends object>(target: Target, methods: Partial<Target>): void {
  Object.assign(target, methods);
}
