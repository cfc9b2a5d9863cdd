import type { Table } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import type { Scope } from './scope.ts';
import type { GridRow } from './tableGrid.ts';
import { cellMargins } from './styles/tables.ts';

/** What the text of a column needs, in points: for its longest word, and to stand on one line. */
interface Need {
  readonly least: number;
  readonly most: number;
  /** Takes what is left over. */
  readonly grows: boolean;
}

/** Part of the width that key figures take to stand on one line each, with the marks of their notes. */
const MOST_FIGURE = 0.55;

/** Widths of the columns in points, adding up to the width of the table. */
export function columnWidths(table: Table, grid: readonly GridRow[], width: number, scope: Scope): number[] {
  const given = table.columns.map((column) => column.width);
  const total = Number.isFinite(width) ? width : 400;
  if (given.every((share) => share !== undefined)) {
    const sum = given.reduce((all, share) => all + share, 0);
    return given.map((share) => (total * share) / sum);
  }
  const needs = table.columns.map((column, index) =>
    column.width === undefined
      ? columnNeed(table, grid, index, total, scope)
      : { least: column.width * total, most: column.width * total, grows: false },
  );
  return shareOut(needs, total);
}

/** Gives every column what it needs at least, and shares what is left by what each would like. */
function shareOut(needs: readonly Need[], total: number): number[] {
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const most = needs.reduce((sum, need) => sum + need.most, 0);
  if (least >= total) return needs.map((need) => (total * need.least) / least);
  if (most <= total) {
    const growing = needs.filter((need) => need.grows).length;
    const spare = (total - most) / (growing || needs.length);
    return needs.map((need) => need.most + (growing === 0 || need.grows ? spare : 0));
  }
  const share = (total - least) / (most - least);
  return needs.map((need) => need.least + (need.most - need.least) * share);
}

function columnNeed(table: Table, grid: readonly GridRow[], column: number, total: number, scope: Scope): Need {
  const { theme } = scope.document.meta;
  const family = scope.fonts.family(theme.fonts.heading);
  let least = 0;
  let most = 0;
  for (const { row, isHead, places } of grid) {
    const place = places.find((one) => one.column === column);
    if (place?.cell === undefined || place.columnSpan > 1) continue;
    const isLarge = table.variant === 'keyFigures' && column === 0 && !isHead;
    const size = isLarge ? theme.sizes.keyFigure : theme.sizes.table;
    const face = isLarge || isHead || row.kind !== 'data' ? family?.faces.bold : family?.faces.regular;
    const measure = (text: string): number => (face === undefined ? text.length * 0.5 : face.width(text)) * size;
    for (const line of inlineText(place.cell.children, scope.document.labels).split('\n')) {
      most = Math.max(most, measure(line));
      if (isLarge) least = Math.max(least, Math.min(measure(`${line}00`), MOST_FIGURE * total));
      for (const word of line.split(/[ \u200B-]/)) least = Math.max(least, measure(word));
    }
  }
  // Two points more, because other programs measure a little wider.
  const margins = 2 * cellMargins(table).inline + 2;
  return { least: Math.min(least, total) + margins, most: Math.max(least, most) + margins, grows: grows(table, column) };
}

/** One column of words takes the spare width, so that figures stand close to each other. */
function grows({ variant, columns }: Table, column: number): boolean {
  if (variant === 'data') return column === columns.findIndex(({ align }) => align === 'start');
  return columns[column]!.align === 'start' && column > 0;
}
