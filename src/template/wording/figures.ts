import type { Locale } from '../../locale.ts';
import { toDigits } from '../../rational.ts';
import type { Rational } from '../../rational.ts';

/** A number in figures with separators: 1,250.5. Rounds halves away from zero. */
export function figures(value: Rational, decimals: number, locale: Locale): string {
  const { group, decimal, minus } = locale.numbers;
  const digits = toDigits(value, decimals);
  const [whole = '', places] = digits.replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, () => group);
  return `${digits.startsWith('-') ? minus : ''}${grouped}${places === undefined ? '' : decimal + places}`;
}
