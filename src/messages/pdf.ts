import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, quote } from './wording.ts';

/** A figure whose drawing or picture was not made. */
export function missingAsset(key: string, known: readonly string[], place?: Place): Diagnostic {
  return finding('error', 'pdf/missing-asset', `No drawing or picture is called ${quote(key)}.`, place, didYouMean(key, known));
}

/** Text that the layout would have lost. */
export function lostText(text: string, place?: Place): Diagnostic {
  return finding(
    'error',
    'pdf/lost-text',
    `The text ${quote(shorten(text))} could not be printed.`,
    place,
    'Nothing was written, because a brief must be complete. Move this text out of the table or box that it stands in, and report it.',
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
