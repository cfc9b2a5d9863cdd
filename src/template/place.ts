import type { Place } from '../diagnostic.ts';

/** Key under which a call is told where it stands; no template can write it. */
export const AT = '@at';

/** Where a call stands. */
export function readPlace(hash: Readonly<Record<string, unknown>>): Place {
  return JSON.parse(String(hash[AT])) as Place;
}
