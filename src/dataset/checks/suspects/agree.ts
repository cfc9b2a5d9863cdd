import type { Fact } from '../../model.ts';
import { boundsOfFact, compareRationals } from '../amount.ts';
import type { Bounds } from '../qualifiers.ts';

/** Whether two facts can both be right: their bounds meet, or one is the other rounded. */
export function canAgree(a: Fact, b: Fact): boolean {
  if (a.value.kind === 'date' && b.value.kind === 'date') {
    return a.value.iso.startsWith(b.value.iso) || b.value.iso.startsWith(a.value.iso);
  }
  const [first, second] = [boundsOfFact(a), boundsOfFact(b)];
  // A value that could not be read was reported when it was.
  if (first === undefined || second === undefined) return true;
  return boundsMeet(first, second) || isRounded(a, b);
}

export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return !isBelow(a, b) && !isBelow(b, a);
}

/** Whether all that `a` allows is less than all that `b` allows. */
export function isBelow(a: Bounds, b: Bounds): boolean {
  return a.high !== undefined && b.low !== undefined && compareRationals(a.high, b.low) < 0;
}

/** 625.7 and 626 are one figure. */
function isRounded({ value: a }: Fact, { value: b }: Fact): boolean {
  if (a.kind !== 'number' || b.kind !== 'number' || a.decimals === b.decimals) return false;
  const decimals = Math.min(a.decimals, b.decimals);
  return a.value.toFixed(decimals) === b.value.toFixed(decimals);
}
