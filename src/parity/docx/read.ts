import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/parity.ts';
import { readWithMammoth, type MammothDocument } from './mammoth.ts';
import { Marker, type MarkedFacts } from './marks.ts';
import { parseXml, valueAt, walkXml, type XmlElement } from './xmlTree.ts';

/** What a Word document says, read without the library that wrote it. */
export interface DocxReading {
  readonly title: string;
  readonly language: string;
  readonly document: MammothDocument;
  /** What mammoth leaves out of the document. */
  readonly facts: MarkedFacts;
}

type Parts = Record<string, Uint8Array>;

/** Reads a Word document. Throws `BriefError` for what is none; `file` names it in the message. */
export async function readDocx(bytes: Uint8Array, file = 'the file'): Promise<DocxReading> {
  try {
    const parts = unzipSync(bytes);
    const styles = partOf(parts, 'word/styles.xml');
    const marker = new Marker(parts['word/numbering.xml'] && partOf(parts, 'word/numbering.xml'), styles);
    for (const path of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']) markPart(parts, path, marker);
    const core = parts['docProps/core.xml'] && partOf(parts, 'docProps/core.xml');
    return {
      title: core === undefined ? '' : textOf([...walkXml(core)].find(({ name }) => name === 'dc:title')),
      language: languageOf(styles),
      document: await readWithMammoth(zipSync(parts, { level: 0 })),
      facts: marker.facts,
    };
  } catch (error) {
    throw new BriefError([messages.unreadable(file, 'Word document', error instanceof Error ? error.message : String(error))]);
  }
}

function markPart(parts: Parts, path: string, marker: Marker): void {
  const part = parts[path];
  if (part === undefined) return;
  const xml = xmlOf(part);
  parts[path] = strToU8(marker.mark(xml, parseXml(xml)));
}

function partOf(parts: Parts, path: string): XmlElement {
  const part = parts[path];
  if (part === undefined) throw new Error(`it has no ${path}`);
  return parseXml(xmlOf(part));
}

function xmlOf(part: Uint8Array): string {
  return strFromU8(part).replace(/^\uFEFF/, '');
}

/** The language of text that names none. */
function languageOf(styles: XmlElement): string {
  return valueAt(styles, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang') ?? '';
}

function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
