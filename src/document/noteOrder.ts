import type { Block, Note } from './model.ts';
import { visitInlines } from './walk.ts';

/** Ids of the notes in the order in which a reader first meets them; notes within notes come last. */
export function orderNotes(blocks: readonly Block[], notes: ReadonlyMap<string, Note>): string[] {
  const order = new Set<string>();
  const read = (blocks: readonly Block[]): void => {
    visitInlines({ blocks, notes: new Map() }, (inline) => {
      if (inline.type === 'noteReference' && notes.has(inline.note)) order.add(inline.note);
    });
  };
  read(blocks);
  // A set that grows while it is walked: notes met inside a note are read in their turn.
  for (const id of order) read(notes.get(id)!.children);
  return [...order];
}
