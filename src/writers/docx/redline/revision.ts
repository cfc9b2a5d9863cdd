import { nodeAt, nodesOf, type XmlNode } from '../house/tree.ts';

/** Who changed the text, and when: stands at every tracked change. */
export interface Revision {
  readonly author: string;
  readonly date: Date;
}

/** What became of a piece of text from one edition to the next. */
export type Fate = 'same' | 'inserted' | 'deleted';

type Change = Exclude<Fate, 'same'>;

const MARKS = { inserted: 'w:ins', deleted: 'w:del' } as const satisfies Record<Change, string>;

/** Elements that tell of a tracked change. Their ids are given when all of them are known. */
export const REVISIONS: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:pPrChange']);

export function node(name: string, attributes: Record<string, string> = {}, children: (XmlNode | string)[] = []): XmlNode {
  return { name, attributes, children };
}

/** An element that says that its children were inserted or deleted. */
export function changed(fate: Change, children: XmlNode[] = []): XmlNode {
  return node(MARKS[fate], {}, children);
}

/** Names of the elements that hold the text and the fields of deleted runs. */
const DELETED_NAMES: Readonly<Record<string, string>> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' };

/** A run as it stands within a deletion. */
export function deletedRun(run: XmlNode): XmlNode {
  const children = run.children.map((child) => {
    if (typeof child === 'string') return child;
    return node(DELETED_NAMES[child.name] ?? child.name, child.attributes, child.children);
  });
  return node(run.name, run.attributes, children);
}

/** Properties of a paragraph whose mark was inserted or deleted. */
export function markParagraph(properties: XmlNode, fate: Change): XmlNode {
  const mark = nodeAt(properties, 'w:rPr');
  const marked = node('w:rPr', {}, [changed(fate), ...(mark?.children ?? [])]);
  return withParts(properties, { 'w:rPr': marked });
}

/** Properties of a paragraph that had others before. */
export function changeParagraph(properties: XmlNode, earlier: XmlNode): XmlNode {
  const base = nodesOf(earlier).filter(({ name }) => !LAST.some((last) => last === name));
  return withParts(properties, { 'w:pPrChange': node('w:pPrChange', {}, [node('w:pPr', {}, base)]) });
}

/** Elements that the properties of a paragraph end with, in their order. */
const LAST = ['w:rPr', 'w:sectPr', 'w:pPrChange'] as const;

function withParts(properties: XmlNode, parts: Partial<Record<(typeof LAST)[number], XmlNode>>): XmlNode {
  const base = nodesOf(properties).filter(({ name }) => !LAST.some((last) => last === name));
  const last = LAST.flatMap((name) => parts[name] ?? nodesOf(properties, name));
  return node('w:pPr', properties.attributes, [...base, ...last]);
}

/** Properties of a table row that was inserted or deleted. */
export function markRow(properties: XmlNode | undefined, fate: Change): XmlNode {
  return node('w:trPr', {}, [...(properties?.children ?? []), changed(fate)]);
}
