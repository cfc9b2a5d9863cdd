import type { Table, TableCell, TableColumn, TableRow } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import { captionParagraph, sourceParagraphs } from './captions.ts';
import { columnWidths } from './columnWidths.ts';
import { decimalStyles } from './decimals.ts';
import { wordInlines } from './inlines.ts';
import type { WordCell, WordRow, WordTable } from './model.ts';
import { styled } from './paragraphs.ts';
import { runContext, withTrait } from './runContext.ts';
import type { BlockWriter, Flow, Scope } from './scope.ts';
import { TABLE_STYLES } from './tableStyles.ts';

/** A table of this many rows at most is kept on one page. */
const KEPT_WHOLE = 14;

/** So many rows at least stand on the page of the source line. */
const KEPT_AT_END = 2;

/** A table: caption above, source and notes below. */
export const tableBlock: BlockWriter<'table'> = (block, flow, scope) => {
  // In the order of the text, so that its footnotes are numbered in that order.
  const caption = captionParagraph(block, 'Caption', scope);
  const rows = [...block.head, ...block.body];
  if (rows.length === 0) return [...caption, ...sourceParagraphs(block, scope)];
  const isShort = rows.length <= KEPT_WHOLE && hasSources(block);
  const widths = columnWidths(block, flow.width, scope);
  const keptFrom = hasSources(block) && !isShort ? rows.length - KEPT_AT_END : Number.POSITIVE_INFINITY;
  const table: WordTable = {
    type: 'table',
    style: TABLE_STYLES[block.variant][isShort ? 'whole' : 'long'],
    headerRow: block.head.length > 0,
    headerColumn: block.headerColumns > 0,
    totalRow: block.body.at(-1)?.kind === 'total',
    widths,
    title: block.caption === undefined ? block.summary : inlineText(block.caption, scope.document.labels),
    description: block.summary,
    rows: wordRows(block, { widths, keptFrom }, flow, scope),
  };
  return [...caption, table, ...sourceParagraphs(block, scope)];
};

function hasSources({ source, notes }: Table): boolean {
  return source !== undefined || notes.length > 0;
}

/** Rows with every cell of the grid: Word wants those that a cell above covers. */
function wordRows(block: Table, { widths, keptFrom }: { widths: readonly number[]; keptFrom: number }, flow: Flow, scope: Scope): WordRow[] {
  const decimals = decimalStyles(block, widths, scope);
  const covered = new Map<number, { rows: number; span: number }>();
  return [...block.head, ...block.body].map((row, index) => {
    const header = index < block.head.length;
    const cells: WordCell[] = [];
    let column = 0;
    const fillCovered = (): void => {
      for (let above = covered.get(column); above !== undefined; above = covered.get(column)) {
        cells.push({ columnSpan: above.span, merge: 'up', paragraphs: [EMPTY_CELL] });
        if (--above.rows === 0) covered.delete(column);
        column += above.span;
      }
    };
    for (const cell of row.cells) {
      fillCovered();
      const plain = cellStyle(block, row, cell, column, header, decimals);
      const style = index >= keptFrom ? keptStyle(plain, scope) : plain;
      const context = cell.missing ? withTrait(runContext(flow), 'missing') : runContext(flow);
      const children = wordInlines(cell.children, scope, context);
      const spansDown = cell.rowSpan > 1;
      cells.push({
        columnSpan: cell.columnSpan,
        ...(spansDown ? { merge: 'down' as const } : {}),
        paragraphs: [styled(style, children)],
      });
      if (spansDown) covered.set(column, { rows: cell.rowSpan - 1, span: cell.columnSpan });
      column += cell.columnSpan;
    }
    fillCovered();
    for (; column < block.columns.length; column++) cells.push({ columnSpan: 1, paragraphs: [EMPTY_CELL] });
    return { header, cells };
  });
}

const EMPTY_CELL = styled('TableText');

/** The style that keeps a cell on the page of what follows. */
function keptStyle(id: string, scope: Scope): string {
  const kept = `${id}Kept`;
  const name = `${id.replace(/(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])/g, ' ')} Kept`;
  scope.ownStyles.set(kept, { id: kept, name, basedOn: id, priority: 38, paragraph: { keepNext: true } });
  return kept;
}

const ALIGNED = {
  start: 'TableText',
  center: 'TableCentered',
  end: 'TableNumber',
  decimal: 'TableNumber',
} as const satisfies Record<TableColumn['align'], string>;

function cellStyle(
  table: Table,
  row: TableRow,
  cell: TableCell,
  column: number,
  header: boolean,
  decimals: ReadonlyMap<number, string>,
): string {
  const align = table.columns[column]?.align ?? 'start';
  if (header) return ALIGNED[align];
  if (row.kind === 'group') return 'TableGroup';
  if (table.variant === 'keyFigures' && column !== 1) return column === 0 ? 'TableKeyFigure' : 'TableAside';
  const decimal = cell.columnSpan === 1 ? decimals.get(column) : undefined;
  if (row.kind === 'total') return decimal === undefined ? (align === 'start' ? 'TableTotal' : 'TableTotalNumber') : `${decimal}Total`;
  return decimal ?? ALIGNED[align];
}
