import type { DataCell, DataColumn, DataRow, DataTable } from '../../dataset/model.ts';
import type { Place } from '../../diagnostic.ts';
import type { Inline, TableCell, TableColumn } from '../model.ts';
import type { Brief } from '../scope.ts';

/** A cell of one column and row. */
export function plainCell(children: readonly Inline[]): TableCell {
  return { children, columnSpan: 1, rowSpan: 1, missing: false };
}

/** "N/A" */
export function missingCell(brief: Brief): TableCell {
  return { ...plainCell([{ type: 'text', value: brief.template.locale.notAvailable }]), missing: true };
}

/** A cell of the dataset as it is printed, bound to the fact that it states. */
export function dataCell(row: DataRow, column: DataColumn, table: DataTable, brief: Brief): TableCell {
  const cell = row.cells.get(column.name) ?? { value: null, missing: 'empty' };
  if (cell.value === null) return cell.missing === 'notAvailable' ? missingCell(brief) : plainCell([]);
  const words = brief.buildText(printValue(cell.value, column, brief), placeOfRow(row, table));
  if (cell.fact === undefined) noteTyped(cell.value, row, column, table, brief);
  const children: Inline[] =
    cell.fact === undefined ? words : [{ type: 'factValue', facts: [cell.fact], children: words }];
  return {
    ...plainCell(children),
    ...(column.type === 'number' && typeof cell.value === 'number' ? { value: cell.value } : {}),
  };
}

/** Numbers of a cell that states no fact; years and dates say when, not how much. */
function noteTyped(value: NonNullable<DataCell['value']>, row: DataRow, column: DataColumn, table: DataTable, brief: Brief): void {
  const place = placeOfRow(row, table);
  const own = table.figures === 'own' || column.figures === 'own';
  if (column.type === 'number' && typeof value === 'number') {
    if (own) brief.numbers.countOwn();
    else brief.numbers.readFigure(printValue(value, column, brief), value, column.label, place);
  }
  if (column.type === 'text' && !own) brief.numbers.readCell(String(value), place);
}

/** A value as words: numbers and dates in house style, years as they are. */
export function printValue(value: NonNullable<DataCell['value']>, column: DataColumn, brief: Brief): string {
  switch (column.type) {
    case 'number':
      return typeof value === 'number' ? brief.wording.cell(value, column) : value;
    case 'date':
      return brief.wording.date(String(value));
    case 'year':
    case 'text':
      return String(value);
  }
}

/** Where a row stands in its CSV file. */
export function placeOfRow(row: DataRow, table: DataTable): Place {
  return { file: table.file, line: row.line };
}

/** Figures stand on their decimal points, all else at the start. */
export function alignOf(column: DataColumn): TableColumn['align'] {
  return column.type === 'number' ? 'decimal' : 'start';
}

/** What heads a column: its label, with the unit that its figures are in. */
export function headWords(words: string, column: DataColumn, brief: Brief): string {
  const { units } = brief.template.locale;
  const code = column.unit ?? '';
  const unit = brief.dataset.units.get(code) ?? (Object.hasOwn(units, code) ? units[code] : undefined);
  // Counts and plain numbers are named by the label: "Officers (officers)" would say it twice.
  if (unit === undefined || column.type !== 'number' || unit.kind === 'count' || unit.kind === 'plain') return words;
  const symbol = unit.symbol ?? unit.other;
  const said = [symbol, unit.one, unit.other].some((name) => includesWord(words, name));
  return said || symbol === '' ? words : `${words} (${symbol})`;
}

function includesWord(words: string, name: string): boolean {
  return words
    .toLowerCase()
    .split(/[\s(),/]+/)
    .includes(name.toLowerCase());
}
