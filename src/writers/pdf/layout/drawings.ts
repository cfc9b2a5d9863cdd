import { figureShrunk } from '../../../messages/pdf.ts';
import type { ImageNode, Node, SvgNode } from '../define/nodes.ts';
import type { BriefLayout } from './builder.ts';
import { heightOf } from './heights.ts';

/** A drawing after measuring: with the size and, later, the place at which it is printed. */
export type MeasuredDrawing = (SvgNode | ImageNode) & { _width: number; _height: number; x?: number; y?: number };

export function isDrawing(node: Node): node is MeasuredDrawing {
  return 'svg' in node || 'image' in node;
}

export function placeDrawing(layout: BriefLayout, node: MeasuredDrawing): void {
  shrink(layout, node, layout.tallest);
  layout.keep(node._height);
  const { flow } = layout;
  const spare = flow.availableWidth - node._width;
  node.x = flow.x + (node.alignment === 'center' ? spare / 2 : node.alignment === 'right' ? spare : 0);
  node.y = flow.y;
  layout.put({ type: 'svg' in node ? 'svg' : 'image', item: node });
  layout.reach(node.y + node._height);
  flow.moveDown(node._height);
}

/** Least height to which a drawing is made smaller for the sake of its caption. */
const LEAST = 72;

/** Turns the page unless all nodes fit on this one; what no page can hold is made smaller, because cutting it would lose a part. */
export function keepTogether(layout: BriefLayout, nodes: readonly Node[]): void {
  if (layout.apart) return;
  const width = layout.flow.availableWidth;
  const height = nodes.reduce((sum, node) => sum + heightOf(node, width), 0);
  const tooMuch = height - layout.pageHeight();
  for (const node of nodes) {
    if (tooMuch > 0 && isDrawing(node)) shrink(layout, node, Math.max(LEAST, node._height - tooMuch));
  }
  layout.keep(Math.min(height, layout.pageHeight()));
}

function shrink(layout: BriefLayout, node: MeasuredDrawing, height: number): void {
  if (node._height <= height) return;
  const percent = Math.round((100 * height) / node._height);
  layout.settings.report(figureShrunk(node.origin.name, percent, node.origin.place));
  node._width *= height / node._height;
  node._height = height;
  if ('svg' in node) node.svg = layout.svgMeasure.writeDimensions(node.svg, { width: node._width, height });
}
