import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/parity.ts';
import { readPageTexts } from './markedText.ts';
import { type PdfElement, readStructure } from './structure.ts';

/** What a tagged PDF says, read without the library that wrote it. */
export interface PdfReading {
  readonly title: string;
  readonly language: string;
  readonly pages: number;
  readonly structure: PdfElement;
  /** Text that belongs to no element: running heads, page numbers, markings; one a page. */
  readonly artifacts: readonly string[];
}

/** Reads a tagged PDF. Throws `BriefError` for what is none; `file` names it in the message. */
export async function readPdf(bytes: Uint8Array, file = 'the file'): Promise<PdfReading> {
  const library = await import('@cantoo/pdf-lib');
  const [document, texts] = await Promise.all([
    library.PDFDocument.load(bytes, { updateMetadata: false }),
    readPageTexts(bytes),
  ]).catch((error: unknown) => {
    throw new BriefError([messages.unreadable(file, 'PDF', reasonOf(error))]);
  });
  const structure = readStructure(library, document, texts);
  if (structure === undefined) throw new BriefError([messages.untagged(file)]);
  return {
    title: document.getTitle() ?? '',
    language: document.getLanguage() ?? '',
    pages: document.getPageCount(),
    structure,
    artifacts: texts.artifacts,
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** All elements with the role, in reading order. */
export function elementsWith(element: PdfElement, role: string): PdfElement[] {
  const inner = element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsWith(child, role)));
  return element.role === role ? [element, ...inner] : inner;
}

/** All text inside of an element, marks of notes and list labels included. */
export function fullText(element: PdfElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : fullText(child))).join('');
}
