import type { Grid, GridCell, GridRow } from '../define/nodes.ts';
import { columnWidths, type ColumnNeed } from './columnWidths.ts';
import { widthOf } from './face.ts';
import type { MeasuredText } from './measure.ts';
import type { Paragraph } from './paragraph.ts';
import type { TextLine } from './textLine.ts';

/** A table at a certain width: where each column begins, and each row's lines. Lengths in points. */
export interface SetGrid {
  readonly grid: Grid;
  readonly width: number;
  /** The longest words do not fit beside each other. */
  readonly tooWide: boolean;
  readonly rows: readonly SetRow[];
}

export interface SetRow {
  readonly row: GridRow;
  readonly index: number;
  readonly cells: readonly SetCell[];
  /** Height of the row with padding and the rule below it. */
  readonly height: number;
  /** Distance of the first base line, which all cells share, from the top of the text. */
  readonly ascent: number;
  /** Rules below the row, from and to: not across cells that go on in the next row. */
  readonly rules: readonly (readonly [from: number, to: number])[];
  /** Rows up to and without this one stay on one page with it, because cells span them. */
  readonly groupEnd: number;
}

export interface SetCell {
  readonly cell: GridCell;
  /** Left and right edge of the cell's text. */
  readonly left: number;
  readonly right: number;
  /** Left edge of the text, from the left edge of the table. */
  readonly x: number;
  readonly lines: readonly TextLine[];
  /** Height of the lines, and distance of the first base line from their top. */
  readonly height: number;
  readonly ascent: number;
}

export function paragraphOf(cell: GridCell): Paragraph {
  return (cell.node as MeasuredText)._inlines[0];
}

/** A table that keeps how it was set last. In a map that holds it weakly it would outlive the brief till all memory is looked through. */
type KeptGrid = Grid & { _set?: SetGrid };

/** Breaks all cells into lines for a table of the given width. */
export function setGridAt(grid: KeptGrid, width: number): SetGrid {
  if (grid._set?.width !== width) grid._set = setGrid(grid, width);
  return grid._set;
}

function setGrid(grid: Grid, width: number): SetGrid {
  const decimals = decimalColumns(grid);
  const needs = columnNeeds(grid, decimals, width);
  const widths = columnWidths(needs, width);
  const edges = widths.reduce<number[]>((xs, next) => [...xs, xs.at(-1)! + next], [0]);
  const cells = grid.rows.map((row) => row.cells.map((cell) => setCell(cell, grid, edges, decimals)));
  const heights = rowHeights(grid, cells);
  const groups = spanGroups(grid);
  const spans = grid.rows.flatMap((row, index) => row.cells.filter((cell) => cell.rowSpan > 1).map((cell) => ({ cell, index })));
  return {
    grid,
    width,
    tooWide: needs.some((need, index) => need.min > widths[index]! + 0.5),
    rows: grid.rows.map((row, index) => ({
      row,
      index,
      cells: cells[index]!,
      height: heights[index]!,
      ascent: ascentOf(cells[index]!),
      rules: ruleSegments(spans, index, edges),
      groupEnd: groups[index]!,
    })),
  };
}

interface DecimalColumn {
  readonly before: number;
  readonly after: number;
}

/** Widest parts before and after the point in each column of figures. */
function decimalColumns(grid: Grid): (DecimalColumn | undefined)[] {
  return grid.columns.map((column, index) => {
    if (!column.decimal) return undefined;
    let before = 0;
    let after = 0;
    for (const row of grid.rows) {
      for (const cell of row.cells) {
        if (cell.column !== index || cell.decimal === undefined) continue;
        const { base } = paragraphOf(cell).style;
        const head = widthOf(cell.decimal.before, base);
        before = Math.max(before, head);
        // Marks of notes and units come after the figure and count with its decimals.
        after = Math.max(after, paragraphOf(cell).maxWidth - head);
      }
    }
    return { before, after };
  });
}

function columnNeeds(grid: Grid, decimals: readonly (DecimalColumn | undefined)[], total: number): ColumnNeed[] {
  const needs = grid.columns.map((column, index) => {
    const figures = decimals[index];
    const width = figures === undefined ? 0 : figures.before + figures.after;
    return { min: width, max: width, grow: column.grow, ...(column.width === undefined ? {} : { share: column.width }) };
  });
  for (const cell of grid.rows.flatMap((row) => row.cells)) {
    const need = needs[cell.column];
    if (need === undefined || cell.columnSpan > 1) continue;
    need.min = Math.max(need.min, paragraphOf(cell).minWidth);
    need.max = Math.max(need.max, paragraphOf(cell).maxWidth);
  }
  const { x } = grid.padding;
  const padded = needs.map((need, index) => {
    if (grid.columns[index]!.whole && need.max <= total / 2) need.min = need.max;
    const sides = (index === 0 ? 0.5 : 1) * x + (index === needs.length - 1 ? 0.5 : 1) * x;
    return { ...need, min: need.min + sides, max: need.max + sides + 0.5 };
  });
  return widenForSpans(padded, grid);
}

