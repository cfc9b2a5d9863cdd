import type { BriefOrder } from '../model.ts';

/** An order as JSON: the bytes of files that came with it as base64. */
export function printOrder(order: Omit<BriefOrder, 'date'>): string {
  return JSON.stringify(order, (_key, value: unknown) => (value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value));
}

/** Reads what `printOrder` wrote, once a database has parsed it. */
export function readOrder<Order extends Omit<BriefOrder, 'date'> = BriefOrder>(json: unknown): Order {
  const { template, dataset, ...rest } = json as Order;
  return { ...rest, template: readSource(template), dataset: readSource(dataset) } as Order;
}

function readSource(source: BriefOrder['template']): BriefOrder['template'] {
  if (typeof source === 'string') return source;
  const files = Object.entries(source.files as unknown as Record<string, { base64: string } | null>);
  return { ...source, files: Object.fromEntries(files.map(([path, file]) => [path, file === null ? null : new Uint8Array(Buffer.from(file.base64, 'base64'))])) };
}

/** What a list calls a brief: `incsr-chapter@5 kazakhstan-2005@2 pdf`. */
export function labelOrder({ template, dataset, format }: BriefOrder): string {
  return `${nameOf(template)} ${nameOf(dataset)} ${format}`;
}

function nameOf(source: BriefOrder['template']): string {
  return typeof source === 'string' ? source : (source.base ?? 'inline');
}
