import type { Unit } from '../../locale.ts';
import * as messages from '../../messages/template.ts';
import { rational, roundTo, signOf } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { Phrase } from '../value.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import type { NumericFact } from './arguments.ts';
import type { HelperCall } from './helper.ts';
import { placeInSentence } from './sentence.ts';

/** A figure computed from facts. */
export interface ComputedFigure {
  /** Name of the computation: `change`. */
  readonly operation: string;
  readonly of: readonly NumericFact[];
  /** Rounded to `decimals`. */
  readonly value: Rational;
  readonly decimals: number;
  readonly unit: Unit;
  readonly style: QuantityStyle;
  /** Words around it: "an increase of {amount}". */
  readonly around?: (amount: string) => string;
}

/** Prints a computed figure, bound to its facts with the formula. */
export function printComputed(call: HelperCall, figure: ComputedFigure): Phrase | undefined {
  const { value, decimals, unit, style, operation } = figure;
  const around = figure.around ?? ((amount: string) => amount);
  const text = placeInSentence(call, {
    quantity: { kind: 'number', value, decimals },
    unit,
    style,
    compose: (number, unitText, glue) => around(number + glue + unitText),
  });
  if (text === undefined) return call.fail((place) => messages.resultNotInStyle(place, operation, style));
  return bindComputed(figure, text);
}

/** A text bound to the facts that it was computed from. */
export function bindComputed(
  figure: Pick<ComputedFigure, 'operation' | 'of' | 'value'>,
  text: string,
): Phrase {
  const facts = figure.of.map(({ fact }) => fact.id);
  const piece = { text, facts: [...new Set(facts)], formula: `${figure.operation}(${facts.join(',')})` };
  return new Phrase([piece], figure.value);
}

/** The `decimals` option, or what the helper has without it. */
export function decimalsOf(call: HelperCall, otherwise: number): number {
  const { decimals } = call.options;
  return typeof decimals === 'number' ? decimals : otherwise;
}

/** Rounded; what would round to nothing becomes the smallest step, to be printed as "less than". */
export function roundVisibly(exact: Rational, decimals: number): { value: Rational; tooSmall: boolean } {
  const value = roundTo(exact, decimals);
  const tooSmall = signOf(value) === 0 && signOf(exact) !== 0;
  return { value: tooSmall ? rational(1n, 10n ** BigInt(decimals)) : value, tooSmall };
}
