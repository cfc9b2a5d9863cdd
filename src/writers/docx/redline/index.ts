import { canonicalParts } from '../canonical.ts';
import { nodeAt, nodesOf, serializeTree, walkTree, type XmlNode } from '../house/tree.ts';
import { XML_HEAD } from '../markup.ts';
import { zipParts } from '../zip.ts';
import { Adoption } from './adopt.ts';
import { BlockMerger } from './blocks.ts';
import { EARLIER, fingerprint, openParts, type Parts, relationsOf, setApart, TEXT_PARTS, type TextPart, textPart } from './edition.ts';
import { describeNotes, mergeNotes } from './notes.ts';
import { type Revision, REVISIONS } from './revision.ts';
import { pairUses, setBookmarksApart, setUsesApart, sharedBookmarks } from './sharedBookmarks.ts';

type Texts = Record<TextPart, XmlNode>;

/**
 * The later of two Word documents of this writer with what changed since the earlier one as tracked
 * changes: paragraphs, words, cells, rows, notes and pictures. Rejecting all of them gives the words
 * of the earlier one, accepting all those of the later one. Headers, footers, page and properties
 * are those of the later one. Same input, same bytes.
 */
export function writeRedline(before: Uint8Array, after: Uint8Array, revision: Revision): Uint8Array {
  const [earlier, later] = [openParts(before), openParts(after)];
  const texts = mergeTexts(earlier, later);
  const adoption = new Adoption(earlier, later);
  adoption.adoptStyles();
  adoption.adoptLists(Object.values(texts));
  for (const path of TEXT_PARTS) adoption.adoptRelations(path, texts[path]);
  number(Object.values(texts), revision);
  for (const path of TEXT_PARTS) later.set(path, XML_HEAD + serializeTree(texts[path]));
  return zipParts(canonicalParts(later));
}

/**
 * Merges until no bookmark of the earlier edition is taken for another of the later one: what names
 * them, such as page numbers, says the same only when they are called the same.
 */
function mergeTexts(earlier: Parts, later: Parts): Texts {
  const apart = setUsesApart(Object.values(readTexts(earlier)));
  const renamed = pairUses(Object.values(merge(apart)), apart);
  for (;;) {
    const texts = merge(renamed);
    const shared = sharedBookmarks(Object.values(texts), renamed);
    if (shared.size === 0) return texts;
    for (const [name, other] of shared) renamed.set(name, other);
  }

  function merge(names: ReadonlyMap<string, string>): Texts {
    const old = readTexts(earlier);
    for (const text of Object.values(old)) setApart(text);
    setBookmarksApart(Object.values(old), names);
    return mergeOnce(old, readTexts(later), (id) => describeRelation(id, earlier, later));
  }
}

function readTexts(parts: Parts): Texts {
  return { 'word/document.xml': textPart(parts, 'word/document.xml'), 'word/footnotes.xml': textPart(parts, 'word/footnotes.xml') };
}

function mergeOnce(old: Texts, now: Texts, describe: (id: string) => (part: TextPart) => string): Texts {
  const [path, notes] = TEXT_PARTS;
  // Notes have no notes.
  const noteMerger = new BlockMerger({ relation: (id) => describe(id)(notes), note: () => '' });
  const said = describeNotes(old[notes], now[notes], noteMerger);
  const merger = new BlockMerger({ relation: (id) => describe(id)(path), note: (id) => said.get(id)! });
  const body = nodeAt(now[path], 'w:body')!;
  const section = nodesOf(body, 'w:sectPr');
  body.children = [...merger.merge(blocksOf(nodeAt(old[path], 'w:body')!), blocksOf(body)), ...section];
  return { [path]: now[path], [notes]: mergeNotes(now[path], old[notes], now[notes], noteMerger) };
}

function blocksOf(body: XmlNode): XmlNode[] {
  return nodesOf(body).filter(({ name }) => name !== 'w:sectPr');
}

function describeRelation(id: string, earlier: Parts, later: Parts): (part: TextPart) => string {
  return (part) => {
    if (!id.startsWith(EARLIER)) return fingerprint(later, relationsOf(later, part).get(id));
    return fingerprint(earlier, relationsOf(earlier, part).get(id.slice(EARLIER.length)));
  };
}

/** Numbers bookmarks and changes in the order of the text. */
function number(texts: readonly XmlNode[], { author, date }: Revision): void {
  const ids = new Map<string, string>();
  let count = 0;
  for (const text of texts) {
    ids.clear();
    for (const node of walkTree(text)) {
      if (node.name === 'w:bookmarkStart') ids.set(node.attributes['w:id']!, String(++count));
      if (REVISIONS.has(node.name)) {
        node.attributes = { 'w:id': String(++count), 'w:author': author, 'w:date': `${date.toISOString().slice(0, 19)}Z` };
      }
    }
    for (const node of walkTree(text)) {
      if (node.name === 'w:bookmarkStart' || node.name === 'w:bookmarkEnd') {
        const { 'w:id': id, ...rest } = node.attributes;
        node.attributes = { 'w:id': ids.get(id!)!, ...rest };
      }
    }
  }
}
