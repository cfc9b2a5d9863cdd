import { nodeAt, nodesOf, parseTree, serializeTree, valueAt, walkTree, type XmlNode } from '../house/tree.ts';
import { EARLIER, type Parts, type Relation, relationsOf, relationsPath } from './edition.ts';
import { node } from './revision.ts';

/** Takes into the later package what text of the earlier one needs: pictures, charts, addresses, styles and lists. */
export class Adoption {
  readonly #before: Parts;
  readonly #after: Parts;
  readonly #paths = new Map<string, string>();

  constructor(before: Parts, after: Parts) {
    this.#before = before;
    this.#after = after;
  }

  /** Relationships of a part that its text names and it does not have. */
  adoptRelations(path: string, text: XmlNode): void {
    const relations = relationsOf(this.#before, path);
    const wanted = new Set<string>();
    for (const { attributes } of walkTree(text)) {
      for (const key of ['r:id', 'r:embed', 'r:link']) if (attributes[key]?.startsWith(EARLIER)) wanted.add(attributes[key]);
    }
    this.#addRelations(path, new Map([...wanted].sort().map((id) => [id, relations.get(id.slice(EARLIER.length))!])));
  }

  #addRelations(path: string, added: ReadonlyMap<string, Relation>): void {
    if (added.size === 0) return;
    const at = relationsPath(path);
    const list = parseTree(String(this.#after.get(at) ?? EMPTY_RELATIONS));
    for (const [Id, { type: Type, target, outward }] of added) {
      const Target = outward ? target : `/${this.#adoptPart(target)}`;
      list.children.push(node('Relationship', { Id, Type, Target, ...(outward ? { TargetMode: 'External' } : {}) }));
    }
    this.#after.set(at, XML + serializeTree(list));
  }

  /** The path of a part of the earlier package in the later one. */
  #adoptPart(path: string): string {
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    const data = this.#before.get(path)!;
    const relations = relationsOf(this.#before, path);
    const there = this.#after.get(path);
    const isThere = relations.size === 0 && there !== undefined && Buffer.compare(Buffer.from(there), Buffer.from(data)) === 0;
    const adopted = isThere ? path : path.replace(/[^/]+$/, (name) => EARLIER + name);
    this.#paths.set(path, adopted);
    if (isThere) return path;
    this.#after.set(adopted, data);
    this.#adoptType(path, adopted);
    this.#addRelations(adopted, relations);
    return adopted;
  }

  #adoptType(path: string, adopted: string): void {
    const listed = nodesOf(parseTree(String(this.#before.get(TYPES))));
    const types = parseTree(String(this.#after.get(TYPES)));
    const own = listed.find(({ attributes }) => attributes['PartName'] === `/${path}`);
    const ending = adopted.slice(adopted.lastIndexOf('.') + 1);
    const usual = listed.find(({ attributes }) => attributes['Extension'] === ending);
    const known = nodesOf(types).some(({ attributes }) => attributes['Extension'] === ending);
    if (own !== undefined) types.children.push(node('Override', { ...own.attributes, PartName: `/${adopted}` }));
    else if (usual !== undefined && !known) types.children.unshift(usual);
    this.#after.set(TYPES, XML + serializeTree(types));
  }

  /** Styles that only the earlier edition has. */
  adoptStyles(): void {
    const styles = parseTree(String(this.#after.get(STYLES)));
    const ids = new Set(nodesOf(styles, 'w:style').map(({ attributes }) => attributes['w:styleId']));
    const missing = nodesOf(parseTree(String(this.#before.get(STYLES))), 'w:style').filter(({ attributes }) => !ids.has(attributes['w:styleId']));
    if (missing.length === 0) return;
    styles.children.push(...missing);
    this.#after.set(STYLES, XML + serializeTree(styles));
  }

  /** Lists of the earlier edition, which texts then name by the numbers that they get. */
  adoptLists(texts: readonly XmlNode[]): void {
    const named = texts.flatMap((text) => [...walkTree(text)]).filter(({ name, attributes }) => name === 'w:numId' && attributes['w:val']!.startsWith(EARLIER));
    if (named.length === 0) return;
    const lists = parseTree(String(this.#after.get(NUMBERING)));
    const earlier = parseTree(String(this.#before.get(NUMBERING)));
    const numbers = new Map<string, string>();
    for (const { attributes } of named) {
      const number = attributes['w:val']!.slice(EARLIER.length);
      const adopted = numbers.get(number) ?? adoptList(lists, earlier, number);
      numbers.set(number, adopted);
      attributes['w:val'] = adopted;
    }
    this.#after.set(NUMBERING, XML + serializeTree(lists));
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const EMPTY_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
const TYPES = '[Content_Types].xml';
const STYLES = 'word/styles.xml';
const NUMBERING = 'word/numbering.xml';

function adoptList(lists: XmlNode, earlier: XmlNode, number: string): string {
  const list = nodesOf(earlier, 'w:num').find(({ attributes }) => attributes['w:numId'] === number);
  // Number 0 says that a paragraph is in no list.
  if (list === undefined) return number;
  const id = valueAt(list, 'w:abstractNumId')!;
  const levels = nodesOf(earlier, 'w:abstractNum').find(({ attributes }) => attributes['w:abstractNumId'] === id)!;
  const adopted = String(1 + highest(lists, 'w:num', 'w:numId'));
  const overrides = nodesOf(list).filter(({ name }) => name !== 'w:abstractNumId');
  const reference = node('w:abstractNumId', { 'w:val': adoptLevels(lists, levels) });
  lists.children.push(node('w:num', { ...list.attributes, 'w:numId': adopted }, [reference, ...overrides]));
  return adopted;
}

function adoptLevels(lists: XmlNode, levels: XmlNode): string {
  const same = nodesOf(lists, 'w:abstractNum').find((one) => levelsKey(one) === levelsKey(levels));
  if (same !== undefined) return same.attributes['w:abstractNumId']!;
  const id = String(1 + highest(lists, 'w:abstractNum', 'w:abstractNumId'));
  const at = lists.children.findIndex((child) => child === nodeAt(lists, 'w:num'));
  const adopted = node('w:abstractNum', { ...levels.attributes, 'w:abstractNumId': id }, levels.children);
  lists.children.splice(at < 0 ? lists.children.length : at, 0, adopted);
  return id;
}

function levelsKey(levels: XmlNode): string {
  return nodesOf(levels).filter(({ name }) => name !== 'w:nsid').map(serializeTree).join('');
}

function highest(lists: XmlNode, name: string, key: string): number {
  return Math.max(0, ...nodesOf(lists, name).map(({ attributes }) => Number(attributes[key])));
}
