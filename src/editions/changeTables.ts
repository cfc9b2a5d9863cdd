import type { DataCell, DataColumn, DataRow, DataTable, Fact } from '../dataset/model.ts';
import * as messages from '../messages/editions.ts';
import type { EditionComparison, FactRevision, RowChange } from './model.ts';
import { type EditionWordings, nameRow, printCell } from './printText.ts';

type Cells = Readonly<Record<string, string>>;

/** A table for each kind of change; columns `fact`, `before` and `after` of facts hold their ids. */
export function changeTables(comparison: EditionComparison, wordings: EditionWordings, idOf: (fact: Fact) => string): DataTable[] {
  const { after, facts } = comparison;
  const revisions = (kind: FactRevision['kind']): Cells[] =>
    facts.flatMap((change) => (change.kind === kind ? [revisionCells(change, idOf)] : []));
  const table = (name: string, columns: readonly string[], rows: readonly Cells[]): DataTable =>
    textTable(name, after.directory, columns, rows);
  return [
    table('revised', REVISION, revisions('revised')),
    table('renewed', REVISION, revisions('renewed')),
    table('changed', FIELDS, facts.flatMap((change) => (change.kind === 'changed' ? fieldCells(change) : []))),
    table('added', FACT, facts.flatMap((change) => (change.kind === 'added' ? [factCells(change.after, change.after.id)] : []))),
    table('removed', FACT, facts.flatMap((change) => (change.kind === 'removed' ? [factCells(change.before, idOf(change.before))] : []))),
    table('rows', ROWS, rowCells(comparison, wordings)),
  ];
}

const FACT = ['fact', 'label', 'place', 'period'] as const;
const REVISION = ['after', 'before', 'label', 'place', 'period', 'earlier', 'percent'] as const;
const FIELDS = ['fact', 'label', 'property', 'before', 'after'] as const;
const ROWS = ['table', 'row', 'column', 'before', 'after', 'change'] as const;

function factCells({ label, place, period }: Fact, id: string): Cells {
  return { fact: id, label, place, period };
}

function revisionCells({ before, after, percent }: FactRevision, idOf: (fact: Fact) => string): Cells {
  const { label, place, period } = after;
  // Whether a percentage can be given: the template lets it be computed from the facts.
  return { after: after.id, before: idOf(before), label, place, period, earlier: before.period, percent: percent === undefined ? '' : 'yes' };
}

function fieldCells({ after, fields }: FactRevision): Cells[] {
  return fields.map(({ field, before: from, after: to }) => ({ fact: after.id, label: after.label, property: field, before: from, after: to }));
}

function rowCells({ tables }: EditionComparison, wordings: EditionWordings): Cells[] {
  return tables.flatMap((change): Cells[] => {
    switch (change.kind) {
      case 'added':
        return [{ table: change.after.title, row: '', column: '', before: '', after: '', change: messages.ROW_CHANGES.added }];
      case 'removed':
        return [{ table: change.before.title, row: '', column: '', before: '', after: '', change: messages.ROW_CHANGES.removed }];
      case 'changed':
        return change.rows.flatMap((row) => cellsOfRow(row, change, wordings));
    }
  });
}

function cellsOfRow(row: RowChange, { before, after }: { before: DataTable; after: DataTable }, wordings: EditionWordings): Cells[] {
  const none = { column: '', before: '', after: '' };
  switch (row.kind) {
    case 'added':
      return [{ table: after.title, row: nameRow(row.after, after, wordings.after, true), ...none, change: messages.ROW_CHANGES.added }];
    case 'removed':
      return [{ table: before.title, row: nameRow(row.before, before, wordings.before, true), ...none, change: messages.ROW_CHANGES.removed }];
    case 'changed':
      return row.cells.map(({ column, before: from, after: to, percent }) => ({
        table: after.title,
        row: nameRow(row.after, after, wordings.after, false),
        column: after.columns.find(({ name }) => name === column)?.label ?? column,
        before: printCell(from, column, before, wordings.before),
        after: printCell(to, column, after, wordings.after),
        change: percent === undefined ? '' : messages.percentText(percent),
      }));
  }
}

function textTable(name: string, file: string, columns: readonly string[], rows: readonly Cells[]): DataTable {
  return {
    name,
    file,
    title: name,
    columns: columns.map((column): DataColumn => ({ name: column, label: messages.COLUMN_LABELS[column] ?? column, type: 'text' })),
    rows: rows.map((cells, index): DataRow => ({
      line: index + 1,
      cells: new Map(columns.map((column): [string, DataCell] => [column, textCell(cells[column] ?? '')])),
    })),
    notes: [],
    // What they say is told of facts and rows, each with its source there.
    figures: 'own',
  };
}

function textCell(value: string): DataCell {
  return value === '' ? { value: null, missing: 'empty' } : { value };
}
