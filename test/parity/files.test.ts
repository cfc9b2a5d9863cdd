import { PDFDocument } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { BriefError, type Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/parity.ts';
import { checkParity } from '../../src/parity/check.ts';
import { sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';
import { writeBoth } from './writeBoth.ts';

describe('files that cannot be compared', () => {
  let pdf: Uint8Array;
  let docx: Uint8Array;
  beforeAll(async () => {
    ({ pdf, docx } = await writeBoth(sampleDocument, sampleAssets));
  });

  test('are named with what they are', async () => {
    expect(await findings(docx, pdf)).toEqual([messages.wrongKind('a.pdf', 'PDF', 'a Word document')]);
    expect(await findings(pdf, pdf)).toEqual([messages.wrongKind('b.docx', 'Word document', 'a PDF')]);
    expect(await findings(new Uint8Array(), docx)).toEqual([messages.wrongKind('a.pdf', 'PDF', 'an empty file')]);
    expect(await findings(strToU8('Summary'), docx)).toEqual([messages.wrongKind('a.pdf', 'PDF', 'a text file')]);
    expect(await findings(pdf, zipSync({ 'sheet.xml': strToU8('<a/>') }))).toEqual([
      messages.wrongKind('b.docx', 'Word document', 'a ZIP archive of another kind'),
    ]);
  });

  test('a PDF without structure is refused, for nothing in it says what it is', async () => {
    const untagged = await PDFDocument.create();
    untagged.addPage();
    expect(await findings(await untagged.save(), docx)).toEqual([messages.untagged('a.pdf')]);
  });

  test('damaged files are no crash', async () => {
    const [inPdf] = await findings(pdf.slice(0, 2000), docx);
    expect(inPdf).toMatchObject({ rule: 'parity/unreadable', message: expect.stringContaining('a.pdf cannot be read as a PDF') as string });
    const [inDocx] = await findings(pdf, docx.slice(0, docx.length - 400));
    expect(inDocx).toMatchObject({ rule: 'parity/unreadable', message: expect.stringContaining('b.docx cannot be read as a Word document') as string });
    const broken = zipSync({ 'word/document.xml': strToU8('<w:document><w:body></w:document>'), 'word/styles.xml': strToU8('<w:styles/>') });
    expect(await findings(pdf, broken)).toMatchObject([{ rule: 'parity/unreadable' }]);
  });
});

async function findings(first: Uint8Array, second: Uint8Array): Promise<readonly Diagnostic[]> {
  try {
    await checkParity({ name: 'a.pdf', bytes: first }, { name: 'b.docx', bytes: second });
    return [];
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics;
    throw error;
  }
}
