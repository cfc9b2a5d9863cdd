import type { Place } from '../diagnostic.ts';
import type { SourceText } from './model.ts';

/** A text with Handlebars in it, and the column (from 1) of its first line where that is not 1. */
export interface LocatedText extends SourceText {
  readonly firstColumn?: number;
}

/** Where a line (from 1) and a column (from 0) of a text stand in its file. */
export function placeAt(source: LocatedText, line: number, column: number): Place {
  const indent = line === 1 ? (source.firstColumn ?? 1) : 1;
  return { file: source.file, line: source.firstLine + line - 1, column: indent + column };
}
