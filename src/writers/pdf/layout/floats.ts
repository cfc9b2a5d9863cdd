import type { Node, StackNode } from '../define/nodes.ts';
import type { BriefLayout } from './builder.ts';
import { heightOf, notesOf, openingHeight } from './heights.ts';

/** A figure that waits, and the column of text that it belongs to. */
interface Floating {
  readonly node: Node;
  readonly x: number;
  readonly width: number;
}

/** Less room than this below the text is left white: a line or two of text would not repair it. */
const LEAST_GAP = 40;

/**
 * Figures that did not fit below their text. They wait for the top of the next page, in their order,
 * while the text that follows fills this one; a heading is never passed.
 */
export class Floats {
  #waiting: Floating[] = [];

  get areWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Lets the figure at `index` wait, if it is one that must and may; says whether it does. */
  defer(layout: BriefLayout, nodes: readonly Node[], index: number): boolean {
    const node = nodes[index]!;
    if (!isFigure(node) || isAnnounced(nodes, index)) return false;
    if (!this.areWaiting && !gainsRoom(layout, nodes, index)) return false;
    this.#waiting.push({ node, x: layout.flow.x, width: layout.flow.availableWidth });
    return true;
  }

  /** Whether figures that wait come before the node at `index`. */
  mustPrecede(nodes: readonly Node[], index: number): boolean {
    const node = nodes[index]!;
    const next = nodes[index + 1];
    const announces = 'text' in node && node.announces === true && next !== undefined && isFigure(next);
    return this.areWaiting && (announces || !isRunningText(node));
  }

  /** Puts those that fit on the page that was just begun. */
  place(layout: BriefLayout): void {
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      if (layout.overflows(heightBelow(first.node, undefined, first.width))) return;
      this.#waiting.shift();
      layout.processApart(first.node, first.x, first.width);
    }
  }
}

/** Whether text can fill what the figure leaves white on this page. */
function gainsRoom(layout: BriefLayout, nodes: readonly Node[], index: number): boolean {
  const { availableHeight, availableWidth } = layout.flow;
  if (availableHeight < LEAST_GAP || !layout.overflows(heightBelow(nodes[index]!, nodes[index - 1], availableWidth))) return false;
  let next = index + 1;
  while (nodes[next] !== undefined && isFigure(nodes[next]!)) next += 1;
  const text = nodes[next];
  if (text === undefined || !isRunningText(text)) return false;
  return openingHeight(text, availableWidth, (ids) => layout.noteHeight(ids)) <= availableHeight;
}

/** Height of a figure below another node, or at the top of a page: the space around it is not part of it. */
function heightBelow(node: Node, above: Node | undefined, width: number): number {
  const [, top, , bottom] = node.margin ?? [0, 0, 0, 0];
  const space = above === undefined ? top : Math.min(top, above.margin?.[3] ?? 0);
  return heightOf(node, width) - bottom - space;
}

/** A figure with footnotes stays where it is, so that their numbers follow each other on paper. */
function isFigure(node: Node): node is StackNode {
  return 'stack' in node && node.keepTogether === true && notesOf(node).length === 0;
}

/** What is announced follows its announcement; what has a heading follows the heading. */
function isAnnounced(nodes: readonly Node[], index: number): boolean {
  const before = nodes[index - 1];
  return before !== undefined && 'text' in before && (before.announces === true || before.keepWithNext === true);
}

/** Paragraphs, lists and quotes; neither headings nor anything with a look of its own. */
function isRunningText(node: Node): boolean {
  // What links lead to is a heading, or runs in from one.
  if ('text' in node) return node.anchors === undefined;
  if (!('stack' in node)) return false;
  const { grid, box, rule, page, cover, band, keepTogether } = node;
  return [grid, box, rule, page, cover, band, keepTogether].every((look) => look === undefined) && node.stack.every(isRunningText);
}
