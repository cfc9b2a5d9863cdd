import type { ColumnsNode, Margin, Node, StackNode } from '../define/nodes.ts';
import { setGridAt, unitAt } from './grid.ts';
import type { MeasuredText } from './measure.ts';

/** Height of the whole node at this width, margins included, in points. */
export function heightOf(node: Node, width: number): number {
  const [left, top, right, bottom] = marginOf(node);
  return top + bottom + innerHeight(node, width - left - right);
}

function innerHeight(node: Node, width: number): number {
  if ('text' in node) return textHeight(node as MeasuredText, width, Infinity);
  if ('columns' in node) return columnsHeight(node, width);
  if ('stack' in node) return stackHeight(node, width);
  return (node as typeof node & { _height: number })._height;
}

function textHeight(node: MeasuredText, width: number, most: number): number {
  const [paragraph] = node._inlines;
  if (paragraph.isEmpty) return 0;
  const lines = paragraph.lines(width - (node.leader?.reserve ?? 0));
  return lines.slice(0, most).reduce((sum, line) => sum + line.height, 0);
}

function columnsHeight(node: ColumnsNode, width: number): number {
  const gaps = node.columnGap * (node.columns.length - 1);
  const heights = node.columns.map((column) =>
    heightOf(column, typeof column.width === 'number' ? column.width : (width - gaps) / node.columns.length),
  );
  return Math.max(0, ...heights);
}

function stackHeight(node: StackNode, width: number): number {
  if (node.rule !== undefined) return node.rule.thickness;
  if (node.grid !== undefined) {
    const { rules } = node.grid;
    const rows = setGridAt(node.grid, width).rows.reduce((sum, row) => sum + row.height, 0);
    return rows + rules.top.thickness + rules.bottom.thickness;
  }
  const [left, top, right, bottom] = node.box?.padding ?? [0, 0, 0, 0];
  return node.stack.reduce((sum, child) => sum + heightOf(child, width - left - right), top + bottom);
}

/** Height that footnotes would take at the foot of the page at hand. */
export type NoteHeight = (ids: readonly string[]) => number;

/** Least height with which the node can begin on a page: two lines, a table's head and first row, with their footnotes. */
export function openingHeight(node: Node, width: number, notes: NoteHeight): number {
  const [left, top, right] = marginOf(node);
  const inner = width - left - right;
  if ('text' in node) {
    const measured = node as MeasuredText;
    const lines = measured._inlines[0].isEmpty ? [] : measured._inlines[0].lines(inner - (node.leader?.reserve ?? 0));
    const most = lines.length <= 3 ? lines.length : 2;
    return top + textHeight(measured, inner, most) + notes(lines.slice(0, most).flatMap((line) => line.words.notes));
  }
  if ('stack' in node) {
    if (node.rule !== undefined) return top + node.rule.thickness;
    if (node.grid !== undefined) return top + gridOpening(node.grid, inner, notes);
    if (node.keepTogether) return heightOf(node, width) + notes(notesOf(node));
    const [boxLeft, boxTop, boxRight] = node.box?.padding ?? [0, 0, 0, 0];
    return top + boxTop + (node.stack.length === 0 ? 0 : chainHeight(node.stack, 0, inner - boxLeft - boxRight, notes));
  }
  return heightOf(node, width);
}

function gridOpening(grid: NonNullable<StackNode['grid']>, width: number, notes: NoteHeight): number {
  const set = setGridAt(grid, width);
  const end = grid.headerRows + unitAt(set, grid.headerRows).length;
  const rows = set.rows.slice(0, end);
  const ids = rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines.flatMap((line) => line.words.notes)));
  return grid.rules.top.thickness + rows.reduce((sum, row) => sum + row.height, 0) + notes(ids);
}

/** Height from this node on up to where a page may be turned, following what must stay with the next. */
export function chainHeight(nodes: readonly Node[], index: number, width: number, notes: NoteHeight): number {
  const node = nodes[index];
  if (node === undefined) return 0;
  const grid = 'stack' in node && node.grid !== undefined;
  if (!node.keepWithNext || grid) return openingHeight(node, width, notes);
  return heightOf(node, width) + chainHeight(nodes, index + 1, width, notes);
}

/** Footnotes that text directly inside of the node refers to. */
export function notesOf(node: StackNode): string[] {
  return node.stack.flatMap((child) => ('text' in child ? child.text.map((run) => run.note).filter((id) => id !== undefined) : []));
}

function marginOf(node: Node): Margin {
  return (node as Node & { _margin?: Margin | null })._margin ?? [0, 0, 0, 0];
}
