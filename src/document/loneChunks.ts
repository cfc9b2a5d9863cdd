import type { Paragraph } from './mdast.ts';

/** Lines of Markdown with no empty one between them. */
export interface Chunk {
  /** How many chunks are before it. */
  readonly index: number;
  /** Lines, from 0. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** How a line begins that neither begins nor ends anything but a paragraph. */
const PROSE = /^(?:[\p{L}"'“‘(]|\\[^\w\s]|[*_]{1,2}\p{L}|:[A-Za-z]|\d+(?![\d.)]))/u;
/** A heading, a directive on a line of its own. */
const ONE_LINE = /^(?:#{1,6} |::[A-Za-z])/;

/**
 * The chunks that are one block each, whatever stands around them, unless they are within code or HTML: they begin in
 * the first column, and nothing in them goes on after them or refers to a definition.
 */
export function findLoneChunks(source: string, lines: readonly string[]): Chunk[] {
  const refers = hasDefinitions(source) ? /[[^]/ : /\^/;
  return chunksOf(lines).filter(({ first, last, text }) => {
    const isBlock = lines.slice(first, last + 1).every((line) => PROSE.test(line)) || (first === last && ONE_LINE.test(text));
    return isBlock && !refers.test(text);
  });
}

function chunksOf(lines: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < lines.length; first += 1) {
    if (isEmpty(lines[first])) continue;
    let last = first;
    while (!isEmpty(lines[last + 1])) last += 1;
    chunks.push({ index: chunks.length, first, last, text: lines.slice(first, last + 1).join('\n') });
    first = last;
  }
  return chunks;
}

function isEmpty(line: string | undefined): boolean {
  return line === undefined || /^[ \t]*$/.test(line);
}

/** Whether a text may define what brackets refer to; footnotes do not count, whose references have a `^`. */
function hasDefinitions(source: string): boolean {
  const all = source.split(']:').length - 1;
  return all > 0 && all > (source.match(/^\[\^[^\s[\]\\]+\]:/gm)?.length ?? 0);
}

/** What may be more than words in a paragraph. */
const MARK = /[\\`*_<&~@^\t]|:(?!\s|$)|\]\(|!\[|www\.|^[# ]|^::| $| \n|\n /i;

/** What a lone chunk is if it is nothing but words, placed as if it were the whole text. */
export function paragraphOfWords({ first, last, text }: Chunk): Paragraph | undefined {
  if (MARK.test(text)) return undefined;
  const start = { line: 1, column: 1, offset: 0 };
  const end = { line: last - first + 1, column: text.length - text.lastIndexOf('\n'), offset: text.length };
  return { type: 'paragraph', children: [{ type: 'text', value: text, position: { start, end } }], position: { start, end } };
}
