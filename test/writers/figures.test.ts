import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Block, Inline, ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { htmlWriter } from '../../src/writers/html/index.ts';
import type { WriteContext } from '../../src/writers/model.ts';
import { layOutPages, pdfWriter } from '../../src/writers/pdf/index.ts';
import { textWriter } from '../../src/writers/text/index.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { parsePage, textOf, walkElements } from '../support/htmlTree.ts';
import type { HtmlElement } from '../support/htmlTree.ts';
import { elementsWith, fullText, readPdf } from '../support/pdfText.ts';
import { writeContext } from '../support/writeContext.ts';

const figure = (use: string, words: string): Inline => ({
  type: 'factValue',
  facts: ['opium'],
  use,
  entry: 'fact_opium',
  about: 'Opium seized, 2005. Cable 1.',
  children: [text(words)],
});

const cell = (...children: readonly Inline[]) => ({ children, columnSpan: 1, rowSpan: 1, missing: false });

const register: Block = {
  type: 'table',
  id: 'tab-register',
  variant: 'data',
  columns: [{ align: 'start' }, { align: 'start' }],
  head: [{ kind: 'data', cells: [cell(text('No.')), cell(text('Where used'))] }],
  body: [
    {
      kind: 'data',
      cells: [
        cell({ type: 'anchor', id: 'fact_opium', children: [text('1')] }),
        cell({ type: 'reference', target: 'first', quiet: true }, { type: 'pageReference', targets: ['use_1', 'use_2', 'use_3'], lead: ', ' }),
      ],
    },
  ],
  headerColumns: 1,
  notes: [],
  summary: 'Register',
  compact: true,
  fill: { kind: 'register', columns: [['number'], ['used']], notesBelow: false },
};

const heading: Block = { type: 'heading', id: 'first', level: 1, children: [text('First')], runIn: false, unlisted: false };

/** Two figures on the first page, one in a footnote on the third, the register on the fourth. */
const traced: ResolvedDocument = resolveDocument(
  {
    meta: sampleDocument.meta,
    blocks: [
      heading,
      paragraph('It seized ', figure('use_1', '581 kilograms'), ' and ', figure('use_2', '581'), '.'),
      { type: 'pageBreak' },
      paragraph('Nothing.'),
      { type: 'pageBreak' },
      paragraph('More.', { type: 'noteReference', note: 'n' }),
      { type: 'pageBreak' },
      register,
    ],
    notes: new Map([['n', { id: 'n', children: [paragraph('Again ', figure('use_3', '581'), '.')] }]]),
  },
  () => {},
)!;

function onPages(): WriteContext {
  const context = writeContext(traced, sampleAssets);
  return { ...context, layOut: () => layOutPages(traced, sampleAssets, context.env) };
}

const bytesOf = async (writer: typeof pdfWriter): Promise<Uint8Array> => (await writer.write(traced, onPages())).bytes;

describe('in a PDF', () => {
  test('pages of figures are known, and printed once each', async () => {
    const { pagination } = await onPages().layOut();
    expect(['use_1', 'use_2', 'use_3', 'fact_opium'].map((id) => pagination.pageOf.get(id))).toEqual([1, 1, 3, 4]);
    const { structure } = await readPdf(await bytesOf(pdfWriter));
    expect(elementsWith(structure, 'TD').map((cell) => fullText(cell).trim())).toEqual(['I. First, pp. 1, 3']);
  });

  test('figures lead to their row, and page numbers back to them', async () => {
    const pdf = await getDocument({ data: new Uint8Array(await bytesOf(pdfWriter)) }).promise;
    const links: unknown[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) {
      for (const { dest, contentsObj } of await (await pdf.getPage(page)).getAnnotations()) links.push([page, dest, contentsObj?.str]);
    }
    const row = 'register of figures, no. 1, Page 4';
    expect(links).toEqual(
      expect.arrayContaining([
        [1, 'fact_opium', `581 kilograms: ${row}`],
        [1, 'fact_opium', `581: ${row}`],
        [3, 'fact_opium', `581: ${row}`],
        [4, 'use_1', 'Back to text, Page 1'],
        [4, 'use_3', 'Back to text, Page 3'],
      ]),
    );
    expect(await pdf.getDestination('use_2')).not.toBeNull();
  });
});

async function parts(): Promise<Record<string, string>> {
  const files = unzipSync(await bytesOf(docxWriter));
  return {
    body: strFromU8(files['word/document.xml']!),
    notes: strFromU8(files['word/footnotes.xml']!),
    styles: strFromU8(files['word/styles.xml']!),
  };
}

describe('in a Word document', () => {
  test('figures are links in a style of their own, with what is known of them', async () => {
    const { body, notes, styles } = await parts();
    const link = '<w:hyperlink w:anchor="_Ref_fact_opium" w:tooltip="Opium seized, 2005. Cable 1." w:history="1"><w:r><w:rPr><w:rStyle w:val="BoundFigure"/>';
    expect(body!.split(link)).toHaveLength(3);
    expect(notes).toContain(link);
    expect(body).toContain('w:name="_Ref_use_1"');
    expect(styles).toContain('w:styleId="BoundFigure"');
  });

  test('pages are fields, of a figure in a footnote the page of its mark', async () => {
    const { body } = await parts();
    const fields = [...body!.matchAll(/PAGEREF (\w+)/g)].map(([, name]) => name);
    expect(fields).toEqual(['_Ref_use_1', '_Ref_n']);
    for (const name of fields) expect(body).toContain(`w:name="${name}"`);
  });
});

async function page(): Promise<HtmlElement[]> {
  return [...walkElements(parsePage(strFromU8(await bytesOf(htmlWriter))))];
}

const byId = (elements: readonly HtmlElement[], id: string) => elements.find(({ attributes }) => attributes.get('id') === id);

describe('on a web page', () => {
  test('figures lead to their row, which leads back to each', async () => {
    const elements = await page();
    const uses = elements.filter(({ attributes }) => attributes.get('href') === '#fact_opium');
    expect(uses.map(({ attributes }) => attributes.get('id'))).toEqual(['use_1', 'use_2', 'use_3']);
    expect(textOf(byId(elements, 'fact_opium')!)).toBe('1');
    const back = elements.map(({ attributes }) => attributes.get('href')).filter((href) => href?.startsWith('#use_'));
    expect(back).toEqual(['#use_1', '#use_2', '#use_3']);
  });

  test('what is known of a figure is shown to all readers', async () => {
    const elements = await page();
    const { attributes } = byId(elements, 'use_1')!;
    expect(attributes.get('data-about')).toBe('Opium seized, 2005. Cable 1.');
    expect(textOf(byId(elements, attributes.get('aria-describedby')!)!)).toBe('Opium seized, 2005. Cable 1.');
  });
});

test('a text says where figures are used, without pages', async () => {
  expect(strFromU8(await bytesOf(textWriter))).toMatch(/^1\s+I\. First$/m);
});
