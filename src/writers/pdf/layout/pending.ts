import type { PageItem } from 'pdfmake/js/DocumentContext.js';
import type { Node } from '../define/nodes.ts';
import type { FootedContext } from './context.ts';
import type { Paragraph } from './paragraph.ts';
import { TextLine } from './textLine.ts';

/** The space after the node that was placed last. */
interface Gap {
  readonly flow?: FootedContext;
  readonly page: number;
  readonly y: number;
  readonly height: number;
}

const NEAR = 0.01;

/** What waits for the next thing that is put on paper: names of the place, marks of list items, space. */
export class Pending {
  #anchors: string[] = [];
  /** Marks of items that no line has been placed for yet, outermost first. */
  #marks: { readonly paragraph: Paragraph; readonly x: number }[] = [];
  #gap: Gap = { page: -1, y: 0, height: 0 };

  addAnchors(ids: readonly string[]): void {
    this.#anchors.push(...ids);
  }

  takeAnchors(): string[] {
    const anchors = this.#anchors;
    this.#anchors = [];
    return anchors;
  }

  get marks(): number {
    return this.#marks.length;
  }

  /** Height of the line that the innermost mark would have to itself. */
  get markHeight(): number {
    return this.#marks.at(-1)!.paragraph.style.base.leading;
  }

  /** The mark of a list item whose text begins at `x`. */
  addMark(node: Node, x: number): void {
    const paragraph = node.marker?._inlines?.[0] as Paragraph | undefined;
    if (paragraph === undefined) return;
    const { outdent, end } = node.marker!;
    this.#marks.push({ paragraph, x: x - outdent - (end ? paragraph.maxWidth : 0) });
  }

  /** Waiting marks on the base line of the item, if it is a line of text, or at `y`. */
  takeMarks(item: object | undefined, y: number): PageItem[] {
    const marks = this.#marks;
    this.#marks = [];
    return marks.map(({ paragraph, x }) => {
      const mark = paragraph.lines(1000)[0]!.clone();
      mark.x = x;
      mark.y = item instanceof TextLine ? item.y + item.ascent - mark.ascent : y;
      return { type: 'line', item: mark };
    });
  }

  /** Space that was left right above this place: of two spaces that meet, the larger one holds. */
  spaceAbove(flow: FootedContext): number {
    const { page, y, height } = this.#gap;
    return flow === this.#gap.flow && page === flow.page && Math.abs(y - flow.y) < NEAR ? height : 0;
  }

  leaveSpace(flow: FootedContext, height: number): void {
    this.#gap = { flow, page: flow.page, y: flow.y, height };
  }
}
