import type { PageItem } from 'pdfmake/js/DocumentContext.js';
import type { Box } from '../define/nodes.ts';
import type { FootedContext } from './context.ts';

interface OpenBox {
  readonly box: Box;
  readonly startPage: number;
  readonly startY: number;
  /** Where on the first page the ground is painted: before all that stands on it. */
  readonly startIndex: number;
  readonly x: number;
  readonly width: number;
  /** Lowest point of the text on each page that the box was carried over from. */
  readonly bottoms: Map<number, number>;
}

/** Boxes around the current place, outermost first; grounds are painted when their height is known. */
export class OpenBoxes {
  readonly #open: OpenBox[] = [];

  /** Space that boxes carried over from the page before leave above the text. */
  lead(page: number): number {
    return this.#open.reduce((sum, { box, startPage }) => sum + (startPage < page ? box.padding[1] : 0), 0);
  }

  begin(box: Box, context: FootedContext): void {
    this.#open.push({
      box,
      startPage: context.page,
      startY: context.y,
      startIndex: context.getCurrentPage().items.length,
      x: context.x,
      width: context.availableWidth,
      bottoms: new Map(),
    });
  }

  /** The page is about to be turned. */
  leavePage({ page, y }: FootedContext): void {
    for (const { bottoms } of this.#open) bottoms.set(page, Math.max(y, bottoms.get(page) ?? 0));
  }

  /** The innermost box ends here: its ground, if it is painted, goes below what stands on it, page by page. */
  end(context: FootedContext, painted: boolean): void {
    const open = this.#open.pop()!;
    // In footnotes, which are cut into lines, there are no grounds.
    if (!painted) return;
    const { color, bar, bleed, padding } = open.box;
    for (let page = open.startPage; page <= context.page; page += 1) {
      const top = page === open.startPage ? open.startY : context.pageMargins.top;
      const bottom = page === context.page ? context.y : (open.bottoms.get(page) ?? top) + padding[3];
      const inside = { type: 'rect', x: open.x, y: top, w: open.width, h: bottom - top, color, lineWidth: 0 };
      const { width } = context.pages[page]!.pageSize;
      const ground = bleed ? { ...inside, x: 0, y: 0, w: width, h: bottom } : inside;
      const items: PageItem[] = [{ type: 'vector', item: ground }];
      if (bar !== undefined) items.push({ type: 'vector', item: { ...ground, w: bar.width, color: bar.color } });
      context.pages[page]!.items.splice(page === open.startPage ? open.startIndex : 0, 0, ...items);
    }
  }
}
