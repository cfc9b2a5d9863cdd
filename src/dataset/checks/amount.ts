import type { Fact, FactQuantity } from '../model.ts';
import { add, divide, multiply, rational, subtract, toNumber } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { bare, dimensionOf, multiplyDimensions } from './dimension.ts';
import type { Dimension, Units } from './dimension.ts';
import { boundsOf } from './qualifiers.ts';
import type { Bounds } from './qualifiers.ts';

/** A number of an expression: as stated, and what the qualifiers allow it to be. */
export interface Amount {
  readonly kind: 'amount';
  readonly stated: Rational;
  readonly bounds: Bounds;
  readonly dimension: Dimension;
  /** Whether it comes from a computed fact whose decimals do not end, so that it is not exact. */
  readonly rounded: boolean;
}

export type Operation = 'sum' | 'difference' | 'product' | 'quotient';

/** The exact value of a number or a fraction; undefined for ranges, dates and what could not be read. */
export function exactValue(quantity: FactQuantity): Rational | undefined {
  if (quantity.kind === 'fraction') return rational(BigInt(quantity.numerator), BigInt(quantity.denominator));
  if (quantity.kind === 'number' && Number.isFinite(quantity.value)) return fromNumber(quantity.value);
  return undefined;
}

/** The exact value of the digits that a number prints. */
export function fromNumber(value: number): Rational {
  const text = String(value);
  return fromDecimals(/e/.test(text) ? value.toFixed(20) : text);
}

/** The exact value of digits with or without a point: `0.025`. */
export function fromDecimals(text: string): Rational {
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return rational(BigInt(text.replace('.', '')), 10n ** BigInt(decimals));
}

export function exactAmount(stated: Rational, dimension: Dimension = bare): Amount {
  return { kind: 'amount', stated, bounds: { low: stated, high: stated }, dimension, rounded: false };
}

/** A fact as a number; undefined for ranges, dates and facts without a value. */
export function amountOf(fact: Fact, units: Units): Amount | undefined {
  const stated = exactValue(fact.value);
  if (stated === undefined) return undefined;
  return {
    kind: 'amount',
    stated,
    bounds: boundsOf(stated, fact.qualifier),
    dimension: dimensionOf(fact.unit, units),
    rounded: fact.computed !== undefined && !Number.isInteger(fact.value.kind === 'number' ? fact.value.value : 0),
  };
}

/** What a fact may truly be, ranges included; undefined for dates and facts without a value. */
export function boundsOfFact({ value, qualifier }: Fact): Bounds | undefined {
  if (value.kind === 'range') return { low: fromNumber(value.low), high: fromNumber(value.high) };
  const stated = exactValue(value);
  return stated === undefined ? undefined : boundsOf(stated, qualifier);
}

/** Undefined where the divisor is 0. `dimension` is that of a sum or a difference; the others have their own. */
export function calculate(operation: Operation, a: Amount, b: Amount, dimension: Dimension): Amount | undefined {
  const stated = arithmetic[operation](a.stated, b.stated);
  if (stated === undefined) return undefined;
  const rounded = a.rounded || b.rounded;
  return { kind: 'amount', stated, bounds: calculateBounds(operation, a.bounds, b.bounds), rounded, dimension: dimensionFor(operation, a, b, dimension) };
}

export function negate(amount: Amount): Amount {
  const { low, high } = amount.bounds;
  const zero = rational(0n, 1n);
  const opposite = (bound: Rational | undefined): Rational | undefined => (bound === undefined ? undefined : subtract(zero, bound));
  return { ...amount, stated: subtract(zero, amount.stated), bounds: makeBounds(opposite(high), opposite(low)) };
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or more than `b`. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The nearest number, however large. */
export function asNumber(value: Rational): number {
  return toNumber(value) ?? Number(value.numerator) / Number(value.denominator);
}

export function makeBounds(low: Rational | undefined, high: Rational | undefined): Bounds {
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

const arithmetic = {
  sum: add,
  difference: subtract,
  product: multiply,
  quotient: divide,
} satisfies Record<Operation, (a: Rational, b: Rational) => Rational | undefined>;

function dimensionFor(operation: Operation, a: Amount, b: Amount, joined: Dimension): Dimension {
  if (operation === 'sum' || operation === 'difference') return joined;
  return multiplyDimensions(a.dimension, b.dimension, operation === 'product' ? 1 : -1);
}

function calculateBounds(operation: Operation, a: Bounds, b: Bounds): Bounds {
  switch (operation) {
    case 'sum':
      return makeBounds(both(add, a.low, b.low), both(add, a.high, b.high));
    case 'difference':
      return makeBounds(both(subtract, a.low, b.high), both(subtract, a.high, b.low));
    case 'product':
      if (isPositive(a) && isPositive(b)) return makeBounds(multiply(a.low, b.low), both(multiply, a.high, b.high));
      return extremes(multiply, a, b);
    case 'quotient':
      return isPositive(b) && b.low.numerator > 0n ? quotientBounds(a, b) : {};
  }
}

/** The divisor is above 0. */
function quotientBounds(a: Bounds, b: Bounds & { readonly low: Rational }): Bounds {
  if (!isPositive(a)) return extremes(divide, a, b);
  const low = b.high === undefined ? rational(0n, 1n) : divide(a.low, b.high);
  return makeBounds(low, a.high === undefined ? undefined : divide(a.high, b.low));
}

function isPositive(bounds: Bounds): bounds is Bounds & { readonly low: Rational } {
  return bounds.low !== undefined && bounds.low.numerator >= 0n;
}

function both<Result>(apply: (a: Rational, b: Rational) => Result, a: Rational | undefined, b: Rational | undefined): Result | undefined {
  return a === undefined || b === undefined ? undefined : apply(a, b);
}

/** Where a side is open, the result may be anything. */
function extremes(apply: (a: Rational, b: Rational) => Rational | undefined, a: Bounds, b: Bounds): Bounds {
  const results: Rational[] = [];
  for (const x of [a.low, a.high]) {
    for (const y of [b.low, b.high]) {
      const result = both(apply, x, y);
      if (result === undefined) return {};
      results.push(result);
    }
  }
  results.sort(compareRationals);
  return makeBounds(results[0], results.at(-1));
}
