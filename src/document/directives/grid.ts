import type { DataColumn, DataRow, DataTable } from '../../dataset/model.ts';
import type { Inline, TableCell, TableColumn } from '../model.ts';
import { alignOf, dataCell, headWords } from './dataCells.ts';
import { readNames } from './attributes.ts';
import type { Call } from './directive.ts';
import { findColumn, findColumns } from './rows.ts';

/** The cells of a table before they are dressed as one. */
export interface Grid {
  readonly columns: readonly { readonly label: readonly Inline[]; readonly align: TableColumn['align'] }[];
  readonly groups: readonly { readonly head?: TableCell; readonly rows: readonly (readonly TableCell[])[] }[];
  /** How many leading columns name what the others count. */
  readonly headerColumns: number;
}

/** Rows of data under one head, in the order in which the groups first come. */
export interface RowGroup {
  readonly head?: TableCell;
  readonly rows: readonly DataRow[];
}

/** The rows as they are: the columns asked for, or all but the one that groups. */
export function gridOf(table: DataTable, rows: readonly DataRow[], call: Call<'columns' | 'group'>): Grid | undefined {
  const { brief } = call.scope;
  const names = readNames(call.attributes.columns);
  const group = call.attributes.group ?? '';
  const all = table.columns.map((column) => column.name).filter((name) => name !== group);
  const columns = findColumns(names.length === 0 ? all : names, table, call);
  const groups = groupRows(table, rows, call);
  if (columns === undefined || groups === undefined) return undefined;
  return {
    columns: columns.map((column) => ({
      label: brief.buildText(headWords(column.label, column, brief), call.place),
      align: alignOf(column),
    })),
    groups: groups.map((part) => ({
      ...(part.head === undefined ? {} : { head: part.head }),
      rows: part.rows.map((row) => columns.map((column) => dataCell(row, column, table, brief))),
    })),
    headerColumns: Math.min(1, columns.length - 1),
  };
}

/**
 * Divides rows by the column `group`; all in one group without head where there is none. Rows whose
 * cell is empty stand first, under no head.
 */
export function groupRows(table: DataTable, rows: readonly DataRow[], call: Call<'group'>): RowGroup[] | undefined {
  const name = call.attributes.group ?? '';
  if (name === '') return [{ rows }];
  const column = findColumn(name, table, call);
  if (column === undefined) return undefined;
  const groups = Map.groupBy(rows, (row) => keyOf(row, column));
  const loose = groups.get('') ?? [];
  groups.delete('');
  const headed = [...groups.values()].map((rows) => ({
    head: headOf(dataCell(rows[0]!, column, table, call.scope.brief)),
    rows,
  }));
  return loose.length === 0 ? headed : [{ rows: loose }, ...headed];
}

/** What tells a row's cell in a column from others; empty for an empty cell. */
export function keyOf(row: DataRow, column: DataColumn): string {
  const cell = row.cells.get(column.name);
  if (cell?.missing === 'notAvailable') return '\u0000';
  return String(cell?.value ?? '');
}

/** What heads a group is a name, even if it is a number. */
function headOf({ children, missing }: TableCell): TableCell {
  return { children, columnSpan: 1, rowSpan: 1, missing };
}
