import { strFromU8, unzipSync } from 'fflate';
import { parseXml, type XmlElement } from '../../../src/parity/docx/xmlTree.ts';
import { lintAccess } from './lintAccess.ts';
import { lintFields } from './lintFields.ts';
import { lintFormatting } from './lintFormatting.ts';
import { lintPackage } from './lintPackage.ts';
import { lintRevisions } from './lintRevisions.ts';

/** A Word package, unpacked and parsed. */
export interface WordPackage {
  /** All parts in the order of the file. */
  readonly paths: readonly string[];
  /** Parts that are XML, relationships included. */
  readonly xml: ReadonlyMap<string, XmlElement>;
  /** Parts that hold text: document, footnotes, headers and footers. */
  readonly stories: readonly { readonly path: string; readonly root: XmlElement }[];
}

/** One thing that a careful author would not leave in a document. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
}

/** What is wrong with a Word document, beyond what its schema says. */
export function lintDocx(bytes: Uint8Array): Finding[] {
  const opened = openPackage(bytes);
  return [lintPackage, lintFields, lintFormatting, lintAccess, lintRevisions].flatMap((lint) => lint(opened));
}

const STORIES = /^word\/(?:document|footnotes|header\d+|footer\d+)\.xml$/;

export function openPackage(bytes: Uint8Array): WordPackage {
  const files = unzipSync(bytes);
  const xml = new Map<string, XmlElement>();
  for (const [path, data] of Object.entries(files)) {
    if (/\.(?:xml|rels)$/.test(path)) xml.set(path, parseXml(strFromU8(data)));
  }
  const stories = [...xml].filter(([path]) => STORIES.test(path)).map(([path, root]) => ({ path, root }));
  return { paths: Object.keys(files), xml, stories };
}
