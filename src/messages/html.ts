import type { Diagnostic, Place } from '../diagnostic.ts';
import { finding, quote } from './wording.ts';

export function missingAsset(key: string, place: Place | undefined): Diagnostic {
  return finding(
    'error',
    'html/missing-asset',
    `Nothing was drawn for ${quote(key)}.`,
    place,
    'See the findings above it for why.',
  );
}
