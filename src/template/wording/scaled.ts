import type { Locale } from '../../locale.ts';
import { absolute, compare, decimalsNeeded, divide, exactly } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { figures } from './figures.ts';

/** Decimal places that a figure in millions may have; one that needs more is printed in full. */
const MOST_DECIMALS = 2;

/** The name of the scale, if the value is round enough to be told in millions or billions. */
export function scaleOf(value: Rational, locale: Locale): { name: string; size: Rational } | undefined {
  const scales = [
    { name: locale.numbers.billion, size: exactly(1e9) },
    { name: locale.numbers.million, size: exactly(1e6) },
  ];
  const scale = scales.find(({ size }) => compare(absolute(value), size) >= 0);
  if (scale === undefined) return undefined;
  return decimalsNeeded(divide(value, scale.size)!, MOST_DECIMALS) === undefined ? undefined : scale;
}

/** Figures as running text has them: 2,626 but 1.2 million. */
export function scaledFigures(value: Rational, decimals: number, locale: Locale): string {
  const scale = scaleOf(value, locale);
  if (scale === undefined) return figures(value, decimals, locale);
  return `${inScale(value, scale.size, locale)} ${scale.name}`;
}

/** The value in units of a scale, without the scale's name: 16.5. */
export function inScale(value: Rational, size: Rational, locale: Locale): string {
  const quotient = divide(value, size)!;
  return figures(quotient, decimalsNeeded(quotient, MOST_DECIMALS) ?? MOST_DECIMALS, locale);
}
