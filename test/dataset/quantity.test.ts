import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumberLike } from '../../src/dataset/numberLike.ts';
import { parseQuantity } from '../../src/dataset/quantity.ts';

describe('the value of a fact', () => {
  test.each([
    ['130', { kind: 'number', value: 130, decimals: 0 }],
    ['0', { kind: 'number', value: 0, decimals: 0 }],
    ['-5', { kind: 'number', value: -5, decimals: 0 }],
    ['6.5', { kind: 'number', value: 6.5, decimals: 1 }],
    ['6.50', { kind: 'number', value: 6.5, decimals: 2 }],
    ['0.025', { kind: 'number', value: 0.025, decimals: 3 }],
    ['1600000', { kind: 'number', value: 1_600_000, decimals: 0 }],
    ['14..15', { kind: 'range', low: 14, high: 15 }],
    ['1.5..2', { kind: 'range', low: 1.5, high: 2, decimals: 1 }],
    ['1/3', { kind: 'fraction', numerator: 1, denominator: 3 }],
  ])('%s', (text, quantity) => {
    expect(parseQuantity(text, 'kg')).toEqual({ quantity });
  });

  test.each(['2005', '2005-06', '2005-06-29', '2004-02-29', '2000-02-29'])('the date %s', (text) => {
    expect(parseQuantity(text, 'date')).toEqual({ quantity: { kind: 'date', iso: text } });
  });

  test.each([
    ['1,250', 'kg', 'notAValue'],
    ['+5', 'kg', 'notAValue'],
    ['05', 'kg', 'notAValue'],
    ['1e3', 'kg', 'notAValue'],
    ['5.', 'kg', 'notAValue'],
    ['14...15', 'kg', 'notAValue'],
    ['1/2/3', 'kg', 'notAValue'],
    ['15..14', 'kg', 'rangeReversed'],
    ['14..14', 'kg', 'rangeReversed'],
    ['1/0', 'kg', 'zeroDenominator'],
    ['1234567890123456', 'kg', 'tooManyDigits'],
    ['0.1234567890123456', 'kg', 'tooManyDigits'],
    ['99999999999999999/2', 'kg', 'tooManyDigits'],
    ['2005-06', 'kg', 'dateWithoutUnit'],
    ['2005-02-29', 'date', 'impossibleDate'],
    ['1900-02-29', 'date', 'impossibleDate'],
    ['2005-13', 'date', 'impossibleDate'],
    ['2005-00-10', 'date', 'impossibleDate'],
    ['130', 'date', 'notADate'],
    ['2005-6-1', 'date', 'notADate'],
  ])('%s in %s is refused', (text, unit, problem) => {
    expect(parseQuantity(text, unit)).toEqual({ problem });
  });

  test('a number is printed back as it was written', () => {
    const written = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.stringMatching(/^(\.\d{1,8})?$/));
    fc.assert(
      fc.property(written, ([whole, decimals]) => {
        const text = `${whole}${decimals}`;
        const parsed = parseQuantity(text, 'kg');
        expect('quantity' in parsed && parsed.quantity.kind === 'number' && parsed.quantity.value.toFixed(parsed.quantity.decimals)).toBe(text);
      }),
    );
  });
});

describe('what a text that is no value most likely means', () => {
  test.each([
    ['1,250', { number: '1250' }],
    ['1\u00a0250', { number: '1250' }],
    ["1'250.5", { number: '1250.5' }],
    ['31,5', { number: '31.5' }],
    ['1.6 million', { number: '1600000' }],
    ['2.5 thousand', { number: '2500' }],
    ['$1,600,000', { number: '1600000', unit: '$' }],
    ['more than 130', { number: '130', qualifier: 'more than' }],
    ['~300', { number: '300', qualifier: 'approximately' }],
    ['>19 tons', { number: '19', qualifier: 'more than', unit: 'tons' }],
    ['12.5 kg', { number: '12.5', unit: 'kg' }],
    ['50%', { number: '50', unit: '%' }],
    ['14–15', { number: '14..15' }],
    ['14 to 15', { number: '14..15' }],
    ['1 / 3', { number: '1/3' }],
    ['½', { number: '1/2' }],
    ['007', { number: '7' }],
    ['.5', { number: '0.5' }],
    ['−5', { number: '-5' }],
  ])('%s', (text, meant) => {
    expect(readNumberLike(text)).toEqual(meant);
  });

  test.each(['', 'many', 'n/a', '-', '29.06.2005', '1,25,30', 'heroin 3 and 4', '9'.repeat(100)])('nothing: %s', (text) => {
    expect(readNumberLike(text)).toBeUndefined();
  });

  test('a suggestion is always a value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z~$ ]{0,6}[0-9.,' /–-]{1,12}[a-z% ]{0,8}$/), (text) => {
        const number = readNumberLike(text)?.number;
        if (number === undefined) return;
        expect(parseQuantity(number, 'kg')).not.toMatchObject({ problem: 'notAValue' });
      }),
      { examples: [['-0/0 '], ['1.5/2']] },
    );
  });
});
