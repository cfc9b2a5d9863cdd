import { walkTree, type XmlNode } from '../house/tree.ts';
import { EARLIER } from './edition.ts';

const LONGEST_NAME = 40;
const SUFFIX = '_earlier';
/** Bookmarks that only count the places where facts are used: one more place shifts all behind it. */
const USE = /^_Ref_use_\d+(?:_earlier(?:_\d+)?)?$/;

/** Whether a bookmark has a name of its own, which says what stands there. */
export function isOwnName(name: string): boolean {
  return !USE.test(name);
}

/** Names apart from those of the later edition for all counted bookmarks of the earlier one. */
export function setUsesApart(earlier: readonly XmlNode[]): Map<string, string> {
  const uses = earlier.flatMap(bookmarkStarts).map(nameOf).filter((name) => !isOwnName(name));
  return new Map(uses.map((name) => [name, name + SUFFIX]));
}

/**
 * New names for counted bookmarks of the earlier edition: those of the later one that begin at the
 * same word, else the names apart that they have.
 */
export function pairUses(merged: readonly XmlNode[], apart: ReadonlyMap<string, string>): Map<string, string> {
  const originals = new Map([...apart].map(([name, other]) => [other, name]));
  const renamed = new Map(apart);
  for (const marks of merged.flatMap(marksTogether)) {
    const uses = marks.filter((mark) => !isOwnName(nameOf(mark)));
    const later = uses.filter((mark) => !isEarlier(mark));
    for (const [index, mark] of uses.filter(isEarlier).entries()) {
      const [partner, original] = [later[index], originals.get(nameOf(mark))];
      if (partner !== undefined && original !== undefined) renamed.set(original, nameOf(partner));
    }
  }
  return renamed;
}

/** Bookmarks that begin with nothing between them. */
function marksTogether(text: XmlNode): XmlNode[][] {
  const groups: XmlNode[][] = [];
  for (const { children } of walkTree(text)) {
    let group: XmlNode[] | undefined;
    for (const child of children) {
      if (typeof child === 'string' || (child.name !== 'w:bookmarkStart' && child.name !== 'w:bookmarkEnd')) group = undefined;
      else if (child.name === 'w:bookmarkStart') {
        if (group === undefined) groups.push((group = []));
        group.push(child);
      }
    }
  }
  return groups;
}

/** New names for bookmarks of the earlier edition, by the names they had, whose name stands in the merged text twice. */
export function sharedBookmarks(merged: readonly XmlNode[], renamed: ReadonlyMap<string, string>): Map<string, string> {
  const marks = merged.flatMap(bookmarkStarts);
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(folded(mark), (counts.get(folded(mark)) ?? 0) + 1);
  const taken = new Set([...counts.keys(), ...[...renamed.values()].map((name) => name.toLowerCase())]);
  const originals = new Map([...renamed].map(([name, other]) => [other, name]));
  const shared = new Map<string, string>();
  for (const mark of marks.filter(isEarlier)) {
    if (counts.get(folded(mark))! < 2) continue;
    const name = originals.get(nameOf(mark)) ?? nameOf(mark);
    let other = name.slice(0, LONGEST_NAME - SUFFIX.length) + SUFFIX;
    for (let count = 2; taken.has(other.toLowerCase()); count++) {
      const suffix = `${SUFFIX}_${count}`;
      other = name.slice(0, LONGEST_NAME - suffix.length) + suffix;
    }
    taken.add(other.toLowerCase());
    shared.set(name, other);
  }
  return shared;
}

function bookmarkStarts(text: XmlNode): XmlNode[] {
  return [...walkTree(text)].filter(({ name }) => name === 'w:bookmarkStart');
}

function nameOf({ attributes }: XmlNode): string {
  return attributes['w:name']!;
}

/** Word does not tell names apart by case. */
function folded(mark: XmlNode): string {
  return nameOf(mark).toLowerCase();
}

function isEarlier({ attributes }: XmlNode): boolean {
  return attributes['w:id']!.startsWith(EARLIER);
}

/** Gives bookmarks, and the links and fields that name them, the new names. */
export function setBookmarksApart(texts: readonly XmlNode[], renamed: ReadonlyMap<string, string>): void {
  for (const text of texts) {
    for (const node of walkTree(text)) {
      const { name, attributes } = node;
      const key = { 'w:bookmarkStart': 'w:name', 'w:hyperlink': 'w:anchor' }[name];
      const other = key === undefined ? undefined : renamed.get(attributes[key] ?? '');
      if (key !== undefined && other !== undefined) attributes[key] = other;
      if (name === 'w:instrText') node.children = [node.children.join('').replace(/\S+/g, (word) => renamed.get(word) ?? word)];
    }
  }
}
