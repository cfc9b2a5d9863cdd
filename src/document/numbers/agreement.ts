import type { Locale } from '../../locale.ts';
import type { FoundNumber } from './scanner.ts';
import { valueOfDigits } from './values.ts';

/** How far "about 130" may be from what it stands for, and words such as "half" and "doubled". */
const NEAR = 0.1;
/** "Almost" and "less than" are said of no less than these shares of a number, "more than" of no more than so many times it. */
const ALMOST_SHARE = 0.8;
const LEAST_SHARE = 0.5;
const MOST_TIMES = 10;

/** Digits are not compared beyond what a double holds. */
const ROUNDING = 1e-9;

/** Whether a number in a text can stand for one of some values, by the digits that it has and the word before it. */
export function agreesWith(number: FoundNumber, text: string, values: readonly number[], locale: Locale): boolean {
  const reach = reachOf(text.slice(0, number.start), locale);
  const fits = (said: number): boolean => values.some((value) => FITS[reach](said, Math.abs(value), toleranceOf(number.text, said, locale)));
  return number.text.includes('/') ? number.values.some(fits) : number.values.every(fits);
}

type Reach = 'exact' | 'above' | 'below' | 'almost' | 'near';

type Fits = (said: number, value: number, tolerance: number) => boolean;

const FITS: Readonly<Record<Reach, Fits>> = {
  exact: (said, value, tolerance) => Math.abs(said - value) <= tolerance,
  above: (said, value) => value >= said * (1 - ROUNDING) && value <= said * MOST_TIMES,
  below: (said, value) => value <= said * (1 + ROUNDING) && value >= said * LEAST_SHARE,
  almost: (said, value) => value <= said * (1 + ROUNDING) && value >= said * ALMOST_SHARE,
  near: (said, value, tolerance) => Math.abs(said - value) <= Math.max(tolerance, NEAR * said),
};

/** What the words before a number make of it: "more than", "almost", "about". */
function reachOf(before: string, { typedNumbers }: Locale): Reach {
  const words = before.toLowerCase().trimEnd();
  const ends = (list: readonly string[]): boolean => list.some((phrase) => new RegExp(`(?<!\\p{L})${phrase}(?: an?)?$`, 'u').test(words));
  if (ends(typedNumbers.above)) return 'above';
  if (ends(typedNumbers.below)) return 'below';
  if (ends(typedNumbers.almost)) return 'almost';
  return ends(typedNumbers.near) ? 'near' : 'exact';
}

/** Half of the last place that is written; words that multiply or divide are rough. */
function toleranceOf(text: string, said: number, locale: Locale): number {
  const rounding = ROUNDING * said;
  const [digits] = /\d[\d.,\s]*\d|\d/.exec(text) ?? [];
  if (digits === undefined) {
    const isRough = said < 1 || said >= 1000 || Object.hasOwn(locale.typedNumbers.multiples, text.toLowerCase());
    return isRough ? NEAR * said : 0.5 - rounding;
  }
  const written = valueOfDigits(digits, locale);
  const scale = said >= 1000 * written && written > 0 ? said / written : 1;
  const decimals = digits.split(locale.numbers.decimal)[1]?.length ?? 0;
  return 0.5 * scale * 10 ** -decimals + rounding;
}
