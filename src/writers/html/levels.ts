import type { Heading, ResolvedDocument } from '../../document/model.ts';
import { walkBlocks } from '../../document/walk.ts';

/**
 * The level at which each heading stands on the page: the title is the first, its parts are second.
 * A brief may go from level 1 to a heading of level 3 that runs in; a page must not skip a level.
 */
export function pageLevels(document: ResolvedDocument): ReadonlyMap<Heading, number> {
  const levels = new Map<Heading, number>();
  const open: Heading[] = [];
  const notes = [...document.notes.values()].flatMap((note) => note.children);
  for (const block of walkBlocks([...document.blocks, ...notes])) {
    if (block.type !== 'heading') continue;
    while (open.length > 0 && open.at(-1)!.level >= block.level) open.pop();
    open.push(block);
    levels.set(block, open.length + 1);
  }
  return levels;
}
