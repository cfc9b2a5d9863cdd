import type { Locale } from '../../locale.ts';
import { signOf, wholeOf } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { fill } from './pattern.ts';

/** The greatest number that can be written in words. */
export const WORDS_REACH = 999;

/** A whole number from 0 to 999 in words: "twenty-one", "five hundred eighty". Undefined for others. */
export function numberWords(value: Rational, locale: Locale): string | undefined {
  const whole = wholeOf(value);
  if (whole === undefined || whole < 0n || whole > BigInt(WORDS_REACH)) return undefined;
  return spell(Number(whole), locale);
}

function spell(value: number, locale: Locale): string {
  const { words, tens, tensAndOnes, hundreds } = locale.numbers;
  if (value < 20) return words[value]!;
  if (value < 100) {
    const round = tens[Math.floor(value / 10) - 2]!;
    return value % 10 === 0 ? round : fill(tensAndOnes, { tens: round, ones: words[value % 10]! });
  }
  const rest = value % 100 === 0 ? '' : spell(value % 100, locale);
  return fill(hundreds, { count: words[Math.floor(value / 100)]!, rest }).trim();
}

/** Whether running text has a count of this size in words. */
export function isSpelledOut(value: Rational, locale: Locale): boolean {
  const whole = wholeOf(value);
  return whole !== undefined && signOf(value) >= 0 && whole < BigInt(locale.numbers.wordsBelow);
}
