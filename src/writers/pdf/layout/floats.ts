import type { Node, StackNode } from '../define/nodes.ts';
import type { BriefLayout } from './builder.ts';
import { chainHeight, heightOf, notesOf } from './heights.ts';

/** A figure that waits, and the column of text that it belongs to. */
interface Floating {
  readonly node: Node;
  readonly x: number;
  readonly width: number;
}

/** Less room than this below the text is left white: a line or two of text would not repair it. */
const LEAST_GAP = 40;

/** From this part of a page on, white is worse than a figure behind the next heading or table. */
const WIDE_GAP = 0.25;

/**
 * Figures that did not fit below their text. They wait for the top of the next page, in their order,
 * while the text that follows fills this one.
 */
export class Floats {
  #waiting: Floating[] = [];
  /** The node placed last keeps the next one on its page. */
  #bound = false;

  get areWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Lets the figure at `index` wait, if it is one that must and may; says whether it does. */
  defer(layout: BriefLayout, nodes: readonly Node[], index: number): boolean {
    const node = nodes[index]!;
    if (!isFigure(node) || (index > 0 && binds(nodes[index - 1]!))) return false;
    if (!this.areWaiting && !gainsRoom(layout, nodes, index)) return false;
    this.#waiting.push({ node, x: layout.flow.x, width: layout.flow.availableWidth });
    return true;
  }

  /** Whether figures that wait come before the node at `index`, which is placed next. */
  mustPrecede(layout: BriefLayout, nodes: readonly Node[], index: number): boolean {
    if (!this.areWaiting) return false;
    const passes = this.#bound || mayPass(layout, nodes, index);
    this.#bound = passes && binds(nodes[index]!);
    return !passes;
  }

  /** Puts those that fit on the page that was just begun. */
  place(layout: BriefLayout): void {
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      if (layout.overflows(heightBelow(first.node, undefined, first.width))) return;
      this.#waiting.shift();
      layout.processApart(first.node, first.x, first.width);
    }
    this.#bound = false;
  }
}

/** Whether what follows can fill what the figure leaves white on this page. */
function gainsRoom(layout: BriefLayout, nodes: readonly Node[], index: number): boolean {
  const { availableHeight, availableWidth } = layout.flow;
  if (availableHeight < LEAST_GAP || !layout.overflows(heightBelow(nodes[index]!, nodes[index - 1], availableWidth))) return false;
  let next = index + 1;
  while (nodes[next] !== undefined && isFigure(nodes[next]!)) next += 1;
  if (nodes[next] === undefined || !mayPass(layout, nodes, next)) return false;
  return chainHeight(nodes, next, availableWidth, (ids) => layout.noteHeight(ids)) <= availableHeight;
}

/** Whether the node, and what must stay with it, may stand before figures that wait. */
function mayPass(layout: BriefLayout, nodes: readonly Node[], index: number): boolean {
  const wide = layout.flow.availableHeight > WIDE_GAP * layout.pageHeight();
  for (let at = index; at < nodes.length; at += 1) {
    const node = nodes[at]!;
    if (!isRunningText(node) && !(wide && ('text' in node || isTable(node)))) return false;
    if (!binds(node)) return true;
  }
  return true;
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

/** A heading or an announcement: what follows stays with it. */
function binds(node: Node): boolean {
  return 'text' in node && (node.announces === true || node.keepWithNext === true);
}

/** Paragraphs, lists and quotes; neither headings nor anything with a look of its own. */
function isRunningText(node: Node): boolean {
  // What links lead to is a heading, or runs in from one.
  if ('text' in node) return node.anchors === undefined;
  return 'stack' in node && isPlain(node) && node.grid === undefined && node.stack.every(isRunningText);
}

function isTable(node: Node): boolean {
  return 'stack' in node && isPlain(node) && node.stack.every((child) => 'text' in child || ('stack' in child && child.grid !== undefined));
}

function isPlain({ box, rule, page, cover, band, keepTogether }: StackNode): boolean {
  return [box, rule, page, cover, band, keepTogether].every((look) => look === undefined);
}
