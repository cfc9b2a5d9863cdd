import type { DataColumn, DataTable } from '../dataset/model.ts';
import { dataIn, wordsColumn } from './columns.ts';
import { cellWords, type CellStyle } from './numbers.ts';
import { type ChartSpec, type Json, wordOf } from './spec.ts';
import { isWorldTable, worldRows, type ChartRow } from './worldAtlas.ts';

/**
 * Under this name each row carries its number in the table through Vega's transforms, so that what is
 * drawn can be told in the table's own words.
 */
export const ROW_NUMBER = '__row';

/**
 * The rows of a table for Vega: dates as UTC dates, what has no value as null. Beside each number and date stands
 * what the brief would print, as `<column>_text`.
 */
export function rowsOf(table: DataTable, style: CellStyle): ChartRow[] {
  return table.rows.map((row, index) => {
    const words: ChartRow = {};
    const values: ChartRow = {};
    for (const column of table.columns) {
      const cell = row.cells.get(column.name);
      values[column.name] = valueOf(cell?.value ?? null, column.type);
      if (column.type !== 'text') words[wordsColumn(column.name)] = cellWords(cell, column, style, true);
    }
    return { [ROW_NUMBER]: index, ...words, ...values };
  });
}

function valueOf(value: string | number | null, type: DataColumn['type']): unknown {
  if (type === 'date' && typeof value === 'string') return utcDate(value);
  // A range such as "14 to 15" is words only: no mark can stand for it.
  return type === 'number' && typeof value === 'string' ? null : value;
}

/** Start of a `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in UTC. */
export function utcDate(iso: string): Date {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/** One named source of rows: Vega-Lite may ask for the same name in several formats. */
export interface NamedRows {
  readonly name: string;
  readonly rows: readonly ChartRow[];
}

/**
 * The rows that a spec asks for by name. A map may use the same world both as shapes and as
 * borders; Vega knows data by name alone, so each format gets a name of its own.
 */
export async function namedRows(
  spec: ChartSpec,
  tables: ReadonlyMap<string, DataTable>,
  style: CellStyle,
): Promise<NamedRows[]> {
  const named = new Map<string, readonly ChartRow[]>();
  for (const { data } of dataIn(spec)) {
    if (typeof data.name !== 'string' || data.values !== undefined) continue;
    const name = sourceName(data.name, data.format);
    if (named.has(name)) continue;
    const table = tables.get(data.name);
    if (table !== undefined) named.set(name, rowsOf(table, style));
    else if (isWorldTable(data.name)) named.set(name, await worldRows(data.name, data.format));
  }
  return [...named].map(([name, rows]) => ({ name, rows }));
}

/** The name under which Vega gets the rows of a `data` object. */
export function sourceName(name: string, format: Json | undefined): string {
  if (!isWorldTable(name) || typeof format !== 'object' || format === null || !('mesh' in format)) return name;
  return `${name}-mesh-${wordOf(format.filter ?? 'all')}`;
}
