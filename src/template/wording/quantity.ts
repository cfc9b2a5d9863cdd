import type { FactQuantity } from '../../dataset/model.ts';
import type { Locale, Unit } from '../../locale.ts';
import { absolute, compare, exactly, multiply, rational, typedDecimals } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { dateWords } from './dates.ts';
import type { DateStyle } from './dates.ts';
import { figures } from './figures.ts';
import { fractionFigures, fractionWords, oneIn } from './fractions.ts';
import { ordinal } from './ordinals.ts';
import { fill } from './pattern.ts';
import { inScale, scaledFigures, scaleOf } from './scaled.ts';
import { isSpelledOut, numberWords } from './words.ts';

/** How a quantity is printed; `prose` is house style for running text. */
export type QuantityStyle =
  | 'prose'
  | 'figures'
  | 'words'
  | 'symbol'
  | 'ordinal'
  | 'adjective'
  | 'fraction'
  | 'one-in'
  | Exclude<DateStyle, 'full'>;

/** A quantity as it can be printed. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: Rational; readonly decimals: number }
  | { readonly kind: 'range'; readonly low: Rational; readonly high: Rational; readonly decimals: number }
  | { readonly kind: 'fraction'; readonly value: Rational }
  | { readonly kind: 'date'; readonly iso: string };

/** A quantity in print: `value` and `unit` joined by `glue`. The unit is empty where it is part of the value. */
export interface Worded {
  readonly value: string;
  readonly unit: string;
  readonly glue: '' | ' ';
}

export function quantityOf(value: FactQuantity): Quantity {
  switch (value.kind) {
    case 'number':
      return { kind: 'number', value: exactly(value.value), decimals: value.decimals };
    case 'range': {
      const [low, high] = [exactly(value.low), exactly(value.high)];
      const decimals = value.decimals ?? Math.max(typedDecimals(low), typedDecimals(high));
      return { kind: 'range', low, high, decimals };
    }
    case 'fraction':
      return { kind: 'fraction', value: rational(BigInt(value.numerator), BigInt(value.denominator)) };
    case 'date':
      return value;
  }
}

/** Undefined where the quantity cannot be printed in that style. */
export function wordQuantity(quantity: Quantity, unit: Unit, style: QuantityStyle, locale: Locale): Worded | undefined {
  switch (style) {
    case 'month':
    case 'day-month':
    case 'year':
      return quantity.kind === 'date' ? bare(dateWords(quantity.iso, style, locale)) : undefined;
    case 'ordinal':
      return withUnit(ordinalOf(quantity, locale), unit, true);
    case 'fraction':
      return bare(mapShare(quantity, unit, (share) => fractionWords(share, locale)));
    case 'one-in':
      return bare(mapShare(quantity, unit, (share) => oneIn(share, locale)));
    case 'adjective':
      return bare(adjectiveOf(quantity, unit, locale));
    case 'symbol':
      return symbolOf(quantity, unit, locale);
    case 'prose':
    case 'figures':
    case 'words':
      return wordPlainly(quantity, unit, style, locale);
  }
}

function bare(value: string | undefined): Worded | undefined {
  return value === undefined ? undefined : { value, unit: '', glue: '' };
}

function withUnit(value: string | undefined, unit: Unit, singular: boolean): Worded | undefined {
  if (value === undefined) return undefined;
  const form = unit.kind === 'plain' ? '' : formOf(unit, singular);
  return { value, unit: form, glue: form === '' ? '' : ' ' };
}

function formOf(unit: Unit, singular: boolean): string {
  return singular ? unit.one : unit.other;
}

/** The number as money has it, its symbol before the figure: $1.6 million. */
function withMoneySign(number: string, unit: Unit, locale: Locale): string {
  const { minus } = locale.numbers;
  const sign = unit.symbol ?? '';
  return number.startsWith(minus) ? `${minus}${sign}${number.slice(minus.length)}` : `${sign}${number}`;
}

const hasMoneySign = (unit: Unit): boolean => unit.kind === 'money' && unit.symbol !== undefined;

function wordPlainly(
  quantity: Quantity,
  unit: Unit,
  style: 'prose' | 'figures' | 'words',
  locale: Locale,
): Worded | undefined {
  switch (quantity.kind) {
    case 'date':
      return style === 'words' ? undefined : bare(dateWords(quantity.iso, 'full', locale));
    case 'fraction':
      return withUnit(fractionPlainly(quantity.value, style, locale), unit, true);
    case 'range': {
      const range = rangePlainly(quantity, unit, style, locale);
      if (range === undefined) return undefined;
      return hasMoneySign(unit) && style !== 'words' ? bare(range) : withUnit(range, unit, false);
    }
    case 'number': {
      const { value, decimals } = quantity;
      const singular = decimals === 0 && isOne(value);
      if (style === 'words') return withUnit(numberWords(value, locale), unit, singular);
      if (style === 'prose' && unit.kind === 'count' && isSpelledOut(value, locale)) {
        return withUnit(numberWords(value, locale), unit, singular);
      }
      const number = scaledFigures(value, decimals, locale);
      return hasMoneySign(unit) ? bare(withMoneySign(number, unit, locale)) : withUnit(number, unit, singular);
    }
  }
}

