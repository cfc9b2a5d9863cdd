import { listNumber, type WordList } from '../lists.ts';
import type { MergedStyles } from './mergeStyles.ts';
import { nodeAt, nodesOf, parseTree, removeNodes, serializeTree, valueAt, walkTree, type XmlNode } from './tree.ts';

/** By how much the numbers of our lists are raised, to stand above those of the house. */
export function listShift(house: XmlNode | undefined): number {
  return highest(house, 'w:num', 'w:numId');
}

/** The lists of both. Our numbered lists count in the house's where it has a style for them. */
export function mergeNumbering(house: XmlNode | undefined, ours: string, lists: readonly WordList[], styles: MergedStyles): string {
  const own = parseTree(ours);
  if (house === undefined) return ours;
  const shift = listShift(house);
  const abstractShift = highest(house, 'w:abstractNum', 'w:abstractNumId') + 1;
  const abstracts = nodesOf(own, 'w:abstractNum');
  for (const list of abstracts) {
    list.attributes['w:abstractNumId'] = String(Number(list.attributes['w:abstractNumId']) + abstractShift);
    untieReplaced(list, styles);
  }
  const byNumber = new Map(lists.map((list, index) => [String(listNumber(index)), list]));
  const numbers = nodesOf(own, 'w:num');
  for (const number of numbers) {
    const theirs = byNumber.get(number.attributes['w:numId'] ?? '')?.houseList;
    const abstract = nodeAt(number, 'w:abstractNumId')!;
    abstract.attributes['w:val'] = theirs ?? String(Number(valueAt(number, 'w:abstractNumId')) + abstractShift);
    number.attributes['w:numId'] = String(Number(number.attributes['w:numId']) + shift);
  }
  return serializeTree(joined(house, abstracts, numbers));
}

/** A list of the house is tied to its style; ours must not be tied to the same. */
function untieReplaced(list: XmlNode, styles: MergedStyles): void {
  removeNodes(list, ({ name, attributes }) => name === 'w:pStyle' && styles.replaced.has(`paragraph ${attributes['w:val']}`));
  for (const node of walkTree(list)) {
    const renamed = node.name === 'w:pStyle' ? styles.renamed.get(`paragraph ${node.attributes['w:val']}`) : undefined;
    if (renamed !== undefined) node.attributes['w:val'] = renamed;
  }
}

/** Definitions first, then lists, as the schema wants it. Bullets that are pictures need parts of their own and become plain. */
function joined(house: XmlNode, abstracts: readonly XmlNode[], numbers: readonly XmlNode[]): XmlNode {
  const copy: XmlNode = structuredClone(house);
  removeNodes(copy, ({ name }) => name === 'w:numPicBullet' || name === 'w:lvlPicBulletId');
  const children = nodesOf(copy);
  const lists = children.findIndex(({ name }) => name === 'w:num');
  const at = lists < 0 ? children.filter(({ name }) => name === 'w:abstractNum').length : lists;
  const end = children.findIndex(({ name }, index) => index >= at && name !== 'w:num');
  const rest = end < 0 ? [] : children.slice(end);
  copy.children = [...children.slice(0, at), ...abstracts, ...children.slice(at, end < 0 ? undefined : end), ...numbers, ...rest];
  return copy;
}

function highest(parent: XmlNode | undefined, name: string, attribute: string): number {
  return Math.max(0, ...nodesOf(parent, name).map(({ attributes }) => Number(attributes[attribute]) || 0));
}
