/** Where in the Markdown a value stands, which says how it must be escaped. */
export type TextContext =
  | { readonly kind: 'text' }
  /** Within the quotes of a directive's attribute. */
  | { readonly kind: 'attribute'; readonly name: string }
  /** Within a directive's braces, but not within quotes. */
  | { readonly kind: 'braces' }
  /** The target of a link. */
  | { readonly kind: 'destination' }
  | { readonly kind: 'code' };

/** Attributes whose text is Markdown itself. */
const MARKDOWN_ATTRIBUTE = /^(?:caption|source|note\d*|title)$/;

export function isMarkdownAttribute(name: string): boolean {
  return MARKDOWN_ATTRIBUTE.test(name);
}

/** Answers where a position (line from 1, column from 0) of a template's text stands. */
export function openTextContext(text: string): (line: number, column: number) => TextContext {
  const lines = text.split('\n');
  const fenced = fencedLines(lines);
  return (line, column) => {
    if (fenced.has(line)) return { kind: 'code' };
    const whole = lines[line - 1] ?? '';
    const before = blankOut(whole.slice(0, column));
    const after = blankOut(whole.slice(column));
    if (isInCode(before, after)) return { kind: 'code' };
    if (/\]\([^()\s]*$/.test(before)) return { kind: 'destination' };
    return directiveContext(before);
  };
}

/** Lines of fenced code, fences included. */
function fencedLines(lines: readonly string[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined || mark !== undefined) fenced.add(index + 1);
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
  }
  return fenced;
}

/** The line with each mustache as one letter, so that what stands in it is not taken for Markdown. */
function blankOut(text: string): string {
  return text.replaceAll(/\{\{[^}]*\}\}\}?/g, 'x');
}

function isInCode(before: string, after: string): boolean {
  const ticks = before.replaceAll(/\\`/g, '').match(/`/g)?.length ?? 0;
  return ticks % 2 === 1 && after.includes('`');
}

const DIRECTIVE = /(?<!\\):+[A-Za-z][\w-]*(?:\[(?:[^\]\\]|\\.)*\])?\{/g;

function directiveContext(before: string): TextContext {
  DIRECTIVE.lastIndex = 0;
  let opening = DIRECTIVE.exec(before);
  while (opening !== null) {
    const attributes = readAttributes(before, DIRECTIVE.lastIndex);
    if (attributes.end === undefined) {
      return attributes.within === undefined ? { kind: 'braces' } : { kind: 'attribute', name: attributes.within };
    }
    DIRECTIVE.lastIndex = attributes.end;
    opening = DIRECTIVE.exec(before);
  }
  return { kind: 'text' };
}

/** Reads attributes up to their closing brace, or to the end of the text and the attribute that is open there. */
function readAttributes(text: string, from: number): { end?: number; within?: string } {
  let at = from;
  while (at < text.length) {
    if (text[at] === '}') return { end: at + 1 };
    const value = /^([\w-]+)\s*=\s*(["'])/.exec(text.slice(at));
    if (value === null) {
      at += 1;
      continue;
    }
    const close = text.indexOf(value[2]!, at + value[0].length);
    if (close === -1) return { within: value[1]! };
    at = close + 1;
  }
  return {};
}
