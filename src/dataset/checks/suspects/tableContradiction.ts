import * as messages from '../../../messages/checks.ts';
import type { DataCell, DataColumn, DataRow, DataTable, Fact, Suspect } from '../../model.ts';
import { boundsOfFact, fromNumber } from '../amount.ts';
import { groupFacts, joinKey, measureOf, normalizeText } from '../measure.ts';
import { nameFigure } from '../nameFigure.ts';
import { yearOf } from '../period.ts';
import { boundsMeet } from './agree.ts';
import type { Evidence } from './evidence.ts';
import { isSubset, wordsOf } from './words.ts';

/** A number that is typed into a table where a fact says the same with another value. */
export function findTableContradictions(evidence: Evidence, country: string): Suspect[] {
  const index = indexFacts(evidence.facts);
  return [...evidence.tables.values()].flatMap((table) =>
    table.columns.filter(({ type }) => type === 'number').flatMap((column) =>
      table.rows.flatMap((row): Suspect[] => {
        const cell = row.cells.get(column.name);
        if (typeof cell?.value !== 'number' || cell.fact !== undefined) return [];
        const cellOf: TypedCell = { table, column, row, value: cell.value, decimals: cell.decimals ?? 0 };
        const meant = [...siblingFacts(cellOf, index, evidence.facts), ...describedFacts(cellOf, index, country)];
        const [first] = meant;
        if (first === undefined || meant.some((fact) => agrees(cellOf, cell, fact))) return [];
        const place = { file: table.file, line: row.line };
        return [{ kind: 'table contradicts fact', facts: [first.id], finding: messages.tableContradicts(place, column.name, cell.value, nameFigure(first)) }];
      })));
}

interface TypedCell {
  readonly table: DataTable;
  readonly column: DataColumn;
  readonly row: DataRow;
  readonly value: number;
  readonly decimals: number;
}

interface FactIndex {
  /** By measure, unit, place, agency and year. */
  readonly byMeasure: ReadonlyMap<string, readonly Fact[]>;
  /** By unit and the first word of the label. */
  readonly byWord: ReadonlyMap<string, readonly Fact[]>;
}

function indexFacts(facts: ReadonlyMap<string, Fact>): FactIndex {
  const numbers = [...facts.values()].filter(({ value }) => value.kind !== 'date');
  return {
    byMeasure: groupFacts(numbers, (fact) => measureKey(fact, yearOf(fact.period))),
    byWord: groupFacts(numbers, (fact) => {
      const [word] = wordsOf(fact.label);
      return word === undefined ? undefined : joinKey(fact.unit, word);
    }),
  };
}

function measureKey(fact: Fact, year: number | undefined): string | undefined {
  if (year === undefined) return undefined;
  return joinKey(measureOf(fact), fact.unit, normalizeText(fact.place), normalizeText(fact.agency ?? ''), String(year));
}

/** Where another year of the same row takes its value from a fact, the facts of the same measure and this year. */
function siblingFacts({ table, column, row }: TypedCell, { byMeasure }: FactIndex, facts: ReadonlyMap<string, Fact>): Fact[] {
  const year = yearOfRow(table, row);
  if (year === undefined) return [];
  const key = textOfRow(table, row);
  return table.rows.flatMap((other) => {
    const fact = facts.get(other.cells.get(column.name)?.fact ?? '');
    if (fact === undefined || textOfRow(table, other) !== key) return [];
    return byMeasure.get(measureKey(fact, year) ?? '') ?? [];
  });
}

/** Facts whose label is said by the row, its column and the title, where the row says nothing that the fact does not. */
function describedFacts({ table, column, row }: TypedCell, { byWord }: FactIndex, country: string): Fact[] {
  const { unit } = column;
  if (unit === undefined) return [];
  const texts = textCells(table, row);
  const context = wordsOf(table.title, column.label, ...texts);
  const own = wordsOf(...texts);
  const described = [...context].flatMap((word) => byWord.get(joinKey(unit, word)) ?? []).filter((fact) => {
    const placeIsMeant = normalizeText(fact.place) === normalizeText(country) || isSubset(wordsOf(fact.place), context);
    const agencyIsMeant = fact.agency === undefined || isSubset(wordsOf(fact.agency), wordsOf(fact.label)) || isSubset(wordsOf(fact.agency), context);
    return placeIsMeant && agencyIsMeant && isSubset(wordsOf(fact.label), context) && isSubset(own, wordsOf(fact.label, fact.place, fact.agency, fact.period));
  });
  const years = yearsOf(table, column, row);
  // A table that names no year can still mean the only fact there is.
  if (years.length === 0) return described.length === 1 ? described : [];
  return described.filter(({ period }) => years.some((year) => year === yearOf(period)));
}

function agrees({ value, decimals }: TypedCell, cell: DataCell, fact: Fact): boolean {
  const { value: quantity } = fact;
  if (quantity.kind === 'number') {
    const common = Math.min(decimals, quantity.decimals);
    if (value.toFixed(common) === quantity.value.toFixed(common)) return true;
  }
  if (quantity.kind === 'fraction') return Math.abs(value - quantity.numerator / quantity.denominator) < 0.5 / 10 ** (cell.decimals ?? 0);
  const bounds = boundsOfFact(fact);
  const exact = fromNumber(value);
  return bounds === undefined || boundsMeet(bounds, { low: exact, high: exact });
}

function textCells(table: DataTable, row: DataRow): string[] {
  return table.columns.filter(({ type }) => type === 'text').map(({ name }) => String(row.cells.get(name)?.value ?? ''));
}

function textOfRow(table: DataTable, row: DataRow): string {
  return joinKey(...textCells(table, row).map(normalizeText));
}

/** The year of the row; in a table with years across, that of the column; or else those of the title. */
function yearsOf(table: DataTable, column: DataColumn, row: DataRow): number[] {
  const ofRow = yearOfRow(table, row);
  if (ofRow !== undefined) return [ofRow];
  const ofColumn = yearsIn(column.label);
  return ofColumn.length > 0 ? ofColumn : yearsIn(table.title);
}

function yearsIn(text: string): number[] {
  return (text.match(/\b(1[89]|20)\d{2}\b/g) ?? []).map(Number);
}

function yearOfRow(table: DataTable, row: DataRow): number | undefined {
  const column = table.columns.find(({ type }) => type === 'year' || type === 'date');
  const value = column === undefined ? undefined : row.cells.get(column.name)?.value;
  const year = Number(String(value ?? '').slice(0, 4));
  return year > 0 ? year : undefined;
}
