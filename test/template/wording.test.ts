import { describe, expect, test } from 'vitest';
import type { FactQuantity } from '../../src/dataset/model.ts';
import type { Unit } from '../../src/locale.ts';
import { exactly } from '../../src/rational.ts';
import { dateWords, readDate } from '../../src/template/wording/dates.ts';
import { figures } from '../../src/template/wording/figures.ts';
import { capitalize } from '../../src/template/wording/letters.ts';
import { listSeparators } from '../../src/template/wording/lists.ts';
import { ordinal } from '../../src/template/wording/ordinals.ts';
import { quantityOf, wordQuantity } from '../../src/template/wording/quantity.ts';
import type { QuantityStyle } from '../../src/template/wording/quantity.ts';
import { numberWords } from '../../src/template/wording/words.ts';
import { locale } from './support.ts';

test.each([
  [0, 'zero'],
  [9, 'nine'],
  [13, 'thirteen'],
  [19, 'nineteen'],
  [20, 'twenty'],
  [21, 'twenty-one'],
  [99, 'ninety-nine'],
  [100, 'one hundred'],
  [105, 'one hundred five'],
  [580, 'five hundred eighty'],
  [999, 'nine hundred ninety-nine'],
  [1000, undefined],
  [-1, undefined],
  [2.5, undefined],
])('%d in words is %s', (value, words) => {
  expect(numberWords(exactly(value), locale)).toBe(words);
});

test.each([
  [0, 0, '0'],
  [999, 0, '999'],
  [1250, 0, '1,250'],
  [1234567.891, 2, '1,234,567.89'],
  [0.5, 1, '0.5'],
  [-1250, 0, '−1,250'],
])('%d with %d decimals in figures is %s', (value, decimals, text) => {
  expect(figures(exactly(value), decimals, locale)).toBe(text);
});

test('separators are the locale\'s', () => {
  const german = { ...locale, numbers: { ...locale.numbers, group: '.', decimal: ',' } };
  expect(figures(exactly(1234567.5), 1, german)).toBe('1.234.567,5');
});

test.each([
  [1, 'first'],
  [5, 'fifth'],
  [9, 'ninth'],
  [10, '10th'],
  [11, '11th'],
  [21, '21st'],
  [22, '22nd'],
  [103, '103rd'],
  [112, '112th'],
  [1107, '1,107th'],
  [-1, undefined],
  [1.5, undefined],
])('%d in order is %s', (value, text) => {
  expect(ordinal(exactly(value), locale)).toBe(text);
});

const COUNT: Unit = { one: 'officer', other: 'officers', kind: 'count' };
const MEASURE: Unit = { one: 'kilogram', other: 'kilograms', symbol: 'kg', kind: 'measure' };
const PERCENT: Unit = { one: 'percent', other: 'percent', symbol: '%', kind: 'measure' };
const MONEY: Unit = { one: 'dollar', other: 'dollars', symbol: '$', kind: 'money' };
const TENGE: Unit = { one: 'tenge', other: 'tenge', kind: 'money' };
const PLAIN: Unit = { one: '', other: '', kind: 'plain' };
const AGE: Unit = { one: 'year old', other: 'years old', kind: 'measure' };

const num = (value: number, decimals = String(value).split('.')[1]?.length ?? 0): FactQuantity => ({ kind: 'number', value, decimals });
const range = (low: number, high: number): FactQuantity => ({ kind: 'range', low, high });
const part = (numerator: number, denominator: number): FactQuantity => ({ kind: 'fraction', numerator, denominator });
const day = (iso: string): FactQuantity => ({ kind: 'date', iso });

