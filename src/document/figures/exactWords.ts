import type { DataColumn } from '../../dataset/model.ts';
import type { Unit } from '../../locale.ts';
import { decimalsNeeded, exactly, multiply, rational, toNumber } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import type { FigureEntry, Formula } from './entries.ts';
import { exactValue } from './exactValue.ts';
import type { FigureWords } from './words.ts';

/** Decimal places of a value that has no end; those after them are left off, with "…" to say so. */
const MOST_DECIMALS = 4;

const PERCENT = 'percent';

/** What a figure that was computed comes to before it was rounded. */
export interface ExactWords {
  /** "115.8856…" */
  readonly value: string;
  /** "percent"; empty for a bare number. */
  readonly unit: string;
}

/** The exact value of a computed figure; undefined where its words stand for no single one. */
export function exactWords({ formula, uses }: FigureEntry, words: FigureWords): ExactWords | undefined {
  const exact = formula === undefined ? undefined : exactValue(formula);
  if (formula === undefined || exact === undefined) return undefined;
  const percent = unitOf(PERCENT, words);
  const isShare = formula.operation === 'ratio' && uses.some(({ printed }) => isInPercent(printed, percent));
  const value = isShare ? multiply(exact, exactly(100)) : exact;
  const unit = isShare ? percent : resultUnit(formula, words);
  const figure = digitsOf(value, words);
  if (figure === undefined) return undefined;
  const isOne = value.numerator === value.denominator;
  return { value: figure, unit: (isOne ? unit?.one : unit?.other) ?? '' };
}

function isInPercent(printed: string, percent: Unit | undefined): boolean {
  return [percent?.one, percent?.other, percent?.symbol].some((word) => word !== undefined && word !== '' && printed.includes(word));
}

/** A change is in percent; a sum has the unit of its operands, a difference that of their differences. */
function resultUnit({ operation, of }: Formula, words: FigureWords): Unit | undefined {
  if (operation === 'change') return unitOf(PERCENT, words);
  if (operation !== 'sum' && operation !== 'difference') return undefined;
  const unit = unitOf(of[0]?.unit ?? '', words);
  return operation === 'difference' && unit?.difference !== undefined ? unitOf(unit.difference, words) : unit;
}

function unitOf(code: string, { units, locale }: FigureWords): Unit | undefined {
  return units.get(code) ?? (Object.hasOwn(locale.units, code) ? locale.units[code] : undefined);
}

function digitsOf(value: Rational, { wording }: FigureWords): string | undefined {
  const needed = decimalsNeeded(value, MOST_DECIMALS);
  const scale = 10n ** BigInt(MOST_DECIMALS);
  const shown = toNumber(needed === undefined ? rational((value.numerator * scale) / value.denominator, scale) : value);
  if (shown === undefined) return undefined;
  const column: DataColumn = { name: '', label: '', type: 'number', decimals: needed ?? MOST_DECIMALS };
  return `${wording.cell(shown, column)}${needed === undefined ? '…' : ''}`;
}
