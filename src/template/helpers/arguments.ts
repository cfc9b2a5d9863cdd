import type { Fact } from '../../dataset/model.ts';
import type { Unit } from '../../locale.ts';
import * as messages from '../../messages/template.ts';
import { exactly } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { unitOf } from '../units.ts';
import { Cell, Phrase } from '../value.ts';
import type { Value } from '../value.ts';
import { numberIn, quantityOf } from '../wording/quantity.ts';
import type { HelperCall } from './helper.ts';

/** The fact that an argument names: an id, or a cell that states a fact. Reports one that names none. */
export function readFact(call: HelperCall, value: Value): Fact | undefined {
  const { facts } = call.world.dataset;
  const id = value instanceof Cell ? (value.fact ?? value.value) : value;
  if (typeof id !== 'string') return call.fail((place) => messages.notAFact(place, describe(value)));
  const fact = facts.get(id);
  return fact ?? call.fail((place) => messages.unknownFact(place, id, facts.keys()));
}

/** A fact that can be calculated with. */
export interface NumericFact {
  readonly fact: Fact;
  readonly value: Rational;
  /** Decimal places that the source gives. */
  readonly decimals: number;
}

/** All facts of the arguments, in one unit. Reports those that are not numbers and unlike units. */
export function readNumericFacts(call: HelperCall): readonly [NumericFact, ...NumericFact[]] | undefined {
  const facts = call.arguments.map((argument) => readFact(call, argument));
  const numeric = facts.map((fact) => (fact === undefined ? undefined : numericFact(call, fact)));
  if (!numeric.every((fact) => fact !== undefined)) return undefined;
  const [first, ...others] = numeric;
  if (first === undefined) return undefined;
  const unlike = others.find(({ fact }) => fact.unit !== first.fact.unit);
  if (unlike !== undefined) return call.fail((place) => messages.unlikeUnits(place, first.fact, unlike.fact));
  return [first, ...others];
}

function numericFact(call: HelperCall, fact: Fact): NumericFact | undefined {
  const value = numberIn(quantityOf(fact.value));
  if (value === undefined) return call.fail((place) => messages.notANumber(place, fact));
  return { fact, value, decimals: fact.value.kind === 'number' ? fact.value.decimals : 0 };
}

/** The forms of a unit. Reports a code that neither dataset nor locale has. */
export function readUnit(call: HelperCall, code: string): Unit | undefined {
  const { dataset, locale } = call.world;
  const unit = unitOf(code, dataset, locale);
  if (unit !== undefined) return unit;
  const known = [...dataset.units.keys(), ...Object.keys(locale.units)];
  return call.fail((place) => messages.unknownUnit(place, code, known));
}

/** The number in an argument; `missing` for a cell without a figure. Undefined for what is no number. */
export function numberOf(value: Value): Rational | 'missing' | undefined {
  if (typeof value === 'number') return exactly(value);
  if (value instanceof Phrase) return value.number;
  if (!(value instanceof Cell)) return undefined;
  if (value.value === null) return 'missing';
  return typeof value.value === 'number' ? exactly(value.value) : undefined;
}

/** An argument in words, for messages. */
export function describe(value: Value): string {
  if (value instanceof Cell) return value.value === null ? 'a missing value' : describe(value.value);
  if (value instanceof Phrase) return `"${value.text}"`;
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a group of values';
  return String(value);
}
