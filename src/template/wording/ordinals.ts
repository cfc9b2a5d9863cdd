import type { Locale } from '../../locale.ts';
import { signOf, wholeOf } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { figures } from './figures.ts';
import { fill } from './pattern.ts';
import { isSpelledOut } from './words.ts';

/** "fifth", "107th". Undefined for what has no place in an order. */
export function ordinal(value: Rational, locale: Locale): string | undefined {
  const whole = wholeOf(value);
  if (whole === undefined || signOf(value) < 0) return undefined;
  const word = locale.numbers.ordinals[Number(whole)];
  if (isSpelledOut(value, locale) && word !== undefined) return word;
  const category = new Intl.PluralRules(locale.language, { type: 'ordinal' }).select(Number(whole));
  const pattern = locale.numbers.ordinalFigures[category] ?? locale.numbers.ordinalFigures['other'];
  return pattern === undefined ? undefined : fill(pattern, { number: figures(value, 0, locale) });
}
