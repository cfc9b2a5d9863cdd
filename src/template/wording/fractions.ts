import type { Locale } from '../../locale.ts';
import { compare, exactly, signOf } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { figures } from './figures.ts';
import { fill } from './pattern.ts';
import { isSpelledOut, numberWords } from './words.ts';

/** "one-third", "three-quarters". Undefined unless between 0 and 1 with a named denominator. */
export function fractionWords(value: Rational, locale: Locale): string | undefined {
  if (!isShare(value)) return undefined;
  const names = locale.numbers.fractions[String(value.denominator)];
  const numerator = numberWords({ numerator: value.numerator, denominator: 1n }, locale);
  if (names === undefined || numerator === undefined) return undefined;
  return fill(locale.numbers.fraction, { numerator, denominator: value.numerator === 1n ? names.one : names.other });
}

/** "5/29" */
export function fractionFigures(value: Rational): string {
  return `${value.numerator}/${value.denominator}`;
}

/** "one in four". Undefined unless between 0 and 1. */
export function oneIn(value: Rational, locale: Locale): string | undefined {
  if (!isShare(value)) return undefined;
  const [numerator, denominator] = [value.numerator, value.denominator].map((part) => {
    const whole = { numerator: part, denominator: 1n };
    return isSpelledOut(whole, locale) ? numberWords(whole, locale)! : figures(whole, 0, locale);
  }) as [string, string];
  return fill(locale.numbers.oneIn, { numerator, denominator });
}

function isShare(value: Rational): boolean {
  return signOf(value) > 0 && compare(value, exactly(1)) < 0;
}
