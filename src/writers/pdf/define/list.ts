import type { List } from '../../../document/model.ts';
import { setText } from './inlines.ts';
import type { Marker, Node, StackNode } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { inside, parentOf, type Scope } from './scope.ts';
import { addTag } from './structure.ts';

/** Marks of unordered lists by depth. */
const BULLETS = ['\u2022', '\u2013', '\u00b7'] as const;

/** Indent of items as a multiple of the font size. */
const INDENT = 1.6;

export function setList(list: List, scope: Scope): Node[] {
  const size = scope.text.fontSize ?? scope.context.theme.sizes.body;
  const numbering = list.ordered ? 'Decimal' : 'Disc';
  const listTag = addTag(parentOf(scope), 'L', { ...languageOf(list), numbering });
  const digits = String(list.start + list.items.length - 1).length;
  const indent = list.ordered ? size * (INDENT + 0.55 * (digits - 1)) : size * INDENT;
  const space = Math.round(scope.paragraphSpace / 2);
  const nodes = list.items.map((blocks, index): StackNode => {
    const item = addTag(listTag, 'LI');
    const label = list.ordered ? `${list.start + index}.` : BULLETS[depth(scope) % BULLETS.length]!;
    const marker: Marker = {
      runs: [{ ...setText(label, addTag(item, 'Lbl'), scope.text), bold: false }],
      ...(list.ordered ? { outdent: size * 0.5, end: true } : { outdent: indent }),
    };
    const inner: Scope = {
      ...inside(scope, addTag(item, 'LBody'), { paragraphSpace: space, width: scope.width - indent }),
      depth: depth(scope) + 1,
    };
    return { ...scope.text, stack: scope.context.setBlocks(blocks, inner), margin: [indent, 0, 0, 0], marker };
  });
  return [{ stack: nodes, margin: [0, 0, 0, scope.paragraphSpace] }];
}

function depth(scope: Scope): number {
  return scope.depth ?? 0;
}
