import { splitDecimal } from '../../document/lines.ts';
import type { Table, TableCell, TableRow } from '../../document/model.ts';
import { cellColumns } from '../../document/walk.ts';
import { writeInlines } from './inlines.ts';
import { padEnd, padStart, textWidth } from './lines.ts';
import type { Scope } from './scope.ts';

const GAP = '  ';

/** Characters that a column takes; of a column of figures, those before and those from the decimal point on. */
interface Width {
  readonly all: number;
  readonly whole: number;
  readonly fraction: number;
}

/** Rows of cells below each other, the head set off by a line. */
export function writeGrid(table: Table, scope: Scope): string[] {
  const widths = table.columns.map((_, column) => widthOf(table, column, scope));
  const total = widths.reduce((sum, width) => sum + width.all, 0) + GAP.length * (widths.length - 1);
  const rule = '-'.repeat(total);
  const head = writeRows(table.head, table, widths, scope);
  const body = writeRows(table.body, table, widths, scope).flatMap((line, index) =>
    table.body[index]?.kind === 'total' ? [rule, line] : [line],
  );
  return [...head, ...(head.length === 0 ? [] : [rule]), ...body];
}

function writeRows(rows: readonly TableRow[], table: Table, widths: readonly Width[], scope: Scope): string[] {
  const columns = cellColumns(rows);
  return rows.map((row, line) => {
    let text = '';
    let at = 0;
    for (const [index, cell] of row.cells.entries()) {
      const column = columns[line]![index]!;
      // Cells that reach down from rows above leave their place empty.
      while (at < column) text += `${' '.repeat(widths[at++]?.all ?? 0)}${GAP}`;
      text += `${writeCell(cell, column, table, widths, scope)}${GAP}`;
      at += cell.columnSpan;
    }
    return text.trimEnd();
  });
}

function writeCell(cell: TableCell, column: number, table: Table, widths: readonly Width[], scope: Scope): string {
  const text = cellText(cell, scope);
  const spanned = widths.slice(column, column + cell.columnSpan);
  const width = spanned.reduce((sum, part) => sum + part.all, 0) + GAP.length * (spanned.length - 1);
  if (cell.columnSpan > 1) return padEnd(text, width);
  switch (table.columns[column]?.align ?? 'start') {
    case 'start':
      return padEnd(text, width);
    case 'end':
      return padStart(text, width);
    case 'center':
      return padEnd(padStart(text, Math.floor((width + textWidth(text)) / 2)), width);
    case 'decimal':
      return padStart(
        table.head.some((row) => row.cells.includes(cell)) ? text : writeFigure(cell, widths[column], scope),
        width,
      );
  }
}

/** A figure with its point where the column has it; words such as "N/A" stand where the whole numbers do. */
function writeFigure(cell: TableCell, width: Width | undefined, scope: Scope): string {
  const [whole, fraction] = decimalParts(cell, scope);
  return padStart(whole, width?.whole ?? 0) + padEnd(fraction, width?.fraction ?? 0);
}

function widthOf(table: Table, column: number, scope: Scope): Width {
  const head = cellsIn(table.head, column);
  const body = cellsIn(table.body, column);
  const decimal = table.columns[column]?.align === 'decimal';
  const parts = body.map((cell) => (decimal ? decimalParts(cell, scope) : ([cellText(cell, scope), ''] as const)));
  const whole = Math.max(0, ...parts.map(([before]) => textWidth(before)));
  const fraction = Math.max(0, ...parts.map(([, after]) => textWidth(after)));
  return { all: Math.max(whole + fraction, ...head.map((cell) => textWidth(cellText(cell, scope)))), whole, fraction };
}

/** The cells of a column that stand in it alone. */
function cellsIn(rows: readonly TableRow[], column: number): TableCell[] {
  const columns = cellColumns(rows);
  return rows.flatMap((row, line) =>
    row.cells.filter((cell, index) => columns[line]![index] === column && cell.columnSpan === 1),
  );
}

function decimalParts(cell: TableCell, scope: Scope): readonly [string, string] {
  const text = cellText(cell, scope);
  return cell.value === undefined ? [text, ''] : splitDecimal(text, scope.document);
}

function cellText(cell: TableCell, scope: Scope): string {
  return writeInlines(cell.children, scope).replaceAll('\n', ' ').trim();
}
