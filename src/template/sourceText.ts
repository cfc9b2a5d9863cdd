import { openCache } from '../cache.ts';
import type { SourceText } from './model.ts';

/** Texts of templates that are kept, and the longest of them. */
const TEXTS_KEPT = 400;
const LONGEST_KEPT = 50_000;

const texts = openCache<SourceText>(TEXTS_KEPT);

/**
 * The same object for the same text at the same place: what is found out about one of a template's texts is remembered for
 * the next brief.
 */
export function sourceText(file: string, text: string, firstLine = 1): SourceText {
  if (text.length > LONGEST_KEPT) return { file, text, firstLine };
  return texts.keep(`${firstLine} ${file}\n${text}`, () => ({ file, text, firstLine }));
}
