import { strFromU8, unzipSync } from 'fflate';
import { crc32 } from 'node:zlib';
import { nodesOf, parseTree, walkTree, type XmlNode } from '../house/tree.ts';

/** What stands before the ids of the earlier edition, which would be taken for others in the later one. */
export const EARLIER = 'earlier-';

export const TEXT_PARTS = ['word/document.xml', 'word/footnotes.xml'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** A package, its XML as text. */
export type Parts = Map<string, Uint8Array | string>;

export function openParts(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, /\.(?:xml|rels)$/.test(path) ? strFromU8(data) : data]));
}

export function textPart(parts: Parts, path: string): XmlNode {
  return parseTree(String(parts.get(path)));
}

/** Gives the relationships, notes, lists and bookmarks of the earlier edition ids that the later one has not. */
export function setApart(root: XmlNode): void {
  for (const { name, attributes } of walkTree(root)) {
    for (const key of ['r:id', 'r:embed', 'r:link']) if (attributes[key] !== undefined) attributes[key] = EARLIER + attributes[key];
    const key = APART[name];
    if (key !== undefined && attributes[key] !== undefined) attributes[key] = EARLIER + attributes[key];
  }
}

const APART: Readonly<Record<string, string>> = {
  'w:bookmarkStart': 'w:id',
  'w:bookmarkEnd': 'w:id',
  'w:footnoteReference': 'w:id',
  'w:footnote': 'w:id',
  'w:numId': 'w:val',
};

/** A relationship of a part. */
export interface Relation {
  readonly type: string;
  /** A path in the package, or an address out of it. */
  readonly target: string;
  readonly outward: boolean;
}

/** What a part is related to, by id. */
export function relationsOf(parts: Parts, path: string): Map<string, Relation> {
  const xml = parts.get(relationsPath(path));
  const listed = xml === undefined ? [] : nodesOf(parseTree(String(xml)), 'Relationship');
  return new Map(
    listed.map(({ attributes: { Id, Type, Target, TargetMode } }) => {
      const outward = TargetMode === 'External';
      return [Id!, { type: Type!, target: outward ? Target! : resolvePath(path, Target!), outward }];
    }),
  );
}

export function relationsPath(path: string): string {
  const at = path.lastIndexOf('/') + 1;
  return `${path.slice(0, at)}_rels/${path.slice(at)}.rels`;
}

function resolvePath(from: string, target: string): string {
  return new URL(target, `package:///${from}`).pathname.slice(1);
}

/** What a relationship leads to, as text that is the same for the same thing. */
export function fingerprint(parts: Parts, relation: Relation | undefined): string {
  if (relation === undefined) return '?';
  const data = parts.get(relation.target);
  return relation.outward || data === undefined ? relation.target : `${data.length} ${crc32(data as string)}`;
}
