import type { Assets, ResolvedDocument } from '../../../src/document/model.ts';
import { openFontLibrary } from '../../../src/fonts.ts';
import type { PageLayout } from '../../../src/writers/model.ts';
import { layOutPages } from '../../../src/writers/pdf/index.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { readPdf, type PdfReading } from '../../support/pdfText.ts';

export const env = { now: new Date('2005-12-05T00:00:00Z'), files: memoryFiles({}), fonts: openFontLibrary() };

export function layOut(document: ResolvedDocument, assets: Assets = new Map()): Promise<PageLayout> {
  return layOutPages(document, assets, env);
}

export async function print(document: ResolvedDocument, assets: Assets = new Map()): Promise<Uint8Array> {
  return (await layOut(document, assets)).print();
}

/** The document as a reader with assistive technology gets it. */
export async function printAndRead(document: ResolvedDocument, assets: Assets = new Map()): Promise<PdfReading> {
  return readPdf(await print(document, assets));
}
