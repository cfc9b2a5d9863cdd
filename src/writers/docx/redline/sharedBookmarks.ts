import { walkTree, type XmlNode } from '../house/tree.ts';

const LONGEST_NAME = 40;
const SUFFIX = '_earlier';

/** New names for bookmarks of the earlier edition that stand beside those of the later one. */
export function sharedBookmarks(texts: readonly XmlNode[], renamed: ReadonlyMap<string, string>): Map<string, string> {
  const counts = new Map<string, number>();
  for (const name of texts.flatMap(bookmarkNames)) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  const taken = new Set([...counts.keys(), ...[...renamed.values()].map((name) => name.toLowerCase())]);
  const shared = new Map<string, string>();
  for (const name of texts.flatMap(bookmarkNames)) {
    if (counts.get(name.toLowerCase())! < 2 || shared.has(name) || renamed.has(name)) continue;
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

function bookmarkNames(text: XmlNode): string[] {
  return [...walkTree(text)].flatMap(({ name, attributes }) => (name === 'w:bookmarkStart' ? [attributes['w:name']!] : []));
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
