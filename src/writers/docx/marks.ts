import type { Holdings } from './holdings.ts';

/** Name of the element that stands for finished XML while the library writes a part. */
export const MARK = 'w:finished';

/** What the library is given for finished XML. */
export function markupMark(number: number): Record<string, unknown> {
  return { [MARK]: { _attr: { n: number } } };
}

/** What the library is given for the words of an attribute: characters that no text of a brief can have. */
export function wordsMark(number: number | ''): string {
  return number === '' ? '' : `\uFFFF${number}\uFFFF`;
}

const MARKS = /<w:finished n="(\d+)"\/>|\uFFFF(\d+)\uFFFF/g;

/** A part with what a brief holds in the places of the marks. */
export function fillPart(part: string, holdings: Holdings): string {
  return part.replace(MARKS, (_, markup: string | undefined, words: string | undefined) => holdings.text(Number(markup ?? words)));
}

/** What the library is given for a file. */
export function fileMark(number: number): Uint8Array {
  return Buffer.from(`file ${number}`);
}

/** The number in what stands for a file. */
export function markedFile(content: Uint8Array): number {
  return Number(Buffer.from(content).toString('latin1').slice('file '.length));
}
