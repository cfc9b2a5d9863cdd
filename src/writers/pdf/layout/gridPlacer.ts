import { rowSplit, tableTooWide } from '../../../messages/pdf.ts';
import type { Grid, TextNode } from '../define/nodes.ts';
import type { BriefLayout } from './builder.ts';
import { setGridAt, unitAt, type SetGrid, type SetRow } from './grid.ts';
import { heightOf } from './heights.ts';
import type { MeasuredText } from './measure.ts';
import type { TextLine } from './textLine.ts';

/** Rules that close the part of a table on one page and are drawn lighter than its own. */
const BREAK_RULE = 0.5;

const SPAN_RULE = 0.4;

/**
 * Places a table row by row. Rows stay whole unless one is taller than a page; where the page turns
 * the head is printed again. `tail` is the height that must follow the last row on its page.
 */
export function placeGrid(layout: BriefLayout, grid: Grid, tail: number): void {
  const set = setGridAt(grid, layout.flow.availableWidth);
  if (set.tooWide) layout.settings.report(tableTooWide(grid.origin.name, grid.origin.place));
  const head = set.rows.slice(0, grid.headerRows);
  const headHeight = sumHeights(head);
  const room = layout.pageHeight() - headHeight - continuedHeight(grid, layout) - BREAK_RULE - grid.rules.top.thickness;
  layout.keep(grid.rules.top.thickness + headHeight + sumHeights(unitAt(set, grid.headerRows)));
  placeHead(layout, set, head, false);
  for (let index = grid.headerRows; index < set.rows.length; ) {
    const unit = unitAt(set, index);
    const last = index + unit.length >= set.rows.length;
    const notes = unit.flatMap((row) => row.cells.flatMap((cell) => cell.lines.flatMap((line) => line.words.notes)));
    const need = sumHeights(unit) + layout.noteHeight(notes) + grid.rules.bottom.thickness + (last ? tail : 0);
    if (need > layout.flow.availableHeight && index > grid.headerRows) turnPage(layout, set, head);
    for (const row of unit) {
      if (row.height > layout.flow.availableHeight && row.height > room) placeTallRow(layout, set, row, head);
      else {
        if (row.height + BREAK_RULE > layout.flow.availableHeight) turnPage(layout, set, head);
        paintFills(layout, set, [row]);
        placeRow(layout, set, row, false);
      }
    }
    index += unit.length;
  }
  layout.line(0, set.width, 0, grid.rules.bottom);
  layout.flow.moveDown(Math.min(grid.rules.bottom.thickness, layout.flow.availableHeight));
}

function placeHead(layout: BriefLayout, set: SetGrid, head: readonly SetRow[], again: boolean): void {
  if (again && set.grid.continued !== undefined) placeContinued(layout, set.grid.continued);
  layout.line(0, set.width, 0, set.grid.rules.top);
  layout.flow.moveDown(set.grid.rules.top.thickness);
  paintFills(layout, set, head);
  for (const row of head) placeRow(layout, set, row, again);
}

function placeContinued(layout: BriefLayout, node: TextNode): void {
  for (const line of (node as MeasuredText)._inlines[0].lines(layout.flow.availableWidth)) {
    layout.placeLine(repeated(line));
  }
  layout.flow.moveDown(node.margin?.[3] ?? 0);
}

function continuedHeight(grid: Grid, layout: BriefLayout): number {
  return grid.continued === undefined ? 0 : heightOf(grid.continued, layout.flow.availableWidth);
}

function turnPage(layout: BriefLayout, set: SetGrid, head: readonly SetRow[]): void {
  layout.line(0, set.width, 0, { color: set.grid.rules.bottom.color, thickness: set.grid.rules.bottom.thickness > 0 ? BREAK_RULE : 0 });
  layout.nextPage();
  placeHead(layout, set, head, true);
}

/** Grounds of rows that follow each other: all of them below the words of cells that span rows. */
function paintFills(layout: BriefLayout, set: SetGrid, rows: readonly SetRow[]): void {
  let { y } = layout.flow;
  for (const { row, height } of rows) {
    if (row.fill !== undefined) {
      layout.put({ type: 'vector', item: { type: 'rect', x: layout.flow.x, y, w: set.width, h: height, color: row.fill, lineWidth: 0 } });
    }
    y += height;
  }
}

