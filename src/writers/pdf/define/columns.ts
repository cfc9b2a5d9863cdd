import type { Columns } from '../../../document/model.ts';
import type { Node } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { inside, parentOf, type Scope } from './scope.ts';
import { addTag } from './structure.ts';

const GAP = 20;

/** Blocks side by side; narrow lines are not stretched. */
export function setColumns(block: Columns, scope: Scope): Node[] {
  const free = scope.width - GAP * (block.columns.length - 1);
  const columns = block.columns.map((part) => {
    const tag = addTag(parentOf(scope), 'Div', languageOf(block));
    const width = free * part.width;
    const inner = inside(scope, tag, { width, justify: scope.justify && width > 260 });
    return { stack: scope.context.setBlocks(part.children, inner), width };
  });
  return [{ columns, columnGap: GAP }];
}
