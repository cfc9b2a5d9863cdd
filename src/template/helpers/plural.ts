import * as messages from '../../messages/template.ts';
import { absolute, compare, exactly } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import type { Value } from '../value.ts';
import { numberIn, quantityOf } from '../wording/quantity.ts';
import { describe, numberOf, readFact } from './arguments.ts';
import type { Helper, HelperCall } from './helper.ts';

/** `{{plural n "case" "cases"}}`: the form that goes with a number, a figure or a fact. */
export const plural: Helper = {
  parameters: [
    { name: 'the number', accepts: 'amount' },
    { name: 'the form for one', accepts: 'text' },
    { name: 'the form for others', accepts: 'text' },
  ],
  options: {},
  gives: 'text',
  run(call) {
    const [amount, one, other] = call.arguments;
    const value = readAmount(call, amount);
    if (value === undefined) return undefined;
    return value !== 'other' && compare(absolute(value), exactly(1)) === 0 ? one : other;
  },
};

function readAmount(call: HelperCall, amount: Value): Rational | 'other' | undefined {
  if (typeof amount === 'string') {
    const fact = readFact(call, amount);
    return fact === undefined ? undefined : (numberIn(quantityOf(fact.value)) ?? 'other');
  }
  const value = numberOf(amount);
  if (value === 'missing') return 'other';
  return value ?? call.fail((place) => messages.expectedNumber(place, describe(amount)));
}