/** Columns under a cell that spans them are together as wide as its longest word. */
function widenForSpans(needs: readonly ColumnNeed[], grid: Grid): ColumnNeed[] {
  const wider = needs.map((need) => ({ ...need }));
  for (const cell of grid.rows.flatMap((row) => row.cells)) {
    if (cell.columnSpan < 2) continue;
    const under = wider.slice(cell.column, cell.column + cell.columnSpan);
    const missing = paragraphOf(cell).minWidth - under.reduce((sum, need) => sum + need.min, 0);
    if (missing <= 0) continue;
    for (const need of under) {
      need.min += missing / under.length;
      need.max = Math.max(need.max, need.min);
    }
  }
  return wider;
}

function setCell(
  cell: GridCell,
  grid: Grid,
  edges: readonly number[],
  decimals: readonly (DecimalColumn | undefined)[],
): SetCell {
  const end = Math.min(cell.column + cell.columnSpan, grid.columns.length);
  const left = edges[cell.column]! + (cell.column === 0 ? 0.5 : 1) * grid.padding.x;
  const right = edges[end]! - (end === grid.columns.length ? 0.5 : 1) * grid.padding.x;
  const paragraph = paragraphOf(cell);
  const column = decimals[cell.column];
  const width = Math.max(1, right - left);
  const lines = paragraph.lines(width);
  const set = {
    cell,
    x: left,
    left,
    right,
    lines,
    height: lines.reduce((sum, line) => sum + line.height, 0),
    ascent: lines[0]?.ascent ?? 0,
  };
  if (column === undefined || cell.decimal === undefined || lines.length !== 1) return set;
  const head = widthOf(cell.decimal.before, paragraph.style.base);
  const indent = Math.max(0, width - column.after - head);
  return { ...set, x: left + indent - lines[0]!.x };
}

function ascentOf(cells: readonly SetCell[]): number {
  return Math.max(0, ...cells.map((cell) => cell.ascent));
}

function rowHeights(grid: Grid, cells: readonly (readonly SetCell[])[]): number[] {
  const padding = (row: GridRow): number =>
    grid.padding.top + grid.padding.bottom + row.spaceAbove + (row.rule?.thickness ?? 0);
  const heights = grid.rows.map((row, index) => {
    const single = cells[index]!.filter((set) => set.cell.rowSpan < 2);
    const ascent = ascentOf(cells[index]!);
    return padding(row) + Math.max(0, ...single.map((set) => ascent - set.ascent + set.height));
  });
  for (const [index, row] of cells.entries()) {
    for (const set of row) {
      if (set.cell.rowSpan < 2) continue;
      const last = Math.min(index + set.cell.rowSpan, heights.length) - 1;
      const have = heights.slice(index, last + 1).reduce((sum, height) => sum + height, 0);
      heights[last]! += Math.max(0, set.height + padding(grid.rows[index]!) - have);
    }
  }
  return heights;
}

/** For each row the end of the group of rows that cells tie together. */
function spanGroups(grid: Grid): number[] {
  const ends = grid.rows.map((row, index) =>
    Math.min(grid.rows.length, index + Math.max(1, ...row.cells.map((cell) => cell.rowSpan))),
  );
  for (let index = 0; index < ends.length; index += 1) {
    for (let inside = index; inside < ends[index]!; inside += 1) ends[index] = Math.max(ends[index]!, ends[inside]!);
  }
  return ends;
}

function ruleSegments(
  spans: readonly { readonly cell: GridCell; readonly index: number }[],
  index: number,
  edges: readonly number[],
): [number, number][] {
  const open = new Set<number>();
  for (const { cell, index: at } of spans) {
    if (at > index || at + cell.rowSpan - 1 <= index) continue;
    for (let across = 0; across < cell.columnSpan; across += 1) open.add(cell.column + across);
  }
  const segments: [number, number][] = [];
  for (let column = 0; column < edges.length - 1; column += 1) {
    if (open.has(column)) continue;
    const last = segments.at(-1);
    if (last !== undefined && last[1] === edges[column]) last[1] = edges[column + 1]!;
    else segments.push([edges[column]!, edges[column + 1]!]);
  }
  return segments;
}

/** Fewest rows of a table whose first or last row is not left alone. */
const LONE_ROWS = 4;

/**
 * Rows from here on that stay on one page: tied by cells that span them, a group's head and its first
 * row, and the first and the last two rows, because none of them should stand alone.
 */
export function unitAt(set: SetGrid, index: number): readonly SetRow[] {
  const { rows, grid } = set;
  const first = rows[index];
  if (first === undefined) return [];
  const grow = (end: number): number => {
    let grown = end;
    while (grown < rows.length && rows[grown - 1]!.row.keepWithNext) grown = rows[grown]!.groupEnd;
    return grown;
  };
  let end = grow(first.groupEnd);
  const long = rows.length - grid.headerRows >= LONE_ROWS;
  if (long && index === grid.headerRows && end < rows.length) end = grow(rows[end]!.groupEnd);
  if (long && end < rows.length && rows[end]!.groupEnd === rows.length) end = rows.length;
  return rows.slice(index, end);
}
