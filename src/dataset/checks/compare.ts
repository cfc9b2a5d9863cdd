import { BriefError } from '../../diagnostic.ts';
import type { Report } from '../../diagnostic.ts';
import * as messages from '../../messages/checks.ts';
import type { Comparator, ComparedSide, Comparison, Fact } from '../model.ts';
import { rational, subtract } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { asNumber, compareRationals, fromNumber } from './amount.ts';
import type { Amount } from './amount.ts';
import { describeDimension, joinDimensions } from './dimension.ts';
import type { Dimension, Units } from './dimension.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './evaluate.ts';
import { locateIn, parseComparison } from './expression.ts';
import type { ParsedComparison } from './expression.ts';
import type { Bounds } from './qualifiers.ts';
import type { DateValue, TextValue, Value } from './value.ts';

/** What a comparison of figures gives. */
export interface Verdict {
  readonly comparator: Comparator;
  /** By the figures as stated. */
  readonly holds: boolean;
  /** Whether every value that the qualifiers allow gives the same. */
  readonly certain: boolean;
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  readonly difference?: number;
}

/** What comparisons may refer to. */
export interface Known {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly units: Units;
}

/** Evaluates a comparison; `subject` is the id of what it belongs to. Undefined if that cannot be done, which is reported. */
export function evaluateComparison(subject: string, comparison: Comparison, tolerance: number, known: Known, report: Report): Verdict | undefined {
  const scope: Scope = { ...known, subject, locate: locateIn(comparison) };
  try {
    const parsed = parseComparison(subject, comparison);
    return compare(parsed, evaluate(parsed.left, scope), evaluate(parsed.right, scope), tolerance, scope);
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    error.diagnostics.forEach(report);
    return undefined;
  }
}

function compare(parsed: ParsedComparison, left: Value, right: Value, tolerance: number, scope: Scope): Verdict {
  const { comparator } = parsed;
  if (left.kind === 'amount' && right.kind === 'amount') return compareAmounts(parsed, left, right, tolerance, scope);
  if (left.kind === 'date' && right.kind === 'date') return compareDates(parsed, left, right, scope);
  if (left.kind === 'text' && right.kind === 'text' && (comparator === '==' || comparator === '!=')) {
    const holds = (left.text === right.text) === (comparator === '==');
    return { comparator, holds, certain: true, left: textSide(left), right: textSide(right) };
  }
  const place = scope.locate(parsed.left.start);
  throw new BriefError([messages.notComparable(place, scope.subject, comparator, left.kind, right.kind)]);
}

function compareAmounts({ comparator, left: leftNode }: ParsedComparison, left: Amount, right: Amount, tolerance: number, scope: Scope): Verdict {
  const joined = joinDimensions(left.dimension, right.dimension);
  if (joined === undefined) {
    const [a, b] = [describeDimension(left.dimension), describeDimension(right.dimension)];
    throw new BriefError([messages.unitsDoNotFit(scope.locate(leftNode.start), scope.subject, a, b)]);
  }
  const reach = fromNumber(tolerance);
  const stated = subtract(left.stated, right.stated);
  const holds = tests[comparator](withoutRounding(stated, left, right), reach);
  return {
    comparator,
    holds,
    certain: isCertain(comparator, holds, differenceBounds(left.bounds, right.bounds), reach),
    left: amountSide(left, joined),
    right: amountSide(right, joined),
    difference: asNumber(stated),
  };
}

/** Whether a difference of the two sides satisfies the comparison. */
const tests = {
  '==': (difference, reach) => compareRationals(absolute(difference), reach) <= 0,
  '!=': (difference, reach) => compareRationals(absolute(difference), reach) > 0,
  '<': ({ numerator }) => numerator < 0n,
  '<=': ({ numerator }) => numerator <= 0n,
  '>': ({ numerator }) => numerator > 0n,
  '>=': ({ numerator }) => numerator >= 0n,
} satisfies Record<Comparator, (difference: Rational, reach: Rational) => boolean>;

/** A side that grows towards an open end can change the outcome unless it grows away from the limit. */
function isCertain(comparator: Comparator, holds: boolean, { low, high }: Bounds, reach: Rational): boolean {
  const ends = [low, high].filter((end) => end !== undefined);
  const test = tests[comparator];
  if (!ends.every((end) => test(end, reach) === holds)) return false;
  if (comparator === '==' || comparator === '!=') {
    const equal = (comparator === '==') === holds;
    return equal ? ends.length === 2 : isOneSided(low, high);
  }
  const falls = (comparator === '<' || comparator === '<=') === holds;
  return falls ? high !== undefined : low !== undefined;
}

/** Both ends unequal to 0: nothing between them is 0 only if they lie on one side of it. */
function isOneSided(low: Rational | undefined, high: Rational | undefined): boolean {
  if (low !== undefined && low.numerator > 0n) return true;
  return high !== undefined && high.numerator < 0n;
}

function differenceBounds(left: Bounds, right: Bounds): Bounds {
  const low = left.low === undefined || right.high === undefined ? undefined : subtract(left.low, right.high);
  const high = left.high === undefined || right.low === undefined ? undefined : subtract(left.high, right.low);
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

/** A computed fact is the number nearest to its value: what is smaller than that error is no difference. */
function withoutRounding(difference: Rational, left: Amount, right: Amount): Rational {
  if (!left.rounded && !right.rounded) return difference;
  const larger = compareRationals(absolute(left.stated), absolute(right.stated)) > 0 ? left.stated : right.stated;
  const { numerator, denominator } = absolute(larger);
  const error = rational(numerator, denominator * 10n ** 14n);
  return compareRationals(absolute(difference), error) <= 0 ? rational(0n, 1n) : difference;
}

function absolute({ numerator, denominator }: Rational): Rational {
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}

function compareDates({ comparator, left: node }: ParsedComparison, left: DateValue, right: DateValue, scope: Scope): Verdict {
  const [a, b] = [left.iso, right.iso];
  if (a !== b && (a.startsWith(b) || b.startsWith(a))) {
    throw new BriefError([messages.datesOfDifferentLength(scope.locate(node.start), scope.subject, a, b)]);
  }
  const order = rational(a < b ? -1n : a > b ? 1n : 0n, 1n);
  return { comparator, holds: tests[comparator](order, rational(0n, 1n)), certain: true, left: { value: a }, right: { value: b } };
}

function textSide({ text }: TextValue): ComparedSide {
  return { value: text };
}

function amountSide({ stated, bounds }: Amount, dimension: Dimension): ComparedSide {
  const unit = describeDimension(dimension, '');
  return {
    value: asNumber(stated),
    ...(bounds.low === undefined ? {} : { low: asNumber(bounds.low) }),
    ...(bounds.high === undefined ? {} : { high: asNumber(bounds.high) }),
    ...(unit === undefined || unit === '' ? {} : { unit }),
  };
}
