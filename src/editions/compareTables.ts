import type { DataCell, DataColumn, DataRow, DataTable } from '../dataset/model.ts';
import { pairRows } from './pairRows.ts';
import type { CellChange, FieldChange, RowChange, TableChange, TableRevision } from './model.ts';
import { percentChange } from './percent.ts';

type Tables = ReadonlyMap<string, DataTable>;

/** Compares tables by name, and their rows by what they are about. */
export function compareTables(before: Tables, after: Tables): TableChange[] {
  const changes = [...after.values()].flatMap((table): TableChange[] => {
    const earlier = before.get(table.name);
    if (earlier === undefined) return [{ kind: 'added', after: table }];
    const revision = reviseTable(earlier, table);
    return revision === undefined ? [] : [revision];
  });
  const removed = [...before.values()].filter(({ name }) => !after.has(name));
  return [...changes, ...removed.map((table): TableChange => ({ kind: 'removed', before: table }))];
}

function reviseTable(before: DataTable, after: DataTable): TableRevision | undefined {
  const fields = [...textChanges(before, after), ...columnChanges(before.columns, after.columns)];
  const rows = compareRows(before, after);
  return fields.length === 0 && rows.length === 0 ? undefined : { kind: 'changed', before, after, fields, rows };
}

function textChanges(before: DataTable, after: DataTable): FieldChange[] {
  const [from, to] = [tableTexts(before), tableTexts(after)];
  return Object.keys(to).flatMap((field) =>
    from[field] === to[field] ? [] : [{ field, before: from[field]!, after: to[field]! }],
  );
}

function tableTexts({ title, source = '', notes }: DataTable): Record<string, string> {
  return { title, source, notes: notes.join(' ') };
}

function columnChanges(before: readonly DataColumn[], after: readonly DataColumn[]): FieldChange[] {
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [from, to] = [before, after].map((columns) => describeColumn(columns.find((column) => column.name === name)));
    return from === to ? [] : [{ field: `column ${name}`, before: from!, after: to! }];
  });
}

function describeColumn(column: DataColumn | undefined): string {
  if (column === undefined) return '';
  const { label, type, unit, decimals } = column;
  return [label, type, unit, decimals === undefined ? undefined : `${decimals} decimals`].filter((part) => part !== undefined).join(', ');
}

function compareRows(before: DataTable, after: DataTable): RowChange[] {
  const pairs = pairRows(before, after);
  const paired = new Set(pairs.values());
  const changes = after.rows.flatMap((row): RowChange[] => {
    const earlier = pairs.get(row);
    if (earlier === undefined) return [{ kind: 'added', after: row }];
    const cells = compareCells(earlier, row, before.columns, after.columns);
    return cells.length === 0 ? [] : [{ kind: 'changed', before: earlier, after: row, cells }];
  });
  const removed = before.rows.filter((row) => !paired.has(row));
  return [...changes, ...removed.map((row): RowChange => ({ kind: 'removed', before: row }))];
}

/** Cells of columns that both tables have. */
function compareCells(before: DataRow, after: DataRow, from: readonly DataColumn[], to: readonly DataColumn[]): CellChange[] {
  const known = new Set(from.map(({ name }) => name));
  return to.flatMap(({ name, type }): CellChange[] => {
    if (!known.has(name)) return [];
    const [earlier, later] = [before.cells.get(name), after.cells.get(name)];
    if (cellKey(earlier) === cellKey(later)) return [];
    const percent =
      type === 'number' && typeof earlier?.value === 'number' && typeof later?.value === 'number'
        ? percentChange(earlier.value, later.value)
        : undefined;
    return [{ column: name, before: earlier, after: later, ...(percent !== undefined && { percent }) }];
  });
}

/** What a cell says, whichever fact it takes that from. */
export function cellKey(cell: DataCell | undefined): string {
  if (cell === undefined || cell.value === null) return `missing ${cell?.missing ?? 'empty'}`;
  return `${typeof cell.value} ${cell.value} ${cell.decimals ?? 0}`;
}
