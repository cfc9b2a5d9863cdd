import { unzipSync } from 'fflate';
import { zipParts } from './zip.ts';

type Parts = Map<string, Uint8Array | string>;

/**
 * The parts of a package with the ids that the library draws at random or counts over all documents
 * of a process replaced by ones that depend on the document alone, in the order of the package.
 */
export function canonicalParts(parts: ReadonlyMap<string, Uint8Array | string>): Parts {
  const canonical: Parts = new Map(parts);
  renumberRelationships(canonical);
  renumberDrawings(canonical);
  for (const [path, content] of canonical) {
    if (path.endsWith('.xlsx')) canonical.set(path, zipParts(new Map(Object.entries(unzipSync(content as Uint8Array)))));
  }
  return inPackageOrder(canonical);
}

export function inPackageOrder(parts: Parts): Parts {
  return new Map([...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

const FIRST = ['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml', 'word/document.xml'];

function rank(path: string): number {
  const at = FIRST.indexOf(path);
  return at < 0 ? FIRST.length : at;
}

const RELATIONSHIPS = /^(.*)_rels\/([^/]+)\.rels$/;
const REFERENCE = / (r:(?:id|embed|link))="([^"]+)"/g;

/** Relationships of a part are `rId1`, `rId2`, ... in the order in which it lists them. */
function renumberRelationships(parts: Parts): void {
  for (const [path, listed] of parts) {
    const [, folder, name] = RELATIONSHIPS.exec(path) ?? [];
    if (name === undefined || name === '' || typeof listed !== 'string') continue;
    const ids = new Map<string, string>();
    for (const [, id] of listed.matchAll(/ Id="([^"]+)"/g)) ids.set(id!, `rId${ids.size + 1}`);
    parts.set(path, listed.replace(/ Id="([^"]+)"/g, (_, id: string) => ` Id="${ids.get(id)}"`));
    const part = `${folder}${name}`;
    const xml = parts.get(part);
    if (typeof xml !== 'string') continue;
    const renumber = (whole: string, attribute: string, id: string): string => (ids.has(id) ? ` ${attribute}="${ids.get(id)}"` : whole);
    parts.set(part, xml.replace(REFERENCE, renumber));
  }
}

const WITH_DRAWINGS = /^word\/(?:document|header\d+|footer\d+|footnotes)\.xml$/;

/** Drawings and watermarks are numbered in the order of the text. */
function renumberDrawings(parts: Parts): void {
  let count = 0;
  for (const path of [...parts.keys()].filter((key) => WITH_DRAWINGS.test(key)).sort()) {
    const xml = parts.get(path);
    if (typeof xml !== 'string') continue;
    const numbered = xml.replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++count}"`);
    parts.set(path, numbered.replace(/(<v:shape id="PowerPlusWaterMarkObject)[^"]+/g, (_, start: string) => start + String(++count)));
  }
}
