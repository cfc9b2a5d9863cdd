import type { Callout } from '../../../document/model.ts';
import { setInlines } from './inlines.ts';
import { headingText } from './look.ts';
import type { Margin, Node, TextNode } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { inside, parentOf, type Scope } from './scope.ts';
import { addTag } from './structure.ts';

const PADDING: Margin = [14, 10, 12, 10];
const BAR = 3;

/** A box with a bar at its left edge. */
export function setCallout(callout: Callout, scope: Scope): Node[] {
  if (callout.title === undefined && callout.children.length === 0) return [];
  const { theme } = scope.context;
  const tag = addTag(parentOf(scope), 'Div', languageOf(callout));
  const inner = inside(scope, tag, { width: scope.width - PADDING[0] - PADDING[2] });
  const title = callout.title === undefined ? [] : [titleNode(callout.title, inner, callout)];
  const children = [...title, ...inner.context.setBlocks(callout.children, inner)];
  const last = children.at(-1);
  // The padding of the box is the space after its last paragraph.
  if (last !== undefined) last.margin = withoutBottom(last.margin);
  return [
    {
      stack: children,
      box: { color: theme.colors.band, bar: { color: theme.colors.accent, width: BAR }, padding: PADDING },
      margin: [0, scope.paragraphSpace + 2, 0, scope.paragraphSpace + 6],
    },
  ];
}

function titleNode(title: NonNullable<Callout['title']>, scope: Scope, callout: Callout): TextNode {
  const { theme } = scope.context;
  const tag = addTag(scope.parent, 'P');
  return {
    ...headingText(theme, 3),
    fontSize: theme.sizes.body,
    text: setInlines(title, tag, scope, {}, callout.place),
    margin: [0, 0, 0, 4],
    keepWithNext: true,
  };
}

function withoutBottom(margin: Margin | undefined): Margin {
  return margin === undefined ? [0, 0, 0, 0] : [margin[0], margin[1], margin[2], 0];
}