function fractionPlainly(value: Rational, style: 'prose' | 'figures' | 'words', locale: Locale): string | undefined {
  if (style === 'figures') return fractionFigures(value);
  return fractionWords(value, locale) ?? (style === 'prose' ? fractionFigures(value) : undefined);
}

function rangePlainly(
  { low, high, decimals }: Extract<Quantity, { kind: 'range' }>,
  unit: Unit,
  style: 'prose' | 'figures' | 'words',
  locale: Locale,
): string | undefined {
  const { range, rangeInWords } = locale.numbers;
  const spelled = unit.kind === 'count' && isSpelledOut(low, locale) && isSpelledOut(high, locale);
  if (style === 'words' || (style === 'prose' && spelled)) {
    const [lowWords, highWords] = [numberWords(low, locale), numberWords(high, locale)];
    if (lowWords === undefined || highWords === undefined) return undefined;
    return fill(rangeInWords, { low: lowWords, high: highWords });
  }
  const sign = hasMoneySign(unit) ? unit.symbol! : '';
  const scale = scaleOf(low, locale);
  if (scale !== undefined && scaleOf(high, locale)?.name === scale.name) {
    const ends = { low: inScale(low, scale.size, locale), high: inScale(high, scale.size, locale) };
    return `${sign}${fill(range, ends)} ${scale.name}`;
  }
  const ends = { low: sign + figures(low, decimals, locale), high: sign + figures(high, decimals, locale) };
  return fill(range, ends);
}

function symbolOf(quantity: Quantity, unit: Unit, locale: Locale): Worded | undefined {
  if (quantity.kind === 'date') return undefined;
  if (quantity.kind === 'number' && hasMoneySign(unit)) {
    return bare(withMoneySign(figures(quantity.value, quantity.decimals, locale), unit, locale));
  }
  const plain =
    quantity.kind === 'number'
      ? withUnit(figures(quantity.value, quantity.decimals, locale), unit, isOne(quantity.value))
      : wordPlainly(quantity, unit, 'figures', locale);
  if (plain === undefined || unit.symbol === undefined || hasMoneySign(unit) || unit.kind === 'plain') return plain;
  return { value: plain.value, unit: unit.symbol, glue: /^\p{L}/u.test(unit.symbol) ? ' ' : '' };
}

const isOne = (value: Rational): boolean => compare(absolute(value), exactly(1)) === 0;

/** Words for the quantity as a share of one: 25 percent and 1/4 are both a quarter. */
function mapShare(quantity: Quantity, unit: Unit, word: (share: Rational) => string | undefined): string | undefined {
  const value = numberIn(quantity);
  if (value === undefined) return undefined;
  return word(unit.symbol === '%' ? multiply(value, rational(1n, 100n)) : value);
}

function ordinalOf(quantity: Quantity, locale: Locale): string | undefined {
  if (quantity.kind === 'number') return ordinal(quantity.value, locale);
  if (quantity.kind !== 'fraction' || quantity.value.numerator !== 1n) return undefined;
  return ordinal(rational(quantity.value.denominator, 1n), locale);
}

function adjectiveOf(quantity: Quantity, unit: Unit, locale: Locale): string | undefined {
  if (quantity.kind === 'date') return undefined;
  if (hasMoneySign(unit)) return wordPlainly(quantity, unit, 'prose', locale)?.value;
  const spelled = quantity.kind === 'number' && isSpelledOut(quantity.value, locale);
  const number = wordPlainly(quantity, unit, spelled ? 'words' : 'figures', locale)?.value;
  if (number === undefined || unit.kind === 'plain') return number;
  return fill(locale.numbers.adjective, { number, unit: unit.one.replaceAll(' ', '-') });
}

/** The number behind a quantity; undefined for ranges and dates. */
export function numberIn(quantity: Quantity): Rational | undefined {
  return quantity.kind === 'number' || quantity.kind === 'fraction' ? quantity.value : undefined;
}

/** Whether a text in this unit begins with a figure, which no sentence does. */
export function beginsWithFigure(text: string, unit: Unit): boolean {
  return /^\p{N}/u.test(text) || (hasMoneySign(unit) && text.startsWith(unit.symbol!));
}
