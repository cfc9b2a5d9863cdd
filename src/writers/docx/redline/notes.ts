import { nodesOf, walkTree, type XmlNode } from '../house/tree.ts';
import type { BlockMerger } from './blocks.ts';
import { EARLIER } from './edition.ts';
import { node } from './revision.ts';

/**
 * The footnotes of both editions, numbered in the order of the merged text, whose marks are given the
 * numbers. Marks name the notes of both editions, or that of one.
 */
export function mergeNotes(text: XmlNode, before: XmlNode, after: XmlNode, merger: BlockMerger): XmlNode {
  const notes = new Map([before, after].flatMap((part) => nodesOf(part, 'w:footnote').map((note) => [note.attributes['w:id']!, note])));
  const separators = nodesOf(after, 'w:footnote').filter(({ attributes }) => attributes['w:type'] !== undefined);
  const merged: XmlNode[] = [];
  for (const mark of walkTree(text)) {
    if (mark.name !== 'w:footnoteReference') continue;
    const [first, second] = mark.attributes['w:id']!.split(' ');
    const id = String(merged.length + 1);
    mark.attributes = { ...mark.attributes, 'w:id': id };
    merged.push(node('w:footnote', { 'w:id': id }, mergeNote(notes.get(first!)!, notes.get(second ?? ''), merger)));
  }
  return node(after.name, after.attributes, [...separators, ...merged]);
}

/**
 * What each footnote of both editions says. A note that says another thing takes the place of the
 * earlier one as a whole: LibreOffice loses changes within notes, and would show the words of both.
 */
export function describeNotes(before: XmlNode, after: XmlNode, merger: BlockMerger): ReadonlyMap<string, string> {
  const notes = [before, after].flatMap((part) => nodesOf(part, 'w:footnote'));
  return new Map(notes.map((note) => [note.attributes['w:id']!, merger.describe(nodesOf(note))]));
}

function mergeNote(first: XmlNode, second: XmlNode | undefined, merger: BlockMerger): XmlNode[] {
  if (second !== undefined) return merger.merge(nodesOf(first), nodesOf(second));
  const fate = first.attributes['w:id']!.startsWith(EARLIER) ? 'deleted' : 'inserted';
  return merger.mark(nodesOf(first), fate, true);
}
