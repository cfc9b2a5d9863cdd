import * as messages from '../../messages/document.ts';
import type { Call } from './directive.ts';

/** A share in percent; undefined where the author gave none or none that makes sense. */
export function readShare<Name extends string>(call: Call<Name>, attribute: Name): number | undefined {
  const value = call.attributes[attribute];
  if (value === undefined || value === '') return undefined;
  const share = parseShare(value);
  if (share === undefined) {
    const accepted = 'a share in percent such as 60';
    call.scope.brief.report(messages.badAttribute(call.name, attribute, value, accepted, call.place));
  }
  return share;
}

export function parseShare(value: string): number | undefined {
  const share = /^\d+(\.\d+)?%?$/.test(value) ? Number.parseFloat(value) : 0;
  return share > 0 ? share : undefined;
}

/**
 * Parts of 1 for shares in percent. If all are given they count in proportion; otherwise those
 * without one divide what is left of 100. Undefined if nothing is left for them.
 */
export function shareOut(shares: readonly (number | undefined)[]): number[] | undefined {
  const given = shares.filter((share) => share !== undefined);
  const total = given.reduce((sum, share) => sum + share, 0);
  if (given.length === shares.length) return given.map((share) => share / total);
  const rest = (100 - total) / (shares.length - given.length);
  return rest > 0 ? shares.map((share) => (share ?? rest) / 100) : undefined;
}
