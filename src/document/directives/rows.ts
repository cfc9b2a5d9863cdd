import type { DataColumn, DataRow, DataTable } from '../../dataset/model.ts';
import * as messages from '../../messages/document.ts';
import type { Call } from './directive.ts';

interface Condition {
  readonly column: DataColumn;
  readonly equal: boolean;
  readonly values: readonly string[];
}

/**
 * The rows that `where` keeps: `country=Kazakhstan`, `year!=2003`, alternatives as `year=2004|2005`,
 * several conditions with `;` between them, all of which must hold.
 */
export function filterRows(table: DataTable, call: Call<'where'>): readonly DataRow[] {
  const { where = '' } = call.attributes;
  const { report, template } = call.scope.brief;
  const conditions = where === '' ? [] : where.split(';').map((text) => parseCondition(text, table, call));
  if (conditions.includes(undefined)) return table.rows;
  const rows = table.rows.filter((row) =>
    conditions.every((condition) => holds(row, condition!, template.locale.notAvailable)),
  );
  if (rows.length === 0) report(messages.noRows(table.name, where, call.place));
  return rows;
}

function parseCondition(text: string, table: DataTable, call: Call<'where'>): Condition | undefined {
  const { report } = call.scope.brief;
  const [, name, operator, values] = /^\s*([^=!]+?)\s*(!?=)\s*(.*?)\s*$/.exec(text) ?? [];
  if (name === undefined || values === undefined) {
    report(messages.badCondition(text.trim(), call.place));
    return undefined;
  }
  const column = findColumn(name, table, call);
  if (column === undefined) return undefined;
  return { column, equal: operator === '=', values: values.split('|').map((value) => value.trim()) };
}

function holds(row: DataRow, { column, equal, values }: Condition, notAvailable: string): boolean {
  const cell = row.cells.get(column.name);
  const words = cell?.missing === 'notAvailable' ? notAvailable : String(cell?.value ?? '');
  const matches = values.some(
    (value) => value === words || (typeof cell?.value === 'number' && value !== '' && Number(value) === cell.value),
  );
  return matches === equal;
}

/** A column by its name; reports one that the table does not have. */
export function findColumn(name: string, table: DataTable, call: Call<string>): DataColumn | undefined {
  const column = table.columns.find((column) => column.name === name);
  if (column !== undefined) return column;
  const names = table.columns.map((column) => column.name);
  call.scope.brief.report(messages.unknownColumn(name, table.name, names, call.place));
  return undefined;
}

/** Columns by their names; undefined, with a finding for each, if any is not there. */
export function findColumns(names: readonly string[], table: DataTable, call: Call<string>): DataColumn[] | undefined {
  const columns = names.map((name) => findColumn(name, table, call));
  return columns.includes(undefined) ? undefined : columns.filter((column) => column !== undefined);
}
