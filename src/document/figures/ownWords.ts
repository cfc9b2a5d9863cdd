import type { Fact } from '../../dataset/model.ts';
import type { Locale, Unit } from '../../locale.ts';
import { toNumber } from '../../rational.ts';
import { agreesWith } from '../numbers/agreement.ts';
import type { FoundNumber, NumberScanner } from '../numbers/scanner.ts';
import type { FactValue } from '../model.ts';
import { formulaOf } from './entries.ts';
import { exactValue, valueOf } from './exactValue.ts';
import { numbersOf } from './suggest.ts';

/** What the words of an author are held against. */
export interface OwnWordsContext {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly locale: Locale;
  readonly scanner: NumberScanner;
}

/** A number in an author's words that the facts contradict. */
export interface Contradiction {
  /** The number as it is written. */
  readonly number: string;
  /** What the facts give: 116.7 for a change in percent; undefined where that is no single value. */
  readonly value: number | undefined;
}

/** The first number in words bound to facts that these contradict; words without numbers contradict nothing. */
export function contradictionIn(words: string, figure: Pick<FactValue, 'facts' | 'formula'>, context: OwnWordsContext): Contradiction | undefined {
  const found = context.scanner.find(words);
  if (found.length === 0) return undefined;
  const of = figure.facts.map((id) => context.facts.get(id)).filter((fact) => fact !== undefined);
  const formula = formulaOf(figure, context.facts);
  const exact = formula === undefined ? undefined : exactValue(formula);
  const value = exact === undefined ? singleValue(of) : toNumber(exact);
  // Words about several facts that name no formula may say anything that can be computed from them.
  if (formula !== undefined && (exact === undefined || value === undefined)) return undefined;
  const results = formula === undefined || value === undefined ? of.flatMap(formsOf) : formsOfResult(formula.operation, value);
  const operands = formula === undefined ? [] : of.flatMap(formsOf);
  const said = of.map((fact) => told(fact, context)).join(' ');
  const agrees = (number: FoundNumber, values: readonly number[]): boolean => agreesWith(number, words, values, context.locale) || isShare(found, value);
  const numbers = found.filter(({ text }) => !said.includes(text));
  // Words may name what they are computed from beside the result, but not instead of it.
  const wrong = numbers.find((number) => !agrees(number, [...results, ...operands])) ?? (numbers.some((number) => agrees(number, results)) ? undefined : numbers[0]);
  return wrong === undefined ? undefined : { number: wrong.text, value };
}

function singleValue(of: readonly Fact[]): number | undefined {
  const exact = of.length === 1 ? valueOf(of[0]!.value) : undefined;
  return exact === undefined ? undefined : toNumber(exact);
}

/** A value in all the ways in which words give it: 25 percent is a quarter. */
function formsOf(fact: Fact): number[] {
  const numbers = numbersOf(fact);
  if (fact.value.kind === 'fraction') return [...numbers, fact.value.numerator, ...numbers.map((number) => number * 100)];
  return fact.unit === 'percent' ? [...numbers, ...numbers.map((number) => number / 100)] : numbers;
}

/** An increase by 100 percent doubles, a decrease by 50 halves; a ratio of 0.25 is 25 percent. */
function formsOfResult(operation: string, value: number): number[] {
  if (operation === 'change') return [value, value / 100, 1 + value / 100, ...(value < 0 && value > -100 ? [1 / (1 + value / 100)] : [])];
  return operation === 'ratio' ? [value, value * 100] : [value];
}

/** "One in four" of a ratio of a quarter. */
function isShare(found: readonly FoundNumber[], value: number | undefined): boolean {
  const [a, b, ...others] = found.flatMap(({ values }) => values);
  return value !== undefined && a !== undefined && b !== undefined && others.length === 0 && Math.abs(a / b - value) <= 0.1 * value;
}

/** What else the words about a fact may name with its numbers: its period, place and unit. */
function told({ label, period, place, qualifier = '', unit }: Fact, { units, locale }: OwnWordsContext): string {
  const { one, other } = units.get(unit) ?? locale.units[unit] ?? { one: '', other: '' };
  return [label, period, place, qualifier, one, other].join(' ');
}
