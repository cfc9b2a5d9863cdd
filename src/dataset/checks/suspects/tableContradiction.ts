import * as messages from '../../../messages/checks.ts';
import type { DataColumn, DataRow, DataTable, Fact, Suspect } from '../../model.ts';
import { boundsOfFact, fromNumber } from '../amount.ts';
import { joinKey, measureOf, normalizeText } from '../measure.ts';
import { nameFigure } from '../nameFigure.ts';
import { boundsMeet } from './agree.ts';
import type { Evidence } from './evidence.ts';
import { findDescribed, indexFacts } from './factIndex.ts';
import type { FactIndex, RowText } from './factIndex.ts';
import { wordsOf } from './words.ts';

/** A number that is typed into a table where a fact says the same with another value. */
export function findTableContradictions({ facts, tables }: Evidence, country: string): Suspect[] {
  const index = indexFacts(facts.values());
  return [...tables.values()].flatMap((table) => {
    const texts = new Map(table.rows.map((row) => [row, readRow(table, row)]));
    return table.columns.filter(({ type }) => type === 'number').flatMap((column) => {
      const families = readFamilies(table, column, texts, facts);
      return table.rows.flatMap((row): Suspect[] => {
        const text = texts.get(row)!;
        const typed = typedCell(row, column);
        if (typed === undefined) return [];
        const meant = [...familyFacts(families.get(text.key), text.year, index), ...describedFacts(table, column, text, index, country)];
        const [first] = meant;
        if (first === undefined || meant.some((fact) => agrees(typed, fact))) return [];
        const finding = messages.tableContradicts({ file: table.file, line: row.line }, column.name, typed.value, nameFigure(first));
        return [{ kind: 'table contradicts fact', facts: [first.id], finding }];
      });
    });
  });
}

interface ReadRow {
  readonly texts: readonly string[];
  /** The same for rows that differ in their numbers and dates only. */
  readonly key: string;
  readonly year: number | undefined;
}

interface TypedNumber {
  readonly value: number;
  readonly decimals: number;
}

function typedCell(row: DataRow, { name }: DataColumn): TypedNumber | undefined {
  const cell = row.cells.get(name);
  if (typeof cell?.value !== 'number' || cell.fact !== undefined) return undefined;
  return { value: cell.value, decimals: cell.decimals ?? 0 };
}

function readRow(table: DataTable, row: DataRow): ReadRow {
  const valueOf = ({ name }: DataColumn): string => String(row.cells.get(name)?.value ?? '');
  const texts = table.columns.filter(({ type }) => type === 'text').map(valueOf);
  const dated = table.columns.find(({ type }) => type === 'year' || type === 'date');
  const year = dated === undefined ? 0 : Number(valueOf(dated).slice(0, 4));
  return { texts, key: joinKey(...texts.map(normalizeText)), year: year > 0 ? year : undefined };
}

/** By row, the facts that the other years of the row take their values from. */
function readFamilies(table: DataTable, column: DataColumn, texts: ReadonlyMap<DataRow, ReadRow>, facts: ReadonlyMap<string, Fact>): Map<string, Map<string, Fact>> {
  const families = new Map<string, Map<string, Fact>>();
  for (const row of table.rows) {
    const fact = facts.get(row.cells.get(column.name)?.fact ?? '');
    const key = texts.get(row)?.key;
    if (fact === undefined || key === undefined) continue;
    const family = families.get(key) ?? new Map<string, Fact>();
    families.set(key, family.set(measureOf(fact), fact));
  }
  return families;
}

function familyFacts(family: ReadonlyMap<string, Fact> | undefined, year: number | undefined, index: FactIndex): Fact[] {
  if (family === undefined || year === undefined) return [];
  return [...family.values()].flatMap((fact) => index.ofYear(fact, year));
}

/** Facts that the row, its column and the title describe. */
function describedFacts(table: DataTable, column: DataColumn, { texts, year }: ReadRow, index: FactIndex, country: string): Fact[] {
  const { unit } = column;
  if (unit === undefined) return [];
  const row: RowText = { unit, own: wordsOf(...texts), context: wordsOf(table.title, column.label, ...texts), country };
  return findDescribed(index, row, year === undefined ? yearsOf(table, column) : [year]);
}

/** The years of a table with years across, or those of the title. */
function yearsOf(table: DataTable, column: DataColumn): number[] {
  const ofColumn = yearsIn(column.label);
  return ofColumn.length > 0 ? ofColumn : yearsIn(table.title);
}

function yearsIn(text: string): number[] {
  return (text.match(/\b(1[89]|20)\d{2}\b/g) ?? []).map(Number);
}

function agrees({ value, decimals }: TypedNumber, fact: Fact): boolean {
  const { value: quantity } = fact;
  if (quantity.kind === 'fraction') return Math.abs(value - quantity.numerator / quantity.denominator) < 0.5 / 10 ** decimals;
  if (quantity.kind === 'number') {
    const common = Math.min(decimals, quantity.decimals);
    if (value.toFixed(common) === quantity.value.toFixed(common)) return true;
  }
  const bounds = boundsOfFact(fact);
  const exact = fromNumber(value);
  return bounds === undefined || boundsMeet(bounds, { low: exact, high: exact });
}