const cases: readonly (readonly [FactQuantity, Unit, QuantityStyle, string | undefined])[] = [
  // Small counts in words, measures and money always in figures.
  [num(9), COUNT, 'prose', 'nine officers'],
  [num(10), COUNT, 'prose', '10 officers'],
  [num(1), COUNT, 'prose', 'one officer'],
  [num(0), COUNT, 'prose', 'zero officers'],
  [num(2.5), COUNT, 'prose', '2.5 officers'],
  [num(2626), COUNT, 'prose', '2,626 officers'],
  [num(9), MEASURE, 'prose', '9 kilograms'],
  [num(1), MEASURE, 'prose', '1 kilogram'],
  [num(1, 1), MEASURE, 'prose', '1.0 kilograms'],
  [num(0.5), MEASURE, 'prose', '0.5 kilograms'],
  [num(-3), MEASURE, 'prose', '−3 kilograms'],
  [num(25), PERCENT, 'prose', '25 percent'],
  [num(107), PLAIN, 'prose', '107'],
  [num(5), PLAIN, 'prose', '5'],
  // Round values of a million and over.
  [num(999_999), COUNT, 'prose', '999,999 officers'],
  [num(1_000_000), COUNT, 'prose', '1 million officers'],
  [num(1_200_000), MEASURE, 'prose', '1.2 million kilograms'],
  [num(1_250_000), MEASURE, 'prose', '1.25 million kilograms'],
  [num(1_234_567), MEASURE, 'prose', '1,234,567 kilograms'],
  [num(2_000_000_000), MEASURE, 'prose', '2 billion kilograms'],
  // Money has its sign before the figure.
  [num(1_600_000), MONEY, 'prose', '$1.6 million'],
  [num(16_500_000), MONEY, 'prose', '$16.5 million'],
  [num(700_000), MONEY, 'prose', '$700,000'],
  [num(5), MONEY, 'prose', '$5'],
  [num(-700), MONEY, 'prose', '−$700'],
  [num(1_600_000), TENGE, 'prose', '1.6 million tenge'],
  [num(5), MONEY, 'words', 'five dollars'],
  [num(6_500_000), MONEY, 'adjective', '$6.5 million'],
  [num(1_600_000), MONEY, 'symbol', '$1,600,000'],
  // Figures, words and symbols on demand.
  [num(5), COUNT, 'figures', '5 officers'],
  [num(580), COUNT, 'words', 'five hundred eighty officers'],
  [num(1000), COUNT, 'words', undefined],
  [num(16), MEASURE, 'symbol', '16 kg'],
  [num(10), PERCENT, 'symbol', '10%'],
  [num(3), COUNT, 'symbol', '3 officers'],
  [num(107), PLAIN, 'symbol', '107'],
  // Adjectives.
  [num(5), { one: 'year', other: 'years', kind: 'measure' }, 'adjective', 'five-year'],
  [num(12), { one: 'month', other: 'months', kind: 'measure' }, 'adjective', '12-month'],
  [num(40), AGE, 'adjective', '40-year-old'],
  [num(8), AGE, 'prose', '8 years old'],
  [num(1), AGE, 'prose', '1 year old'],
  // Ordinals and fractions.
  [num(5), COUNT, 'ordinal', 'fifth officer'],
  [part(1, 5), PLAIN, 'ordinal', 'fifth'],
  [part(2, 5), PLAIN, 'ordinal', undefined],
  [part(1, 3), PLAIN, 'prose', 'one-third'],
  [part(3, 4), PLAIN, 'prose', 'three-quarters'],
  [part(2, 4), PLAIN, 'fraction', 'one-half'],
  [part(5, 29), PLAIN, 'prose', '5/29'],
  [part(5, 29), PLAIN, 'words', undefined],
  [part(1, 3), PLAIN, 'figures', '1/3'],
  [part(1, 4), PLAIN, 'one-in', 'one in four'],
  [part(3, 20), PLAIN, 'one-in', 'three in 20'],
  [num(25), PERCENT, 'one-in', 'one in four'],
  [num(25), PERCENT, 'fraction', 'one-quarter'],
  [num(0.5), PLAIN, 'fraction', 'one-half'],
  [num(3), PLAIN, 'fraction', undefined],
  [num(0), PLAIN, 'one-in', undefined],
  // Ranges.
  [range(14, 15), { one: 'year', other: 'years', kind: 'measure' }, 'prose', '14–15 years'],
  [range(3, 5), COUNT, 'prose', 'three to five officers'],
  [range(3, 15), COUNT, 'prose', '3–15 officers'],
  [range(6.5, 7), MEASURE, 'prose', '6.5–7.0 kilograms'],
  [range(5_000_000, 6_500_000), MONEY, 'prose', '$5–6.5 million'],
  [range(500, 900), MONEY, 'prose', '$500–$900'],
  [range(14, 15), COUNT, 'words', 'fourteen to fifteen officers'],
  [range(14, 15), AGE, 'adjective', '14–15-year-old'],
  [range(14, 15), COUNT, 'ordinal', undefined],
  [range(10, 20), PERCENT, 'symbol', '10–20%'],
  // Dates.
  [day('2005-06-29'), PLAIN, 'prose', 'June 29, 2005'],
  [day('2005-06'), PLAIN, 'prose', 'June 2005'],
  [day('2005'), PLAIN, 'prose', '2005'],
  [day('2005-06-29'), PLAIN, 'day-month', 'June 29'],
  [day('2005-06-29'), PLAIN, 'month', 'June 2005'],
  [day('2005-06-29'), PLAIN, 'year', '2005'],
  [day('2005'), PLAIN, 'month', undefined],
  [day('2005-06'), PLAIN, 'day-month', undefined],
  [day('2005'), PLAIN, 'words', undefined],
  [day('2005'), PLAIN, 'symbol', undefined],
  [day('2005'), PLAIN, 'adjective', undefined],
  [num(5), COUNT, 'month', undefined],
];

describe('quantities', () => {
  test.each(cases)('%j in %j as %s is %s', (value, unit, style, text) => {
    const worded = wordQuantity(quantityOf(value), unit, style, locale);
    expect(worded === undefined ? undefined : worded.value + worded.glue + worded.unit).toBe(text);
  });
});

describe('dates', () => {
  test.each(['2005-13', '2005-00', '2005-02-29', '2005-04-31', '2005-6-1', '5', '', '2005-06-29T10:00', '1900-02-29'])(
    '%s is none',
    (iso) => {
      expect(readDate(iso)).toBeUndefined();
      expect(dateWords(iso, 'full', locale)).toBeUndefined();
    },
  );

  test.each(['2004-02-29', '2000-02-29', '2005-12-31', '1996', '2005-01'])('%s is one', (iso) => {
    expect(readDate(iso)).toBeDefined();
  });
});

test.each([
  ['heroin', 'Heroin'],
  ['"heroin"', '"Heroin"'],
  ['Heroin', 'Heroin'],
  ['5 tons', '5 tons'],
  ['$5 million', '$5 million'],
  ['éclair', 'Éclair'],
  ['', ''],
])('%s begins a sentence as %s', (text, capital) => {
  expect(capitalize(text, 'en-US')).toBe(capital);
});

test('lists have a comma before the last of three', () => {
  expect(listSeparators(0, 'and', locale)).toEqual([]);
  expect(listSeparators(1, 'and', locale)).toEqual([]);
  expect(listSeparators(2, 'and', locale)).toEqual([' and ']);
  expect(listSeparators(4, 'or', locale)).toEqual([', ', ', ', ', or ']);
});
