import type { Heading, Inline, ResolvedDocument } from './model.ts';

/** One line of print around a figure or table; writers style it, none of them words it. */
export interface PrintedLine {
  readonly kind: 'caption' | 'source' | 'note';
  /** Fixed words before the content: "Figure 3. ", "Source: ". */
  readonly lead: string;
  readonly content: readonly Inline[];
}

interface Captioned {
  readonly id: string;
  readonly caption?: readonly Inline[];
  readonly source?: readonly Inline[];
  readonly notes: readonly (readonly Inline[])[];
}

/** The caption of a figure or table, as every format prints it. */
export function captionLine(block: Captioned, document: ResolvedDocument): PrintedLine | undefined {
  if (block.caption === undefined) return undefined;
  const label = document.labels.get(block.id);
  return {
    kind: 'caption',
    lead: label === undefined ? '' : `${label.text}. `,
    content: block.caption,
  };
}

/** The source and note lines under a figure or table, in the order of print. */
export function sourceLines(block: Captioned, document: ResolvedDocument): PrintedLine[] {
  const { words } = document.meta.locale;
  const lines: PrintedLine[] = [];
  if (block.source !== undefined) {
    lines.push({ kind: 'source', lead: `${words.source}: `, content: block.source });
  }
  for (const note of block.notes) {
    lines.push({ kind: 'note', lead: `${words.note}: `, content: note });
  }
  return lines;
}

/** The number before a heading: "IV. ", or nothing. */
export function headingLead(heading: Heading, document: ResolvedDocument): string {
  const number = document.labels.get(heading.id)?.number ?? '';
  return number === '' ? '' : `${number}. `;
}

/** "Page 3 of 12" in two parts around the fields: `['Page ', ' of ', '']`. */
export function pageOfPages(document: ResolvedDocument): readonly [string, string, string] {
  const [before, between, after] = document.meta.locale.words.page.split(/\{pages?\}/);
  return [before ?? '', between ?? '', after ?? ''];
}

/** A printed number in two parts, cut before its decimal point: `['1,234', '.5']`; the second may be empty. */
export function splitDecimal(text: string, document: ResolvedDocument): readonly [whole: string, fraction: string] {
  const point = text.lastIndexOf(document.meta.locale.numbers.decimal);
  return point < 0 ? [text, ''] : [text.slice(0, point), text.slice(point)];
}
