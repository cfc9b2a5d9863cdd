import { SaxesParser } from 'saxes';
import { escapeXml } from '../markup.ts';

/** An element of a part of a house style. Names keep their prefixes; text stands among the children. */
export interface XmlNode {
  readonly name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

/** Elements in elements that are read at most; no document that people write has more. */
const DEEPEST = 200;

/** Parses a part. Throws an `Error` that says what is wrong with it; no entity or file is ever loaded. */
export function parseTree(xml: string): XmlNode {
  const parser = new SaxesParser();
  const root: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('it has a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new Error('its elements stand too deep');
    const node: XmlNode = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => open.at(-1)!.children.push(text));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return nodesOf(root)[0]!;
}

export function serializeTree({ name, attributes, children }: XmlNode): string {
  let open = `<${name}`;
  for (const key in attributes) open += ` ${key}="${escapeXml(attributes[key]!)}"`;
  if (children.length === 0) return `${open}/>`;
  return `${open}>${serializeChildren(children)}</${name}>`;
}

export function serializeChildren(children: readonly (XmlNode | string)[]): string {
  return children.map((child) => (typeof child === 'string' ? escapeXml(child) : serializeTree(child))).join('');
}

/** The elements directly inside, of one name or all. */
export function nodesOf(parent: XmlNode | undefined, name?: string): XmlNode[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element at the end of a path of names. */
export function nodeAt(parent: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let at = parent;
  for (const name of path) at = nodesOf(at, name)[0];
  return at;
}

/** `w:val` of the element at a path. */
export function valueAt(parent: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  return nodeAt(parent, ...path)?.attributes['w:val'];
}

/** Every element of a tree in document order, the root first. */
export function* walkTree(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of nodesOf(node)) yield* walkTree(child);
}

/** Takes elements out of a tree, wherever they stand. */
export function removeNodes(node: XmlNode, unwanted: (node: XmlNode) => boolean): void {
  node.children = node.children.filter((child) => typeof child === 'string' || !unwanted(child));
  for (const child of nodesOf(node)) removeNodes(child, unwanted);
}
