import type { Report } from '../../../diagnostic.ts';
import { houseArtLeftOut } from '../../../messages/docx.ts';
import { escapeXml, tag } from '../markup.ts';
import type { HousePackage, Relation } from './package.ts';
import { isSafeArt } from './safeArt.ts';
import { removeNodes, serializeChildren, walkTree, type XmlNode } from './tree.ts';

type Parts = Map<string, Uint8Array | string>;

/** What a head or foot of pages may be related to. */
const TAKEN: ReadonlySet<string> = new Set(['image', 'hyperlink']);

/** What only makes sense in the document that it comes from. */
const LEFT: ReadonlySet<string> = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:sdtEndPr']);

/** Puts the content of a house's header after ours, or that of its footer before ours. */
export function mergeFurniturePart(parts: Parts, path: string, from: string, house: HousePackage, report: Report): void {
  const art = house.part(from);
  const own = parts.get(path);
  if (art === undefined || typeof own !== 'string') return;
  const relations = house.related(from);
  const used = usedRelations(art, relations);
  if (used === undefined || !isSafeArt(art, used.values())) {
    report(houseArtLeftOut(from));
    return;
  }
  const copy: XmlNode = structuredClone(art);
  removeNodes(copy, ({ name }) => LEFT.has(name));
  relate(parts, path, copy, used, house);
  const content = serializeChildren(copy.children);
  const isHeader = own.endsWith('</w:hdr>') || own.includes('<w:hdr');
  parts.set(path, withNamespaces(isHeader ? insertLast(own, 'w:hdr', content) : insertFirst(own, content), art));
}

/** The relations that a part uses; undefined if one of them is of a kind that is not taken. */
function usedRelations(art: XmlNode, relations: ReadonlyMap<string, Relation>): Map<string, Relation> | undefined {
  const used = new Map<string, Relation>();
  for (const { attributes } of walkTree(art)) {
    for (const [name, id] of Object.entries(attributes)) {
      if (!name.startsWith('r:')) continue;
      const relation = relations.get(id);
      if (relation === undefined || !TAKEN.has(relation.kind)) return undefined;
      used.set(id, relation);
    }
  }
  return used;
}

function relate(parts: Parts, path: string, copy: XmlNode, used: ReadonlyMap<string, Relation>, house: HousePackage): void {
  const list = path.replace(/([^/]+)$/, '_rels/$1.rels');
  const added: string[] = [];
  for (const [id, { kind, type, target, external }] of used) {
    const media = kind === 'image' && !external ? takePicture(parts, target, house) : undefined;
    const to = media === undefined ? target : media.replace(/^word\//, '');
    added.push(tag('Relationship', { Id: `house${id}`, Type: type, Target: to, TargetMode: external ? 'External' : undefined }));
  }
  for (const node of walkTree(copy)) {
    for (const name of Object.keys(node.attributes)) if (name.startsWith('r:')) node.attributes[name] = `house${node.attributes[name]}`;
  }
  const before = parts.get(list);
  if (typeof before === 'string' && added.length > 0) parts.set(list, insertLast(before, 'Relationships', added.join('')));
}

/** Copies a picture into our package, each one once, and gives its path there. */
function takePicture(parts: Parts, target: string, house: HousePackage): string {
  const name = `word/media/house-${target.slice(target.lastIndexOf('/') + 1).replaceAll(/[^\w.-]/g, '_')}`;
  const bytes = house.bytes(target);
  if (bytes !== undefined && !parts.has(name)) {
    parts.set(name, bytes);
    declareType(parts, name.slice(name.lastIndexOf('.') + 1).toLowerCase());
  }
  return name;
}

const PICTURE_TYPES: Readonly<Record<string, string>> = {
  emf: 'image/x-emf',
  wmf: 'image/x-wmf',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

function declareType(parts: Parts, extension: string): void {
  const types = parts.get('[Content_Types].xml');
  const type = PICTURE_TYPES[extension];
  if (typeof types !== 'string' || type === undefined || types.includes(`Extension="${extension}"`)) return;
  parts.set('[Content_Types].xml', types.replace('<Default ', `<Default ContentType="${type}" Extension="${extension}"/><Default `));
}

function insertLast(own: string, name: string, content: string): string {
  const end = `</${name}>`;
  return (own.endsWith('/>') ? `${own.slice(0, -2)}>` : own.slice(0, -end.length)) + content + end;
}

function insertFirst(own: string, content: string): string {
  const open = /<w:ftr[^>]*>/.exec(own)!;
  if (open[0].endsWith('/>')) return own.replace(/\/>$/, `>${content}</w:ftr>`);
  const at = open.index + open[0].length;
  return own.slice(0, at) + content + own.slice(at);
}

/** Declares the prefixes that the content uses and ours does not know yet. */
function withNamespaces(markup: string, art: XmlNode): string {
  const [root] = /<w:(?:hdr|ftr)[^>]*>/.exec(markup)!;
  const missing = Object.entries(art.attributes).filter(([name]) => name.startsWith('xmlns:') && !root.includes(` ${name}=`));
  const declared = missing.map(([name, uri]) => ` ${name}="${escapeXml(uri)}"`).join('');
  const ignorable = art.attributes['mc:Ignorable'];
  const ignored = ignorable === undefined || root.includes('mc:Ignorable') ? '' : ` mc:Ignorable="${escapeXml(ignorable)}"`;
  return markup.replace(root, root.replace(/^<w:(hdr|ftr)/, `<w:$1${declared}${ignored}`));
}
