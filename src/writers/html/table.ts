import { captionLine, splitDecimal } from '../../document/lines.ts';
import type { Table, TableCell, TableRow } from '../../document/model.ts';
import { cellColumns, inlineText } from '../../document/walk.ts';
import { writeLine, writeSources } from './figure.ts';
import { writeInlines } from './inlines.ts';
import { element, lines } from './markup.ts';
import type { Attributes, Html } from './markup.ts';
import { languageOf, ownId } from './scope.ts';
import type { Scope } from './scope.ts';

const CLASSES = {
  data: 'table data-table',
  keyFigures: 'table key-figures',
  plain: 'table plain-table',
} as const satisfies Record<Table['variant'], string>;

/** A table with its caption, its summary for those who cannot see it, and the lines below. */
export function writeTable(table: Table, scope: Scope): Html {
  const caption = captionLine(table, scope.document);
  const summary = ownId(table.id, 'summary');
  const captionId = ownId(table.id, 'caption');
  const named = caption === undefined ? { 'aria-label': table.summary } : { 'aria-describedby': summary };
  const grid = element(
    'table',
    named,
    caption && element('caption', { id: captionId }, writeLine(caption, scope)),
    writeWidths(table),
    table.head.length === 0 ? undefined : element('thead', {}, lines(writeRows(table, table.head, 'col', scope))),
    lines(writeBodies(table, scope)),
  );
  const labelled = caption === undefined ? { 'aria-label': table.summary } : { 'aria-labelledby': captionId };
  return element(
    'div',
    { id: table.id, class: table.compact ? `${CLASSES[table.variant]} compact` : CLASSES[table.variant], ...languageOf(table) },
    lines([
      // Wide tables scroll on their own, which must be possible from the keyboard.
      element('div', { class: 'scroll', role: 'group', tabindex: 0, ...labelled }, grid),
      caption && element('p', { id: summary, hidden: true }, table.summary),
      ...writeSources(table, scope),
    ]),
  );
}

function writeWidths({ columns }: Table): Html | undefined {
  if (columns.every((column) => column.width === undefined)) return undefined;
  const cols = columns.map(({ width }) =>
    element('col', width === undefined ? {} : { style: `width:${Number((width * 100).toFixed(2))}%` }),
  );
  return element('colgroup', {}, cols);
}

/** A body for each group of rows, so that the head of a group is a header of its rows. */
function writeBodies(table: Table, scope: Scope): Html[] {
  const rows = writeRows(table, table.body, 'row', scope);
  const bodies: Html[][] = [];
  for (const [index, row] of table.body.entries()) {
    if (row.kind === 'group' || bodies.length === 0) bodies.push([]);
    bodies.at(-1)!.push(rows[index]!);
  }
  return bodies.map((body) => element('tbody', {}, lines(body)));
}

function writeRows(table: Table, rows: readonly TableRow[], scopeOfHeaders: 'col' | 'row', scope: Scope): Html[] {
  const columns = cellColumns(rows);
  const fractions = table.columns.map((_, column) => longestFraction(table, column, scope));
  return rows.map((row, line) =>
    element(
      'tr',
      row.kind === 'data' ? {} : { class: row.kind },
      row.cells.map((cell, index) => {
        const column = columns[line]![index]!;
        const header = headerScope(table, row, cell, column, scopeOfHeaders);
        const pad =
          scopeOfHeaders === 'row' && row.kind !== 'group' ? padOf(table, cell, column, fractions, scope) : {};
        return element(
          header.scope === undefined ? 'td' : 'th',
          { ...header, ...cellLook(table, cell, column), ...pad },
          writeInlines(cell.children, scope),
        );
      }),
    ),
  );
}

/** Which cells a cell heads; none for a cell of data or an empty corner. */
function headerScope(
  table: Table,
  row: TableRow,
  cell: TableCell,
  column: number,
  side: 'col' | 'row',
): { scope?: string } {
  if (cell.children.length === 0) return {};
  if (row.kind === 'group') return { scope: 'rowgroup' };
  if (side === 'col') return { scope: cell.columnSpan > 1 ? 'colgroup' : 'col' };
  if (column >= table.headerColumns) return {};
  return { scope: cell.rowSpan > 1 ? 'rowgroup' : 'row' };
}

function cellLook(table: Table, cell: TableCell, column: number): Attributes {
  const align = table.columns[column]?.align ?? 'start';
  const spans = cell.columnSpan > 1 && cell.columnSpan >= table.columns.length;
  const classes = [align === 'start' || spans ? '' : align, cell.missing ? 'missing' : ''].filter(
    (name) => name !== '',
  );
  return {
    class: classes.length === 0 ? undefined : classes.join(' '),
    colspan: cell.columnSpan > 1 ? cell.columnSpan : undefined,
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
  };
}

/** What a figure lacks of the longest fraction in its column; set invisibly, so that points stand in line. */
function padOf(table: Table, cell: TableCell, column: number, fractions: readonly string[], scope: Scope): Attributes {
  if (table.columns[column]?.align !== 'decimal' || cell.columnSpan > 1) return {};
  const longest = fractions[column] ?? '';
  const pad = longest.slice(cell.value === undefined ? 0 : fractionOf(cell, scope).length);
  return pad === '' ? {} : { 'data-pad': pad };
}

function longestFraction(table: Table, column: number, scope: Scope): string {
  const columns = cellColumns(table.body);
  const cells = table.body.flatMap((row, line) => row.cells.filter((_, index) => columns[line]![index] === column));
  const fractions = cells.filter((cell) => cell.value !== undefined).map((cell) => fractionOf(cell, scope));
  return fractions.reduce((longest, fraction) => (fraction.length > longest.length ? fraction : longest), '');
}

function fractionOf(cell: TableCell, scope: Scope): string {
  return splitDecimal(inlineText(cell.children, scope.document.labels), scope.document)[1];
}
