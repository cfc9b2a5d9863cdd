import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openScanner } from '../../src/document/numbers/scanner.ts';
import type { Unit } from '../../src/locale.ts';
import { locale } from '../fixtures/sampleDocument.ts';

const units: readonly Unit[] = [{ one: 'officer', other: 'officers', kind: 'count' }];
const scanner = openScanner(locale, units, ['1988 UN Drug Convention', 'U.S. 1', 'Article 3.2', 'Route 66']);
const found = (text: string): string[] => scanner.find(text).map((number) => number.text);

describe('numbers that must be bound', () => {
  test.each([
    ['It seized 1,250.5 kilograms and 12% more.', ['1,250.5', '12%']],
    ['Twelve officers and twenty-one judges.', ['Twelve', 'twenty-one']],
    ['Of these, five hundred eighty; two dozen more.', ['five hundred eighty', 'two dozen']],
    ['One-third of it, two thirds, a quarter of all, half.', ['One-third', 'two thirds', 'a quarter', 'half']],
    ['More than $1.6 million, or 16.5 million dollars.', ['$1.6 million', '16.5 million']],
    ['Ages 14–15, a ratio of 3/4, at 10:30.', ['14–15', '3/4', '10:30']],
    ['It doubled, and twice as much; hundreds of them.', ['doubled', 'twice', 'hundreds']],
    ['The third year, the second stage, the 5th.', ['third', 'second', '5th']],
    ['On June 29, 2005, one year later, one in four.', ['29', 'one', 'one', 'four']],
    ['A load of 10kg, minus −5, zero.', ['10kg', '−5', 'zero']],
    ['In paragraph 2, 12 officers.', ['12']],
    ['They found 2005 kilograms.', ['2005']],
  ])('%s', (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });
});

describe('numbers that count nothing', () => {
  test.each([
    'In 2005 officers came; the years 2004-2005, 2005-06 and the 1990s.',
    'One of these, no one, one another, for the first time.',
    'Second, the third country came first.',
    'Figure 2, Table 3, paragraphs 2, 5, 6, 8 to 12 and 21 to 23, pages 3–5, article 12a.',
    'A party to the 1988 UN\nDrug Convention, to Article 3.2 and to U.S. 1.',
    'See https://example.org/2005/12?x=3 or mail box12@example.org.',
    'A B-52 of type E10, COVID-19.',
    'The twenty-first century.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test.each([
  ['1,250.5', [1250.5]],
  ['$1.6 million', [1_600_000]],
  ['two dozen', [24]],
  ['five hundred eighty', [580]],
  ['two-thirds', [2 / 3]],
  ['14–15', [14, 15]],
  ['half', [0.5]],
  ['doubled', [2]],
  ['third year', [3]],
])('%s is worth %j', (text, values) => {
  expect(scanner.find(text).flatMap((number) => number.values)).toEqual(values);
});

test('any figure in a sentence is found where it stands, with its value', () => {
  const words = fc.array(fc.constantFrom('opium', 'seized', 'in', 'Kazakhstan', 'and', 'heroin', '—', '(the'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(words, fc.nat(9_999_999), words, (before, value, after) => {
      fc.pre(value < 1900 || value > 2099);
      const digits = value.toLocaleString('en-US');
      const text = `${before.join(' ')} ${digits} ${after.join(' ')}`;
      expect(scanner.find(text)).toEqual([{ start: before.join(' ').length + 1, text: digits, values: [value] }]);
    }),
  );
});

test('any text can be read: what is found is a part of it, in order, once', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('one', 'two-', 'third', 'half', '12', '1,0', ' of ', 'percent', '-', 'paragraph ', 'hundred', '%'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const number of scanner.find(text)) {
        expect(number.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(number.start, number.start + number.text.length)).toBe(number.text);
        end = number.start + number.text.length;
      }
    }),
    { numRuns: 500 },
  );
});
