import type { DataColumn, DataRow, DataTable } from '../../dataset/model.ts';
import * as messages from '../../messages/document.ts';
import { MOST_COLUMNS } from '../limits.ts';
import type { TableCell } from '../model.ts';
import { readChoice, readNames } from './attributes.ts';
import { alignOf, dataCell, headWords, missingCell, placeOfRow, printValue } from './dataCells.ts';
import type { Call } from './directive.ts';
import { groupRows, keyOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { findColumns } from './rows.ts';

type PivotCall = Call<'rows' | 'pivot' | 'value' | 'order' | 'group' | 'columns'>;

interface Pivot {
  readonly table: DataTable;
  /** Columns that name a row. */
  readonly names: readonly DataColumn[];
  /** The column whose values go across. */
  readonly across: DataColumn;
  /** The column whose values fill the cells. */
  readonly value: DataColumn;
  readonly call: PivotCall;
}

/** The values of one column across, one row for each combination of `rows`. */
export function pivotGrid(table: DataTable, rows: readonly DataRow[], call: PivotCall): Grid | undefined {
  const pivot = readPivot(table, call);
  const groups = groupRows(table, rows, call);
  if (pivot === undefined || groups === undefined) return undefined;
  const { brief } = call.scope;
  const marks = marksAcross(pivot, rows);
  if (marks.length > MOST_COLUMNS) {
    brief.report(messages.tooManyColumns(marks.length, MOST_COLUMNS, call.place));
    return undefined;
  }
  const label = (words: string) => brief.buildText(words, call.place);
  return {
    columns: [
      ...pivot.names.map((column) => ({
        label: label(headWords(column.label, column, brief)),
        align: alignOf(column),
      })),
      ...marks.map((mark) => ({
        label: label(headWords(printValue(mark, pivot.across, brief), pivot.value, brief)),
        align: alignOf(pivot.value),
      })),
    ],
    groups: groups.map((group) => ({
      ...(group.head === undefined ? {} : { head: group.head }),
      rows: pivotRows(pivot, group.rows, marks),
    })),
    headerColumns: pivot.names.length,
  };
}

function readPivot(table: DataTable, call: PivotCall): Pivot | undefined {
  const { report } = call.scope.brief;
  const names = readNames(call.attributes.rows);
  const value = call.attributes.value ?? '';
  if (call.attributes.columns !== undefined) report(messages.columnsWithPivot(call.place));
  if (names.length === 0) report(messages.pivotNeeds('rows', table.name, call.place));
  if (value === '') report(messages.pivotNeeds('value', table.name, call.place));
  if (names.length === 0 || value === '') return undefined;
  const columns = findColumns([...names, call.attributes.pivot!, value], table, call);
  if (columns === undefined) return undefined;
  return { table, names: columns.slice(0, -2), across: columns.at(-2)!, value: columns.at(-1)!, call };
}

/** The values that go across, in the order asked for. */
function marksAcross({ across, table, call }: Pivot, rows: readonly DataRow[]): (string | number)[] {
  const marks = new Set<string | number>();
  for (const row of rows) {
    const mark = row.cells.get(across.name)?.value ?? null;
    if (mark === null) call.scope.brief.report(messages.rowWithoutPivot(across.name, placeOfRow(row, table)));
    else marks.add(mark);
  }
  const order = readChoice(call, 'order', ['data', 'ascending', 'descending']);
  if (order === 'data') return [...marks];
  const sorted = [...marks].sort(compare);
  return order === 'ascending' ? sorted : sorted.reverse();
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function pivotRows(pivot: Pivot, rows: readonly DataRow[], marks: readonly (string | number)[]): TableCell[][] {
  const { table, names, value, call } = pivot;
  const { brief } = call.scope;
  const combinations = Map.groupBy(rows, (row) => JSON.stringify(names.map((name) => keyOf(row, name))));
  return [...combinations.values()].map((same) => {
    const byMark = rowsByMark(pivot, same);
    return [
      ...names.map((name) => dataCell(same[0]!, name, table, brief)),
      ...marks.map((mark) => {
        const row = byMark.get(mark);
        return row === undefined ? missingCell(brief) : dataCell(row, value, table, brief);
      }),
    ];
  });
}

function rowsByMark({ across, table, call }: Pivot, rows: readonly DataRow[]): Map<string | number, DataRow> {
  const byMark = new Map<string | number, DataRow>();
  for (const row of rows) {
    const mark = row.cells.get(across.name)?.value ?? null;
    if (mark === null) continue;
    const first = byMark.get(mark);
    if (first === undefined) byMark.set(mark, row);
    else {
      call.scope.brief.report(
        messages.pivotCollision(across.name, String(mark), placeOfRow(first, table), placeOfRow(row, table)),
      );
    }
  }
  return byMark;
}
