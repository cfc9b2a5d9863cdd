import type { Block } from '../../../document/model.ts';
import { walkBlocks } from '../../../document/walk.ts';
import type { HeadingRole } from './nodes.ts';

/**
 * The heading element of every block that has one: the title is H1, parts of the brief H2, and no
 * level is skipped on the way down whatever levels the author used.
 */
export function headingRoles(blocks: readonly Block[]): Map<Block, HeadingRole> {
  const all = walkBlocks(blocks);
  const top = all.some((block) => block.type === 'cover') ? 1 : 0;
  const roles = new Map<Block, HeadingRole>();
  const open: number[] = [];
  for (const block of all) {
    if (block.type === 'cover') roles.set(block, 'H1');
    if (block.type === 'contents') roles.set(block, role(top + 1));
    if (block.type !== 'heading') continue;
    while (open.length > 0 && open.at(-1)! >= block.level) open.pop();
    open.push(block.level);
    roles.set(block, role(top + open.length));
  }
  return roles;
}

function role(depth: number): HeadingRole {
  return `H${Math.min(depth, 6)}` as HeadingRole;
}
