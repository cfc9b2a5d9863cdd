import type { Table, TableCell, TableColumn } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import { captionParagraph, sourceParagraphs } from './captions.ts';
import { columnWidths } from './columnWidths.ts';
import { decimalStyles } from './decimals.ts';
import { wordInlines } from './inlines.ts';
import type { WordCell, WordRow, WordTable } from './model.ts';
import { styled } from './paragraphs.ts';
import { type RunContext, runContext, withTrait } from './runContext.ts';
import type { BlockWriter, Scope } from './scope.ts';
import { type GridPlace, type GridRow, tableGrid } from './tableGrid.ts';
import { lineMultiple, type Style } from './styles/style.ts';
import { tableStyleId } from './styles/tables.ts';

/** A table of this many rows at most is kept on one page. */
const KEPT_WHOLE = 14;

/** So many rows at least stand on the page of the source line. */
const KEPT_AT_END = 2;

/** A table: caption above, source and notes below. */
export const tableBlock: BlockWriter<'table'> = (block, flow, scope) => {
  // In the order of the text, so that its footnotes are numbered in that order.
  const caption = captionParagraph(block, 'Caption', scope);
  const grid = tableGrid(block);
  if (grid.length === 0) return [...caption, ...sourceParagraphs(block, scope)];
  const isShort = grid.length <= KEPT_WHOLE && hasSources(block);
  const keptFrom = hasSources(block) && !isShort ? grid.length - KEPT_AT_END : Number.POSITIVE_INFINITY;
  const widths = columnWidths(block, grid, flow.width, scope);
  const cells: CellContext = { table: block, decimals: decimalStyles(block, grid, widths, scope), run: runContext(flow), scope };
  const table: WordTable = {
    type: 'table',
    style: tableStyleId(block, isShort),
    headerRow: block.head.length > 0,
    headerColumn: block.headerColumns > 0,
    totalRow: block.body.at(-1)?.kind === 'total',
    widths,
    title: block.caption === undefined ? block.summary : inlineText(block.caption, scope.document.labels),
    description: block.summary,
    rows: grid.map((row, index) => wordRow(row, index >= keptFrom, cells)),
  };
  return [...caption, table, ...sourceParagraphs(block, scope)];
};

function hasSources({ source, notes }: Table): boolean {
  return source !== undefined || notes.length > 0;
}

/** What the cells of a table share. */
interface CellContext {
  readonly table: Table;
  /** Styles of columns whose points stand below each other, by the index of the column. */
  readonly decimals: ReadonlyMap<number, string>;
  readonly run: RunContext;
  readonly scope: Scope;
}

function wordRow(row: GridRow, isKept: boolean, context: CellContext): WordRow {
  return { header: row.isHead, cells: row.places.map((place) => wordCell(place, row, isKept, context)) };
}

function wordCell({ column, columnSpan, cell, covered }: GridPlace, row: GridRow, isKept: boolean, context: CellContext): WordCell {
  const sizedStyle = (id: string): string => (context.table.compact ? compactStyle(id, context.scope) : id);
  if (cell === undefined) return { columnSpan, ...(covered ? { merge: 'up' } : {}), paragraphs: [styled(sizedStyle('TableText'))] };
  const sized = sizedStyle(cellStyle(row, cell, column, context));
  const style = isKept ? keptStyle(sized, context.scope) : sized;
  const run = cell.missing ? withTrait(context.run, 'missing') : context.run;
  return {
    columnSpan,
    ...(cell.rowSpan > 1 ? { merge: 'down' } : {}),
    paragraphs: [styled(style, wordInlines(cell.children, context.scope, run))],
  };
}

/** The style that keeps a cell on the page of what follows. */
function keptStyle(id: string, scope: Scope): string {
  return derivedStyle(id, 'Kept', { paragraph: { keepNext: true } }, scope);
}

/** The style of a cell in a long table in which things are looked up. */
function compactStyle(id: string, scope: Scope): string {
  const { theme } = scope.document.meta;
  const line = lineMultiple({ theme, fonts: scope.fonts }, 'heading', 1.16);
  return derivedStyle(id, 'Compact', { paragraph: { line }, run: { size: theme.sizes.table - 1 } }, scope);
}

function derivedStyle(id: string, suffix: string, look: Pick<Style, 'paragraph' | 'run'>, scope: Scope): string {
  const own = `${id}${suffix}`;
  const name = `${id.replace(/(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])/g, ' ')} ${suffix}`;
  scope.ownStyles.set(own, { id: own, name, basedOn: id, priority: 38, ...look });
  return own;
}

const ALIGNED = {
  start: 'TableText',
  center: 'TableCentered',
  end: 'TableNumber',
  decimal: 'TableNumber',
} as const satisfies Record<TableColumn['align'], string>;

function cellStyle({ row, isHead }: GridRow, cell: TableCell, column: number, { table, decimals }: CellContext): string {
  const align = table.columns[column]?.align ?? 'start';
  if (isHead) return cell.columnSpan > 1 && align !== 'start' ? ALIGNED.center : ALIGNED[align];
  if (row.kind === 'group') return 'TableGroup';
  if (table.variant === 'keyFigures' && column !== 1) return column === 0 ? 'TableKeyFigure' : 'TableAside';
  const decimal = cell.columnSpan === 1 ? decimals.get(column) : undefined;
  if (row.kind === 'total') return decimal === undefined ? (align === 'start' ? 'TableTotal' : 'TableTotalNumber') : `${decimal}Total`;
  return decimal ?? ALIGNED[align];
}