function placeRow(layout: BriefLayout, set: SetGrid, row: SetRow, again: boolean): void {
  const { grid } = set;
  const context = layout.flow;
  const top = context.y;
  const { index } = row;
  const isHead = index < grid.headerRows;
  const rule = row.row.rule?.thickness ?? 0;
  for (const cell of row.cells) {
    // Words of a head stand on the rule below it.
    const below = set.rows.slice(index + 1, index + cell.cell.rowSpan);
    const inner = row.height + sumHeights(below) - rule - row.row.spaceAbove - grid.padding.bottom - grid.padding.top;
    const free = isHead ? inner - cell.height : row.ascent - cell.ascent;
    placeCell(layout, cell.lines, cell.x, top + row.row.spaceAbove + grid.padding.top + free, again);
  }
  if (!again) layout.addNotes(row.cells.flatMap((cell) => cell.lines.flatMap((line) => line.words.notes)));
  context.y = top;
  if (row.row.rule !== undefined) {
    for (const [from, to] of row.rules) layout.line(from, to, row.height - rule, row.row.rule);
  }
  if (isHead) placeSpanRules(layout, row, set);
  context.moveDown(row.height);
}

/** A short rule below each word that heads several columns. */
function placeSpanRules(layout: BriefLayout, row: SetRow, set: SetGrid): void {
  const { rules } = set.grid;
  if (row.row.rule !== undefined) return;
  for (const { cell, left, right } of row.cells) {
    if (cell.columnSpan < 2 || cell.columnSpan === set.grid.columns.length) continue;
    layout.line(left, right, row.height - SPAN_RULE, { color: rules.top.color, thickness: SPAN_RULE });
  }
}

/** Puts lines below each other without moving the place where the next row begins. */
function placeCell(layout: BriefLayout, lines: readonly TextLine[], x: number, y: number, again: boolean): void {
  const context = layout.flow;
  const start = { y: context.y, height: context.availableHeight };
  context.y = y;
  for (const line of lines) {
    const placed = again ? repeated(line) : line.clone();
    placed.x = line.x + x + context.x;
    placed.y = context.y;
    layout.put({ type: 'line', item: placed });
    context.y += line.height;
  }
  context.y = start.y;
}

/** A row taller than a page: each page takes of every cell the lines that fit. */
function placeTallRow(layout: BriefLayout, set: SetGrid, row: SetRow, head: readonly SetRow[]): void {
  const { padding, origin } = set.grid;
  layout.settings.report(rowSplit(origin.name, origin.place));
  const rest = row.cells.map((cell) => ({ x: cell.x, lines: [...cell.lines] }));
  let turned = false;
  while (rest.some((cell) => cell.lines.length > 0)) {
    const free = layout.flow.availableHeight - padding.top - padding.bottom - BREAK_RULE;
    const parts = rest.map((cell) => ({ x: cell.x, lines: takeLines(cell.lines, free) }));
    if (parts.every((part) => part.lines.length === 0)) {
      if (!turned) {
        turnPage(layout, set, head);
        turned = true;
        continue;
      }
      // Not even one line fits below the head: it is printed all the same.
      for (const [index, part] of parts.entries()) part.lines.push(...rest[index]!.lines.splice(0, 1));
    }
    turned = false;
    const top = layout.flow.y + padding.top;
    for (const part of parts) placeCell(layout, part.lines, part.x, top, false);
    layout.addNotes(parts.flatMap((part) => part.lines.flatMap((line) => line.words.notes)));
    const height = Math.max(...parts.map((part) => part.lines.reduce((sum, line) => sum + line.height, 0)));
    layout.flow.moveDown(height + padding.top + padding.bottom);
    if (rest.some((cell) => cell.lines.length > 0)) turnPage(layout, set, head);
  }
}

function takeLines(lines: TextLine[], height: number): TextLine[] {
  let used = 0;
  let count = 0;
  while (count < lines.length && used + lines[count]!.height <= height) used += lines[count++]!.height;
  return lines.splice(0, count);
}

function repeated(line: TextLine): TextLine {
  const copy = line.clone();
  copy.repeated = true;
  copy.anchors = [];
  return copy;
}

function sumHeights(rows: readonly SetRow[]): number {
  return rows.reduce((sum, row) => sum + row.height, 0);
}
