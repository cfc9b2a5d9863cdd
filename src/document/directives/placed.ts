import type { Place } from '../../diagnostic.ts';

/** The `place` of a block, left out where it is not known. */
export function placed(at: { readonly place: Place | undefined }): { place?: Place } {
  return at.place === undefined ? {} : { place: at.place };
}
