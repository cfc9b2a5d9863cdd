import type { Diagnostic, Place } from '../diagnostic.ts';
import { describeValue, expected } from './dataset.ts';
import { didYouMean, finding, quote } from './wording.ts';

/** What a text means that a reader, but not the grammar of values, takes for a number. */
export interface NumberLike {
  /** How it is to be written. */
  readonly number: string;
  /** "more than", "approximately": belongs in `qualifier`. */
  readonly qualifier?: string;
  /** "kg", "$", "%": belongs in `unit`. */
  readonly unit?: string;
}

/** Why a text is not the value of a fact. */
export type QuantityProblem =
  | 'notAValue'
  | 'tooManyDigits'
  | 'rangeReversed'
  | 'zeroDenominator'
  | 'impossibleDate'
  | 'dateWithoutUnit'
  | 'notADate';

const quantityProblems: Readonly<Record<QuantityProblem, readonly [wanted: string, hint: string]>> = {
  notAValue: [expected.value, 'Write digits and a decimal point only; what a number cannot say goes under "qualifier" or "note".'],
  tooManyDigits: ['a number of at most 15 digits', 'More digits cannot be kept exactly.'],
  rangeReversed: ['a range from low to high', 'Write the smaller number first.'],
  zeroDenominator: ['a fraction', 'The number below the line cannot be 0.'],
  impossibleDate: ['a date of the calendar', 'Write year, month and day as 2005-06-29, or 2005-06, or 2005.'],
  dateWithoutUnit: ['a number', 'If it is a date, write unit: date.'],
  notADate: ['a date (unit: date)', 'Write year, month and day as 2005-06-29, or 2005-06, or 2005.'],
};

/** A value of a fact that is none; `meant` is the number that it most likely stands for. */
export function badValue(place: Place, id: string, text: string, problem: QuantityProblem, meant: NumberLike | undefined): Diagnostic {
  const [wanted, hint] = quantityProblems[problem];
  const message = `${id}.value: expected ${wanted}, got ${describeValue(text)}.`;
  return finding('error', 'dataset/value', message, place, problem === 'notAValue' ? meantHint(meant, hint) : hint);
}

function meantHint(meant: NumberLike | undefined, otherwise: string): string {
  if (meant === undefined) return otherwise;
  const qualifier = meant.qualifier === undefined ? '' : ` and qualifier: ${meant.qualifier}`;
  const unit = meant.unit === undefined ? '' : ' and give the unit under "unit"';
  return `Write value: ${meant.number}${qualifier}${unit}.`;
}

export function tooManyFacts(place: Place, most: number): Diagnostic {
  return finding('error', 'dataset/too-many-facts', `The dataset has more than the limit of ${most} facts.`, place, 'Put series of figures into tables.');
}

export function duplicateFact(place: Place, id: string, first: Place): Diagnostic {
  return finding(
    'error',
    'dataset/duplicate-fact',
    `The fact ${quote(id)} stands twice.`,
    place,
    `The first one is in ${first.file}:${first.line}; rename or delete one of them.`,
  );
}

export function valueAndFormula(place: Place, id: string, key: string): Diagnostic {
  return finding(
    'error',
    'dataset/value-and-formula',
    `${id} is computed, so it cannot have ${quote(key)}.`,
    place,
    `Delete either "computed" or ${quote(key)}.`,
  );
}

export function unknownSource(place: Place, id: string, document: string, sources: Iterable<string>): Diagnostic {
  return finding(
    'error',
    'dataset/unknown-source',
    `${id}: ${quote(document)} is not a source of the dataset.`,
    place,
    `${didYouMean(document, sources)} Sources are declared in dataset.yaml under "sources".`,
  );
}

export function unknownUnit(place: Place, subject: string, unit: string, units: Iterable<string>): Diagnostic {
  return finding(
    'error',
    'dataset/unknown-unit',
    `${subject}: ${quote(unit)} is not a unit that is known.`,
    place,
    `${didYouMean(unit, units)} New units are declared in dataset.yaml: units: {${unit}: {one: ..., other: ...}}`,
  );
}

export function unknownFact(place: Place, subject: string, id: string, facts: Iterable<string>): Diagnostic {
  return finding('error', 'dataset/unknown-fact', `${subject}: there is no fact ${quote(id)}.`, place, didYouMean(id, facts));
}

/** `chain` begins and ends with the same fact. */
export function formulaCycle(place: Place, chain: readonly string[]): Diagnostic {
  return finding(
    'error',
    'dataset/formula-cycle',
    `${quote(chain[0] ?? '')} is computed from itself: ${chain.join(' from ')}.`,
    place,
    'Give one of them a value and a source.',
  );
}

export function formulaTooDeep(place: Place, id: string, most: number): Diagnostic {
  return finding('error', 'dataset/formula-depth', `${id} is computed over more than ${most} steps.`, place, 'Compute it from stated facts.');
}

export function notANumber(place: Place, id: string, operand: string, kind: string): Diagnostic {
  return finding(
    'error',
    'dataset/formula-operand',
    `${id}: ${quote(operand)} is a ${kind}, which cannot be computed with.`,
    place,
    'Use facts that are numbers or fractions.',
  );
}

export function mixedUnits(place: Place, id: string, operation: string, unit: string, operand: string, operandUnit: string): Diagnostic {
  return finding(
    'error',
    'dataset/formula-units',
    `${id} is a ${operation} in ${unit}, but ${quote(operand)} is in ${operandUnit}.`,
    place,
    'Nothing is converted: a sum and a difference have the unit of all their facts.',
  );
}

export function divisionByZero(place: Place, id: string, operand: string): Diagnostic {
  return finding('error', 'dataset/formula-zero', `${id}: ${quote(operand)} is 0, so there is no ratio to it.`, place);
}

export function resultTooLarge(place: Place, id: string): Diagnostic {
  return finding('error', 'dataset/formula-size', `${id}: the result has more than 15 digits and cannot be kept exactly.`, place);
}

export function duplicateCheck(place: Place, id: string, first: Place): Diagnostic {
  return finding('error', 'dataset/duplicate-check', `The check ${quote(id)} stands twice.`, place, `The first one is on line ${first.line}; rename or delete one of them.`);
}

export function expressionWithoutFacts(place: Place, id: string): Diagnostic {
  return finding(
    'error',
    'dataset/expression',
    `${id}: the expression names no fact.`,
    place,
    'Name facts by their id in quotes: fact("heroin-2005") < fact("heroin-2004").',
  );
}

export function badFactCall(place: Place, id: string, call: string): Diagnostic {
  return finding(
    'error',
    'dataset/expression',
    `${id}: ${quote(call)} does not name a fact.`,
    place,
    'Write one id in quotes: fact("heroin-2005").',
  );
}
