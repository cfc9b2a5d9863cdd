import { BriefError } from '../../diagnostic.ts';
import type { Diagnostic, Place } from '../../diagnostic.ts';
import * as messages from '../../messages/checks.ts';
import type { Fact } from '../model.ts';
import { rational } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { amountOf, boundsOfFact, compareRationals, exactAmount, fromNumber, makeBounds, negate } from './amount.ts';
import type { Amount, Operation } from './amount.ts';
import { bare, dimensionOf, joinDimensions, percentage } from './dimension.ts';
import type { Units } from './dimension.ts';
import type { Value } from './value.ts';

/** One call in an expression. */
export interface Call {
  readonly operands: readonly Value[];
  readonly facts: ReadonlyMap<string, Fact>;
  readonly units: Units;
  readonly subject: string;
  readonly place: Place;
  readonly placeOfOperand: (index: number) => Place;
  readonly operate: (operation: Operation, a: Amount, b: Amount) => Amount;
}

interface CheckFunction {
  /** How it is written: what messages show. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  readonly apply: (call: Call) => Value;
}

const hundred = exactAmount(rational(100n, 1n));

/** The functions of expressions by name; docs/checks.md describes them. */
export const functions: ReadonlyMap<string, CheckFunction> = new Map(Object.entries<CheckFunction>({
  fact: { usage: 'fact("id")', least: 1, most: 1, apply: readFact },
  low: { usage: 'low(fact("id"))', least: 1, most: 1, apply: (call) => readBound(call, 'low') },
  high: { usage: 'high(fact("id"))', least: 1, most: 1, apply: (call) => readBound(call, 'high') },
  unit: { usage: 'unit(fact("id"))', least: 1, most: 1, apply: (call) => ({ kind: 'text', text: needFact(call, 'unit').unit }) },
  qualifier: {
    usage: 'qualifier(fact("id"))',
    least: 1,
    most: 1,
    apply: (call) => ({ kind: 'text', text: needFact(call, 'qualifier').qualifier ?? '' }),
  },
  year: { usage: 'year(fact("id"))', least: 1, most: 1, apply: readYear },
  number: { usage: 'number(a)', least: 1, most: 1, apply: (call) => ({ ...needAmount(call, 0), dimension: bare }) },
  abs: { usage: 'abs(a)', least: 1, most: 1, apply: (call) => absolute(needAmount(call, 0)) },
  sum: { usage: 'sum(a, b, ...)', least: 1, most: Infinity, apply: (call) => amounts(call).reduce((total, next) => call.operate('sum', total, next)) },
  min: { usage: 'min(a, b, ...)', least: 1, most: Infinity, apply: (call) => choose(call, -1) },
  max: { usage: 'max(a, b, ...)', least: 1, most: Infinity, apply: (call) => choose(call, 1) },
  percent_of: { usage: 'percent_of(part, whole)', least: 2, most: 2, apply: (call) => inPercent(call, needAmount(call, 0), needAmount(call, 1)) },
  percent_change: {
    usage: 'percent_change(from, to)',
    least: 2,
    most: 2,
    apply: (call) => inPercent(call, call.operate('difference', needAmount(call, 1), needAmount(call, 0)), needAmount(call, 0)),
  },
}));

function readFact(call: Call): Value {
  const [operand] = call.operands;
  const id = operand?.kind === 'text' ? operand.text : operand?.kind === 'date' ? operand.iso : undefined;
  if (id === undefined) return fail(messages.wrongArguments(call.place, call.subject, 'fact("id")'));
  const fact = call.facts.get(id);
  if (fact === undefined) return fail(messages.unknownFact(call.placeOfOperand(0), call.subject, id, call.facts.keys()));
  const { value } = fact;
  if (value.kind === 'date') return { kind: 'date', iso: value.iso, fact };
  if (value.kind === 'range') return { kind: 'range', fact };
  const amount = amountOf(fact, call.units);
  return amount === undefined ? fail(messages.factWithoutValue(call.placeOfOperand(0), call.subject, id)) : { ...amount, fact };
}

/** The bound itself is exact: "more than 19" has the low bound 19. */
function readBound(call: Call, end: 'low' | 'high'): Value {
  const fact = needFact(call, end);
  const bound = boundsOfFact(fact)?.[end];
  if (bound === undefined) return fail(messages.noBound(call.placeOfOperand(0), call.subject, fact, end));
  return exactAmount(bound, dimensionOf(fact.unit, call.units));
}

function readYear(call: Call): Value {
  const [operand] = call.operands;
  if (operand?.kind !== 'date') return fail(messages.notADate(call.placeOfOperand(0), call.subject));
  return exactAmount(fromNumber(Number(operand.iso.slice(0, 4))));
}

function needFact(call: Call, name: string): Fact {
  const fact = call.operands[0]?.fact;
  return fact ?? fail(messages.wrongArguments(call.place, call.subject, `${name}(fact("id"))`));
}

function needAmount(call: Call, index: number): Amount {
  const operand = call.operands[index];
  if (operand?.kind === 'amount') {
    const { fact: _, ...amount } = operand;
    return amount;
  }
  return fail(messages.notANumber(call.placeOfOperand(index), call.subject, operand?.fact?.id, operand?.kind ?? 'text'));
}

function amounts(call: Call): Amount[] {
  return call.operands.map((_, index) => needAmount(call, index));
}

function absolute(amount: Amount): Amount {
  const { low, high } = amount.bounds;
  if (low !== undefined && low.numerator >= 0n) return amount;
  const opposite = negate(amount);
  const stated = amount.stated.numerator < 0n ? opposite.stated : amount.stated;
  if (high !== undefined && high.numerator <= 0n) return opposite;
  const furthest = low === undefined || high === undefined ? undefined : larger(opposite.bounds.high ?? high, high);
  return { ...amount, stated, bounds: makeBounds(rational(0n, 1n), furthest) };
}

/** The smallest (`direction` -1) or largest of the arguments. */
function choose(call: Call, direction: -1 | 1): Amount {
  return amounts(call).reduce((best, next) => {
    const dimension = joinDimensions(best.dimension, next.dimension);
    // A difference names the units that do not fit.
    const difference = call.operate('difference', next, best);
    const stated = compareRationals(difference.stated, rational(0n, 1n)) * direction > 0 ? next.stated : best.stated;
    const pick = direction < 0 ? smaller : larger;
    return {
      ...best,
      stated,
      dimension: dimension ?? best.dimension,
      rounded: best.rounded || next.rounded,
      bounds: makeBounds(pickBound(best.bounds.low, next.bounds.low, pick, direction < 0), pickBound(best.bounds.high, next.bounds.high, pick, direction > 0)),
    };
  });
}

/** An open bound wins where it lies on the side that is chosen, and loses on the other. */
function pickBound(a: Rational | undefined, b: Rational | undefined, pick: (a: Rational, b: Rational) => Rational, openWins: boolean): Rational | undefined {
  if (a !== undefined && b !== undefined) return pick(a, b);
  return openWins ? undefined : (a ?? b);
}

function smaller(a: Rational, b: Rational): Rational {
  return compareRationals(a, b) <= 0 ? a : b;
}

function larger(a: Rational, b: Rational): Rational {
  return compareRationals(a, b) >= 0 ? a : b;
}

function inPercent(call: Call, part: Amount, whole: Amount): Amount {
  // A sum names the units that do not fit.
  call.operate('sum', part, whole);
  return { ...call.operate('product', call.operate('quotient', part, whole), hundred), dimension: percentage };
}

function fail(finding: Diagnostic): never {
  throw new BriefError([finding]);
}
