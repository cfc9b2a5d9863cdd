import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/datasetFacts.ts';
import type { FactEntry } from './facts.ts';
import type { Fact, FactFormula, FactQuantity } from './model.ts';
import { add, decimalsNeeded, divide, multiply, rational, exactly, subtract, toNumber } from '../rational.ts';
import type { Rational } from '../rational.ts';

/** Results with more decimal places than this are given with as many as their operands, but at least two. */
const MOST_DECIMALS = 6;
const LEAST_DECIMALS_OF_A_QUOTIENT = 2;

/** Formulas that build on each other further than this are taken for a mistake. */
const MOST_STEPS = 100;

const percent = rational(1n, 100n);

interface Evaluation {
  readonly entries: ReadonlyMap<string, FactEntry>;
  readonly broken: Set<string>;
  readonly report: Report;
  /** Ids of the facts that are being computed, from the outermost to the innermost. */
  readonly open: string[];
  readonly done: Set<string>;
  /** Cycles that were reported, for a formula may name a fact more than once. */
  readonly cycles: Set<string>;
}

/**
 * Computes the facts that have a formula and puts their values into the entries. A fraction counts
 * as its quotient and a percentage as hundredths, so that 1,400 tons times 10 percent are 140 tons.
 * Facts that cannot be computed are reported and added to `broken`.
 */
export function evaluateFormulas(entries: ReadonlyMap<string, FactEntry>, broken: Set<string>, report: Report): void {
  const evaluation: Evaluation = { entries, broken, report, open: [], done: new Set(), cycles: new Set() };
  for (const [id, { fact }] of entries) if (fact.computed !== undefined) evaluate(id, evaluation);
}

function evaluate(id: string, evaluation: Evaluation): void {
  const entry = evaluation.entries.get(id);
  const formula = entry?.fact.computed;
  if (entry === undefined || formula === undefined || evaluation.done.has(id)) return;
  evaluation.open.push(id);
  const operands = formula.of.map((operand, index) => readOperand(operand, index, entry, evaluation));
  evaluation.open.pop();
  evaluation.done.add(id);
  const known = operands.filter((operand) => operand !== undefined);
  const value = known.length === operands.length ? compute(entry, formula, known, evaluation.report) : undefined;
  if (value === undefined) evaluation.broken.add(id);
  else entry.fact = { ...entry.fact, value };
}

interface Operand {
  readonly fact: Fact;
  readonly value: Rational;
}

function readOperand(id: string, index: number, entry: FactEntry, evaluation: Evaluation): Operand | undefined {
  const { entries, broken, report, open } = evaluation;
  const place = entry.yaml.placeOf([...entry.path, 'computed', entry.fact.computed?.operation ?? 'sum', index]);
  if (!entries.has(id)) {
    report(messages.unknownFact(place, entry.fact.id, id, entries.keys()));
    return undefined;
  }
  const start = open.indexOf(id);
  if (start >= 0) {
    const chain = [...open.slice(start), id];
    if (!evaluation.cycles.has(chain.join())) report(messages.formulaCycle(place, chain));
    evaluation.cycles.add(chain.join());
    return undefined;
  }
  if (open.length > MOST_STEPS) {
    report(messages.formulaTooDeep(place, entry.fact.id, MOST_STEPS));
    return undefined;
  }
  evaluate(id, evaluation);
  const operand = entries.get(id)!.fact;
  if (broken.has(id)) return undefined;
  const value = rationalValue(operand.value);
  if (value === undefined) {
    report(messages.notANumber(place, entry.fact.id, id, operand.value.kind));
    return undefined;
  }
  return { fact: operand, value: operand.unit === 'percent' ? multiply(value, percent) : value };
}

function rationalValue(quantity: FactQuantity): Rational | undefined {
  if (quantity.kind === 'number') return exactly(quantity.value);
  if (quantity.kind === 'fraction') return rational(BigInt(quantity.numerator), BigInt(quantity.denominator));
  return undefined;
}

function compute(entry: FactEntry, { operation }: FactFormula, operands: readonly Operand[], report: Report): FactQuantity | undefined {
  const { fact, yaml, path } = entry;
  const place = yaml.placeOfKey([...path, 'computed', operation]);
  if (operation === 'sum' || operation === 'difference') {
    const other = operands.find((operand) => operand.fact.unit !== fact.unit);
    if (other !== undefined) {
      report(messages.mixedUnits(place, fact.id, operation, fact.unit, other.fact.id, other.fact.unit));
      return undefined;
    }
  }
  const result = apply(operation, operands.map(({ value }) => value));
  if (result === undefined) {
    report(messages.divisionByZero(place, fact.id, operands.at(-1)!.fact.id));
    return undefined;
  }
  const inUnit = fact.unit === 'percent' ? divide(result, percent)! : result;
  const written = operands.map((operand) => (operand.fact.value.kind === 'number' ? operand.fact.value.decimals : 0));
  const decimals = decimalsNeeded(inUnit, MOST_DECIMALS) ?? Math.max(LEAST_DECIMALS_OF_A_QUOTIENT, ...written);
  const value = toNumber(inUnit);
  if (value === undefined) report(messages.resultTooLarge(place, fact.id));
  return value === undefined ? undefined : { kind: 'number', value, decimals };
}

function apply(operation: FactFormula['operation'], [first, ...rest]: readonly Rational[]): Rational | undefined {
  return rest.reduce<Rational | undefined>((total, value) => {
    if (total === undefined) return undefined;
    switch (operation) {
      case 'sum':
        return add(total, value);
      case 'difference':
        return subtract(total, value);
      case 'product':
        return multiply(total, value);
      case 'ratio':
        return divide(total, value);
    }
  }, first);
}
