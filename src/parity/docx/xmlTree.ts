import { SaxesParser } from 'saxes';

/** An element of an XML document; text stands among its children as strings. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** Offset of its first character in the document, and of its content. */
  readonly start: number;
  readonly inner: number;
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Parses a well-formed document; names keep their prefixes. Throws with line and column otherwise. */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser();
  const root: OpenElement = { name: '', attributes: {}, children: [], start: 0, inner: 0 };
  const open: OpenElement[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const inner = parser.position;
    // An attribute cannot hold the character that begins a tag.
    const start = xml.lastIndexOf('<', inner - 1);
    const element: OpenElement = { name, attributes: attributes as Record<string, string>, children: [], start, inner };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => open.at(-1)!.children.push(text));
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const document = root.children.find((child) => typeof child !== 'string');
  if (document === undefined) throw new Error('no element');
  return document;
}

/** The elements directly inside, of one name or all. */
export function elementsOf(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first element at the end of a path of names. */
export function elementAt(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = parent;
  for (const name of path) at = elementsOf(at, name)[0];
  return at;
}

/** `w:val` of the element at a path. */
export function valueAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return elementAt(element, ...path)?.attributes['w:val'];
}

/** Every element of a tree in document order, the root first. */
export function* walkXml(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of elementsOf(element)) yield* walkXml(child);
}
