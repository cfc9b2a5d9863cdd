import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import type { ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { htmlWriter } from '../../src/writers/html/index.ts';
import { layOutPages, pdfWriter } from '../../src/writers/pdf/index.ts';
import { textWriter } from '../../src/writers/text/index.ts';
import { paragraph, sampleDocument } from '../fixtures/sampleDocument.ts';
import { writeContext } from '../support/writeContext.ts';

/** A footnote that names another by its number. */
const document: ResolvedDocument = resolveDocument(
  {
    meta: sampleDocument.meta,
    blocks: [paragraph('One.', { type: 'noteReference', note: 'first' }), paragraph('Two.', { type: 'noteReference', note: 'second' })],
    notes: new Map([
      ['first', { id: 'first', children: [paragraph('It is so.')] }],
      ['second', { id: 'second', children: [paragraph('See note ', { type: 'reference', target: 'first', quiet: true }, '.')] }],
    ]),
  },
  () => {},
)!;

const bytesOf = async (writer: typeof pdfWriter): Promise<Uint8Array> => {
  const context = writeContext(document, new Map());
  return (await writer.write(document, { ...context, layOut: () => layOutPages(document, new Map(), context.env) })).bytes;
};

test('in a PDF it links to the note', async () => {
  const pdf = await getDocument({ data: new Uint8Array(await bytesOf(pdfWriter)) }).promise;
  const links = await (await pdf.getPage(1)).getAnnotations();
  expect(links.filter(({ dest }) => dest === 'note-first')).toHaveLength(2);
  expect(await pdf.getDestination('note-first')).not.toBeNull();
});

test('in a Word document it is a field that follows the number of the note', async () => {
  const files = unzipSync(await bytesOf(docxWriter));
  expect(strFromU8(files['word/footnotes.xml']!)).toContain('NOTEREF _Ref_first ');
  expect(strFromU8(files['word/document.xml']!)).toMatch(/w:name="_Ref_first"\/><w:r>.{0,200}<w:footnoteReference w:id="1"/);
});

test('on a web page it links to the note, in a text it is the number', async () => {
  expect(strFromU8(await bytesOf(htmlWriter))).toContain('See note <a href="#first" class="quiet">1</a>.');
  expect(strFromU8(await bytesOf(textWriter))).toContain('See note 1.');
});
