import type { Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/datasetTables.ts';
import { isCalendarDate } from './date.ts';
import type { ParsedFacts } from './facts.ts';
import type { DataCell, DataColumn, Fact } from './model.ts';
import { readNumberLike } from './numberLike.ts';
import { numberPattern, readNumber } from './quantity.ts';

export interface CellContext {
  readonly column: DataColumn;
  readonly facts: ParsedFacts;
  readonly place: () => Place;
  readonly report: Report;
}

const empty: DataCell = { value: null, missing: 'empty' };
const notAvailable: DataCell = { value: null, missing: 'notAvailable' };

/** Columns of this unit, or of none, hold figures of several units: their rows say which. */
const BARE_UNIT = 'number';

/** Reads one cell by the type of its column. A cell that cannot be read is reported and counts as empty. */
export function parseCell(text: string, context: CellContext): DataCell {
  const trimmed = text.trim();
  if (trimmed === 'N/A') return notAvailable;
  const { column, facts, report, place } = context;
  if (column.type === 'text') {
    if (text === '') return empty;
    if (trimmed.startsWith('@') && facts.facts.has(trimmed.slice(1))) {
      report(messages.factInText(place(), column.name, trimmed.slice(1)));
    }
    return { value: text };
  }
  if (trimmed === '') return empty;
  if (trimmed.startsWith('@')) return parseReference(trimmed.slice(1), context);
  return parsers[column.type](trimmed, context);
}

const parsers = { number: parseNumber, date: parseDate, year: parseYear } satisfies Record<
  Exclude<DataColumn['type'], 'text'>,
  (text: string, context: CellContext) => DataCell
>;

function parseNumber(text: string, { column, report, place }: CellContext): DataCell {
  const number = numberPattern.test(text) ? readNumber(text) : undefined;
  if (number === undefined) {
    report(messages.badNumber(place(), column.name, text, column.unit, readNumberLike(text)));
    return empty;
  }
  return numberCell(number.value, number.decimals);
}

function parseDate(text: string, { column, report, place }: CellContext): DataCell {
  if (isCalendarDate(text)) return { value: text };
  report(messages.badDate(place(), column.name, text));
  return empty;
}

function parseYear(text: string, { column, report, place }: CellContext): DataCell {
  if (/^\d{4}$/.test(text)) return { value: Number(text) };
  report(messages.badYear(place(), column.name, text));
  return empty;
}

function parseReference(id: string, context: CellContext): DataCell {
  const { column, facts, report, place } = context;
  const fact = facts.facts.get(id);
  if (fact === undefined) {
    report(messages.unknownCellFact(place(), column.name, id, facts.facts.keys()));
    return empty;
  }
  if (facts.broken.has(id)) return { ...empty, fact: id };
  const cell = column.type === 'number' ? numberOf(fact, context) : dateOf(fact, context);
  return { ...cell, fact: id };
}

function numberOf(fact: Fact, context: CellContext): DataCell {
  const { column, report, place } = context;
  const { value: quantity } = fact;
  if (quantity.kind === 'range' || quantity.kind === 'date') {
    report(messages.factIsNoNumber(place(), column.name, fact.id, quantity.kind));
    return empty;
  }
  if (column.unit !== undefined && column.unit !== BARE_UNIT && column.unit !== fact.unit) {
    report(messages.otherUnit(place(), column.name, column.unit, fact.id, fact.unit));
    return empty;
  }
  if (quantity.kind === 'fraction') return { value: quantity.numerator / quantity.denominator };
  return numberCell(quantity.value, quantity.decimals);
}

function dateOf(fact: Fact, { column, report, place }: CellContext): DataCell {
  const { value: quantity } = fact;
  if (quantity.kind === 'date' && column.type === 'date') return { value: quantity.iso };
  if (quantity.kind === 'date' && quantity.iso.length === 4) return { value: Number(quantity.iso) };
  report(messages.factIsNoDate(place(), column.name, column.type, fact.id));
  return empty;
}

function numberCell(value: number, decimals: number): DataCell {
  return { value, ...(decimals === 0 ? {} : { decimals }) };
}
