import type { DataCell, DataRow, Dataset, Fact } from '../dataset/model.ts';
import type { CellChange, EditionComparison, FactChange, RowChange, TableChange } from './model.ts';
import { countFacts } from './printText.ts';

/** The comparison as plain data: what JSON can hold, without places in files. */
export function comparisonJson(comparison: EditionComparison): object {
  const { before, after, header, facts, sameFacts, tables, sources, narrative } = comparison;
  return {
    before: editionJson(before),
    after: editionJson(after),
    counts: { ...countFacts(facts), same: sameFacts },
    header,
    facts: facts.map(factChangeJson),
    tables: tables.map(tableJson),
    sources,
    narrative,
  };
}

function editionJson({ id, directory, header }: Dataset): object {
  return { id, folder: directory, title: header.title, edition: header.edition.name };
}

function factChangeJson(change: FactChange): object {
  switch (change.kind) {
    case 'added':
      return { kind: change.kind, id: change.after.id, after: factJson(change.after) };
    case 'removed':
      return { kind: change.kind, id: change.before.id, before: factJson(change.before) };
    default: {
      const { kind, before, after, fields, percent } = change;
      return { kind, id: after.id, before: factJson(before), after: factJson(after), fields, ...(percent !== undefined && { percent }) };
    }
  }
}

function factJson({ where: _where, ...fact }: Fact): object {
  return fact;
}

function tableJson(change: TableChange): object {
  switch (change.kind) {
    case 'added':
      return { kind: change.kind, name: change.after.name };
    case 'removed':
      return { kind: change.kind, name: change.before.name };
    case 'changed':
      return { kind: change.kind, name: change.after.name, fields: change.fields, rows: change.rows.map(rowJson) };
  }
}

function rowJson(row: RowChange): object {
  switch (row.kind) {
    case 'added':
      return { kind: row.kind, after: cellsJson(row.after) };
    case 'removed':
      return { kind: row.kind, before: cellsJson(row.before) };
    case 'changed':
      return { kind: row.kind, row: cellsJson(row.after), cells: row.cells.map(cellChangeJson) };
  }
}

function cellsJson({ cells }: DataRow): object {
  return Object.fromEntries([...cells].map(([name, cell]) => [name, cellJson(cell)]));
}

function cellChangeJson({ column, before, after, percent }: CellChange): object {
  return { column, before: cellJson(before), after: cellJson(after), ...(percent !== undefined && { percent }) };
}

/** The value; "N/A" where the source has none, null where none applies. */
function cellJson(cell: DataCell | undefined): string | number | null {
  return cell?.missing === 'notAvailable' ? 'N/A' : (cell?.value ?? null);
}
