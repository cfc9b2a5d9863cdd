import { add, rational, subtract } from '../../rational.ts';
import type { Rational } from '../../rational.ts';

/** On which side of the stated number the true one may be. */
export type Direction = 'above' | 'below' | 'near' | 'exact';

/** What a figure may truly be; an absent bound is none. */
export interface Bounds {
  readonly low?: Rational;
  readonly high?: Rational;
}

/** "Approximately" and "almost" reach this far: a twentieth of the figure. */
const REACH = rational(1n, 20n);

/** Phrases by what they mean; a phrase that holds another one stands before it. */
const phrases: readonly (readonly [phrase: string, direction: Direction])[] = [
  ['no more than', 'below'],
  ['not more than', 'below'],
  ['no less than', 'above'],
  ['not less than', 'above'],
  ['no fewer than', 'above'],
  ['more than', 'above'],
  ['greater than', 'above'],
  ['in excess of', 'above'],
  ['upwards of', 'above'],
  ['at least', 'above'],
  ['or more', 'above'],
  ['over', 'above'],
  ['above', 'above'],
  ['exceeding', 'above'],
  ['less than', 'below'],
  ['fewer than', 'below'],
  ['at most', 'below'],
  ['up to', 'below'],
  ['or less', 'below'],
  ['under', 'below'],
  ['below', 'below'],
  ['within', 'below'],
  ['almost', 'below'],
  ['nearly', 'below'],
  ['approximately', 'near'],
  ['approx', 'near'],
  ['about', 'near'],
  ['around', 'near'],
  ['roughly', 'near'],
  ['close to', 'near'],
  ['circa', 'near'],
  ['some', 'near'],
  ['estimated', 'near'],
];

/** Those of `below` that also say that the true figure is close. */
const closeBelow = /\b(almost|nearly)\b/;

/** What a qualifier of a source says of its figure. Words that are not known ("only", "first") leave it exact. */
export function directionOf(qualifier: string | undefined): Direction {
  if (qualifier === undefined) return 'exact';
  const words = ` ${qualifier.toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ').trim()} `;
  return phrases.find(([phrase]) => words.includes(` ${phrase} `))?.[1] ?? 'exact';
}

/** The values that a qualifier allows for the number it stands before. */
export function boundsOf(value: Rational, qualifier: string | undefined): Bounds {
  const reach = multiplyAbsolute(value);
  switch (directionOf(qualifier)) {
    case 'above':
      return { low: value };
    case 'below':
      if (closeBelow.test((qualifier ?? '').toLowerCase())) return { low: subtract(value, reach), high: value };
      // What is counted and weighed is not below nothing.
      return value.numerator < 0n ? { high: value } : { low: rational(0n, 1n), high: value };
    case 'near':
      return { low: subtract(value, reach), high: add(value, reach) };
    case 'exact':
      return { low: value, high: value };
  }
}

function multiplyAbsolute({ numerator, denominator }: Rational): Rational {
  const absolute = numerator < 0n ? -numerator : numerator;
  return rational(absolute * REACH.numerator, denominator * REACH.denominator);
}
