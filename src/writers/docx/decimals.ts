import type { Table } from '../../document/model.ts';
import { inlineText } from '../../document/walk.ts';
import type { Scope } from './scope.ts';
import type { Style } from './styles/style.ts';
import type { GridRow } from './tableGrid.ts';
import { cellMargins } from './styles/tables.ts';

/**
 * Styles of the columns whose figures have different numbers of decimals: right-aligned text would
 * not put their points below each other, so they get a decimal tab. By index of column.
 */
export function decimalStyles(
  table: Table,
  grid: readonly GridRow[],
  widths: readonly number[],
  scope: Scope,
): ReadonlyMap<number, string> {
  const styles = new Map<number, string>();
  for (const [column, { align }] of table.columns.entries()) {
    if (align !== 'decimal') continue;
    const fractions = fractionsOf(grid, column, scope);
    if (new Set(fractions.map((fraction) => fraction.length)).size < 2) continue;
    const position = widths[column]! - 2 * cellMargins(table).inline - widest(fractions, scope);
    styles.set(column, decimalStyle(Math.max(1, Math.floor(position)), scope));
  }
  return styles;
}

/** What stands from the decimal point on in each figure of a column. */
function fractionsOf(grid: readonly GridRow[], column: number, scope: Scope): string[] {
  const { labels, meta } = scope.document;
  return grid.flatMap(({ row, isHead, places }) => {
    const place = places.find((one) => one.column === column);
    if (isHead || row.kind === 'group' || place?.cell === undefined || place.columnSpan > 1 || place.cell.missing) return [];
    const text = inlineText(place.cell.children, labels);
    const point = text.lastIndexOf(meta.locale.numbers.decimal);
    return [point < 0 ? '' : text.slice(point)];
  });
}

/** Width in points of the widest fraction, to whole points. */
function widest(fractions: readonly string[], scope: Scope): number {
  const { theme } = scope.document.meta;
  const face = scope.fonts.family(theme.fonts.heading)?.faces.bold;
  const widths = fractions.map((fraction) => (face === undefined ? fraction.length * 0.5 : face.width(fraction)));
  return Math.ceil(Math.max(...widths) * theme.sizes.table);
}

/** The styles, plain and for totals, with the decimal tab at so many points from the cell's text edge. */
function decimalStyle(position: number, scope: Scope): string {
  const id = `TableDecimal${position}`;
  for (const total of [false, true]) {
    const style: Style = {
      id: total ? `${id}Total` : id,
      name: `Table Decimal ${position}${total ? ' Total' : ''}`,
      basedOn: total ? 'TableTotal' : 'TableText',
      priority: 38,
      paragraph: { tabs: [{ kind: 'decimal', position }] },
    };
    scope.ownStyles.set(style.id, style);
  }
  return id;
}
