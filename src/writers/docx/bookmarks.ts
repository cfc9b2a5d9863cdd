import type { ResolvedDocument } from '../../document/model.ts';
import { anchorIds } from '../../document/walk.ts';

/** Longest name of a bookmark that Word takes. */
const LONGEST_NAME = 40;
const PREFIX = '_Ref_';

/** Names of the bookmarks of everything that links lead to, by its id: headings, figures, tables, notes and places in the text. */
export function nameBookmarks(document: ResolvedDocument): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  // Word does not tell names apart by case.
  const taken = new Set<string>();
  for (const id of new Set([...document.labels.keys(), ...anchorIds(document)])) {
    const plain = PREFIX + id.replace(/[^A-Za-z0-9]+/g, '_');
    let name = plain.slice(0, LONGEST_NAME);
    for (let count = 2; taken.has(name.toLowerCase()); count++) {
      const suffix = `_${count}`;
      name = plain.slice(0, LONGEST_NAME - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}
