import { BriefError, type Diagnostic } from '../diagnostic.ts';
import * as messages from '../messages/parity.ts';
import { compareReadings } from './compare.ts';
import { readDocxItems } from './docx/items.ts';
import { readDocx } from './docx/read.ts';
import { describeKind } from './fileKind.ts';
import type { Difference, Reading } from './model.ts';
import { readPdfItems } from './pdf/items.ts';
import { readPdf } from './pdf/read.ts';

/** A file with the name that messages call it by. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the comparison of the PDF and the Word document of a brief found. */
export interface ParityReport {
  /** How many items the PDF has. */
  readonly items: number;
  readonly differences: readonly Difference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares all that two files say. Throws `BriefError` where one of them cannot be read. */
export async function checkParity(pdf: NamedFile, docx: NamedFile): Promise<ParityReport> {
  const [inPdf, inDocx] = [await readPdfFile(pdf), await readDocxFile(docx)];
  const differences = compareReadings(inPdf, inDocx);
  return { items: inPdf.items.length, differences, diagnostics: differences.map(messages.difference) };
}

async function readPdfFile(file: NamedFile): Promise<Reading> {
  expectKind(file, 'pdf');
  return readPdfItems(await readPdf(file.bytes, file.name));
}

async function readDocxFile(file: NamedFile): Promise<Reading> {
  expectKind(file, 'docx');
  return readDocxItems(await readDocx(file.bytes, file.name));
}

/** Throws `BriefError` if a file is not of the kind that it should be. */
export function expectKind({ name, bytes }: NamedFile, wanted: 'pdf' | 'docx'): void {
  const { format, words } = describeKind(bytes);
  if (format === wanted) return;
  throw new BriefError([messages.wrongKind(name, wanted === 'pdf' ? 'PDF' : 'Word document', words)]);
}
