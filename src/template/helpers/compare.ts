import * as messages from '../../messages/template.ts';
import { compare, exactly } from '../../rational.ts';
import { Cell, Phrase } from '../value.ts';
import type { Value } from '../value.ts';
import { describe, numberOf } from './arguments.ts';
import type { Helper, HelperCall } from './helper.ts';

const PAIR = [
  { name: 'the first value', accepts: 'comparable' },
  { name: 'the second value', accepts: 'comparable' },
] as const;

/** `(eq a b)`: the same number or the same text; 2005 equals "2005". */
export const eq = comparison((a, b) => sameValue(a, b));
/** `(ne a b)` */
export const ne = comparison((a, b) => !sameValue(a, b));
/** `(lt a b)`; false where a figure is missing. */
export const lt = comparison((a, b, call) => (order(a, b, call) ?? 0) < 0);
/** `(gt a b)`; false where a figure is missing. */
export const gt = comparison((a, b, call) => (order(a, b, call) ?? 0) > 0);
/** `(le a b)`; false where a figure is missing. */
export const le = comparison((a, b, call) => (order(a, b, call) ?? 1) <= 0);
/** `(ge a b)`; false where a figure is missing. */
export const ge = comparison((a, b, call) => (order(a, b, call) ?? -1) >= 0);

function comparison(holds: (a: Value, b: Value, call: HelperCall) => boolean): Helper {
  return {
    parameters: PAIR,
    options: {},
    gives: 'boolean',
    run: (call) => holds(call.arguments[0], call.arguments[1], call),
  };
}

/** Text or number behind a value. */
function plainOf(value: Value): Value {
  if (value instanceof Cell) return value.value;
  return value instanceof Phrase && value.number === undefined ? value.text : value;
}

function sameValue(a: Value, b: Value): boolean {
  const [numberA, numberB] = [comparableNumber(a), comparableNumber(b)];
  if (numberA !== undefined && numberB !== undefined) return compare(numberA, numberB) === 0;
  return plainOf(a) === plainOf(b);
}

function comparableNumber(value: Value) {
  const number = numberOf(value);
  if (number === 'missing') return undefined;
  if (number !== undefined) return number;
  const plain = plainOf(value);
  return typeof plain === 'string' && /^-?\d+(?:\.\d+)?$/.test(plain) ? exactly(Number(plain)) : undefined;
}

const DATE = /^\d{4}(?:-\d{2}){0,2}$/;

/** Below, at or above zero; undefined where a figure is missing, or after a complaint. */
function order(a: Value, b: Value, call: HelperCall): number | undefined {
  const [numberA, numberB] = [comparableNumber(a), comparableNumber(b)];
  if (numberA !== undefined && numberB !== undefined) return compare(numberA, numberB);
  const [plainA, plainB] = [plainOf(a), plainOf(b)];
  if (plainA === null || plainB === null) return undefined;
  if (typeof plainA === 'string' && typeof plainB === 'string' && DATE.test(plainA) && DATE.test(plainB)) {
    if (plainA === plainB) return 0;
    return plainA < plainB ? -1 : 1;
  }
  return call.fail((place) => messages.cannotCompare(place, describe(a), describe(b)));
}
