import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  decimalsNeeded,
  divide,
  exactly,
  multiply,
  rational,
  roundTo,
  subtract,
  toDigits,
} from '../../src/rational.ts';

const number = fc.oneof(
  fc.integer(),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
);

describe('exact arithmetic', () => {
  test('takes numbers as they are typed', () => {
    expect(exactly(0.1)).toEqual(rational(1n, 10n));
    expect(add(exactly(0.1), exactly(0.2))).toEqual(exactly(0.3));
    expect(exactly(1.5e21)).toEqual(rational(1_500_000_000_000_000_000_000n, 1n));
    expect(exactly(2.5e-7)).toEqual(rational(1n, 4_000_000n));
    expect(exactly(-0)).toEqual(rational(0n, 1n));
  });

  test('refuses what is no number', () => {
    expect(() => exactly(Number.NaN)).toThrow(RangeError);
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(divide(exactly(1), exactly(0))).toBeUndefined();
  });

  test.each([
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [-0.5, 0, '-1'],
    [-0.4, 0, '0'],
    [1.005, 2, '1.01'],
    [0.05, 1, '0.1'],
    [1234.5, 2, '1234.50'],
    [0, 3, '0.000'],
    [-12.345, 2, '-12.35'],
  ])('prints %d with %d decimals as %s', (value, decimals, digits) => {
    expect(toDigits(exactly(value), decimals)).toBe(digits);
  });

  test('undoes itself', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [exactly(a), exactly(b)];
        expect(subtract(add(x, y), y)).toEqual(x);
        if (compare(y, exactly(0)) !== 0) expect(multiply(divide(x, y)!, y)).toEqual(x);
      }),
    );
  });

  test('reads what it prints', () => {
    fc.assert(
      fc.property(number, (value) => {
        const exact = exactly(value);
        const decimals = decimalsNeeded(exact, 30);
        if (decimals !== undefined) expect(Number(toDigits(exact, decimals))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test('rounds to the nearest, and no further than half a step', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const exact = exactly(value);
        const off = subtract(roundTo(exact, decimals), exact);
        const half = rational(1n, 2n * 10n ** BigInt(decimals));
        expect(compare(multiply(off, off), multiply(half, half))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
