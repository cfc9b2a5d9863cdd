import { pageOfPages } from '../../../document/lines.ts';
import type { ResolvedDocument } from '../../../document/model.ts';
import { inkOn, markingText, runningText } from './look.ts';
import type { Node, TextNode } from './nodes.ts';

/** What is known of a page when its head and foot are set. */
export interface PageFacts {
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  /** Name of the section that the page belongs to. */
  readonly section: string;
  /** A title page or the page under a title band. */
  readonly kind: 'cover' | 'band' | 'text';
}

/** Distance of the marking from the edge of the paper. */
const MARKING_EDGE = 26;

/** Head of a page: marking, running title, section. */
export function pageHead(document: ResolvedDocument, page: PageFacts): Node {
  const { theme } = document.meta;
  const [top, right, , left] = theme.margins;
  const marking = markingLine(document, [0, MARKING_EDGE, 0, 0]);
  // A title page has a coloured ground at its head.
  if (page.kind === 'cover') return { stack: [{ ...marking, color: inkOn(theme.colors.accent, theme) }] };
  const nodes: Node[] = [marking];
  if (page.kind === 'text') {
    const line = { ...runningText(theme), width: '*' as const, oneLine: true };
    const baseline = top - 16 - MARKING_EDGE - theme.sizes.running * 2.4;
    nodes.push({
      columns: [
        { ...line, text: [{ text: document.meta.runningTitle }] },
        { ...line, text: [{ text: page.section }], alignment: 'right' },
      ],
      columnGap: 12,
      margin: [left, baseline, right, 0],
    });
    nodes.push({
      stack: [],
      rule: { color: theme.colors.rule, thickness: 0.5 },
      margin: [left, 3, right, 0],
    });
  }
  return { stack: nodes };
}

/** Foot of a page: whose brief it is, page number, marking. */
export function pageFoot(document: ResolvedDocument, page: PageFacts): Node {
  const { theme, author, edition } = document.meta;
  const [, right, bottom, left] = theme.margins;
  const size = theme.sizes.running;
  const markingTop = bottom - MARKING_EDGE - size * 1.2;
  const marking = markingLine(document, [0, 0, 0, 0]);
  if (page.kind === 'cover') return { stack: [{ ...marking, margin: [0, markingTop, 0, 0] }] };
  const line = { ...runningText(theme), width: '*' as const, oneLine: true };
  const [before, between, after] = pageOfPages(document);
  const owner = [author, edition].filter((words) => words !== '').join(' \u00b7 ');
  const above = 18;
  return {
    stack: [
      {
        columns: [
          { ...line, text: [{ text: owner }] },
          { ...line, width: 'auto', text: [{ text: `${before}${page.number}${between}${page.pages}${after}` }], alignment: 'right' },
        ],
        columnGap: 12,
        margin: [left, above, right, 0],
      },
      { ...marking, margin: [0, Math.max(0, markingTop - above - size * 1.2), 0, 0] },
    ],
  };
}

function markingLine(document: ResolvedDocument, margin: TextNode['margin'] & object): TextNode {
  return { ...markingText(document.meta.theme), text: [{ text: document.meta.marking ?? ' ' }], margin };
}
