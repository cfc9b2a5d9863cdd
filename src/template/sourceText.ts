import { openCache } from '../cache.ts';
import type { SourceText } from './model.ts';

/** Texts of templates that are kept, and the longest of them. */
const TEXTS_KEPT = 400;
const LONGEST_KEPT = 50_000;

const texts = openCache<SourceText>(TEXTS_KEPT);

/** The same object for the same file and text: what is found out about one of a template's texts is remembered for the next brief. */
export function sourceText(file: string, text: string): SourceText {
  const make = (): SourceText => ({ file, text, firstLine: 1 });
  return text.length > LONGEST_KEPT ? make() : texts.keep(`${file}\n${text}`, make);
}
