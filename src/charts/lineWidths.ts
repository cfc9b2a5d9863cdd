import type { Block, Paper, ReportDocument } from '../document/model.ts';
import { childBlocks } from '../document/walk.ts';

/** Width and height of paper in points. */
const PAPERS: Readonly<Record<Paper, readonly [number, number]>> = { letter: [612, 792], a4: [595.28, 841.89] };

/** Space between columns, in points; a chart a little too narrow does no harm. */
const GUTTER = 18;

/** Width in points of the line that each asset stands in, by its key: of the narrowest, if it stands in several. */
export function lineWidths({ meta, blocks, notes }: ReportDocument): Map<string, number> {
  const widths = new Map<string, number>();
  const [, right, , left] = meta.theme.margins;
  const [narrow, wide] = PAPERS[meta.paper].map((side) => side - left - right) as [number, number];
  const visit = (block: Block, width: number): void => {
    if (block.type === 'figure') {
      widths.set(block.asset, Math.min(width, widths.get(block.asset) ?? Infinity));
    } else if (block.type === 'columns') {
      const free = width - GUTTER * (block.columns.length - 1);
      for (const column of block.columns) for (const child of column.children) visit(child, free * column.width);
    } else if (block.type === 'landscape') {
      for (const child of block.children) visit(child, wide);
    } else for (const child of childBlocks(block)) visit(child, width);
  };
  for (const block of [...blocks, ...[...notes.values()].flatMap((note) => note.children)]) visit(block, narrow);
  return widths;
}
