import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import type { Assets, Block, Heading, Inline, ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { assetMissing, chartAsPicture, nestedSection, pageMissing } from '../../src/messages/docx.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { edgeCases } from '../conformance/docx/corpus.ts';
import { lintDocx } from '../conformance/docx/lint.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { type DocxBlock, docxHeadings, docxPieces, docxProperties, readDocx } from '../support/docxText.ts';
import { writeContext } from '../support/writeContext.ts';
import { describeWriter } from './contract/contract.ts';

describeWriter(docxWriter, async (bytes) => docxPieces(readDocx(bytes)), { properties: async (bytes) => docxProperties(bytes) });

/** A document of these blocks, numbered. */
function brief(...blocks: readonly Block[]): ResolvedDocument {
  const document = resolveDocument({ ...sampleDocument, blocks }, () => {});
  if (document === undefined) throw new Error('the blocks do not resolve');
  return document;
}

async function write(document: ResolvedDocument, assets: Assets = sampleAssets): Promise<Uint8Array> {
  return (await docxWriter.write(document, writeContext(document, assets))).bytes;
}

const part = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path]!);
const bodyOf = async (...blocks: readonly Block[]): Promise<string> => part(await write(brief(...blocks)), 'word/document.xml');
const readBody = async (...blocks: readonly Block[]): Promise<readonly DocxBlock[]> => readDocx(await write(brief(...blocks))).blocks;
const heading = (id: string, level: Heading['level'], more: Partial<Heading> = {}): Heading => ({
  type: 'heading',
  id,
  level,
  children: [text(`About ${id}`)],
  runIn: false,
  unlisted: false,
  ...more,
});
const list = (start: number, ...words: readonly string[]): Block => ({
  type: 'list',
  ordered: true,
  start,
  items: words.map((word) => [paragraph(word)]),
});
const ref = (target: string): Inline => ({ type: 'reference', target });

describe('a Word document', () => {
  test.each(edgeCases().filter(({ name }) => name !== '300 pages'))('is what a careful author would leave: $name', async ({ document, assets }) => {
    expect(lintDocx(await write(document, assets))).toEqual([]);
  });

  test('has the same bytes each time, watermark and charts included', async () => {
    for (const name of ['a band, a watermark', 'charts of every kind', 'links']) {
      const { document, assets } = edgeCases().find((edge) => edge.name === name)!;
      // The library draws its ids at random: a few tries tell.
      const tries = await Promise.all(Array.from({ length: 6 }, async () => Buffer.from(await write(document, assets)).toString('latin1')));
      expect(new Set(tries).size).toBe(1);
    }
  });

  test('begins with the content types, then what the package relates to', async () => {
    const paths = Object.keys(unzipSync(await write(sampleDocument)));
    expect(paths.slice(0, 3)).toEqual(['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml']);
  });

  test('states what the brief is and when it was made', async () => {
    const bytes = await write(sampleDocument);
    const core = part(bytes, 'docProps/core.xml');
    expect(core).toContain('<cp:keywords>sample; brief</cp:keywords>');
    expect(core).toContain('<cp:contentStatus>UNCLASSIFIED</cp:contentStatus>');
    expect(core).toContain('>2005-12-05T00:00:00Z</dcterms:created>');
    expect(part(bytes, 'docProps/custom.xml')).toContain('name="Edition"><vt:lpwstr>2005-2006</vt:lpwstr>');
  });

  test('carries the properties that it is given', async () => {
    const context = { ...writeContext(sampleDocument, sampleAssets), word: { properties: { 'Dataset SHA-256': 'ab<c' } } };
    const { bytes } = await docxWriter.write(sampleDocument, context);
    expect(part(bytes, 'docProps/custom.xml')).toContain('name="Dataset SHA-256"><vt:lpwstr>ab&lt;c</vt:lpwstr>');
  });

  test('binds title and marking to its properties', async () => {
    const xml = part(await write(sampleDocument), 'word/document.xml');
    expect(xml).toMatch(/<w:tag w:val="title"\/>.*?coreProperties\[1\]\/ns0:title\[1\].*?<w:t [^>]*>Sample &amp; &lt;Brief/);
    expect(xml).toMatch(/<w:tag w:val="marking"\/>.*?contentStatus\[1\]/);
  });

  test('asks nobody to update fields', async () => {
    const bytes = await write(sampleDocument);
    expect(part(bytes, 'word/settings.xml')).not.toContain('updateFields');
    expect(part(bytes, 'word/document.xml')).not.toContain('w:dirty');
  });
});

describe('headings in Word', () => {
  test('are numbered by Word where it counts the same', async () => {
    const blocks = [heading('a', 1), heading('b', 2), heading('c', 1)];
    expect(docxHeadings(readDocx(await write(brief(...blocks)))).map(({ text: words }) => words)).toEqual([
      'I. About a',
      'About b',
      'II. About c',
    ]);
    expect(await bodyOf(...blocks)).not.toContain('>I. <');
  });

  test('carry their number as text where Word would count another', async () => {
    const document = brief(heading('a', 1), heading('b', 1));
    const odd = { ...document, labels: new Map([...document.labels, ['b', { kind: 'heading' as const, number: 'IX', text: 'IX. About b' }]]) };
    const reading = readDocx(await write(odd));
    expect(docxHeadings(reading).map(({ text: words }) => words)).toEqual(['I. About a', 'IX. About b']);
    expect(part(await write(odd), 'word/document.xml')).toContain('>IX. <');
  });

  test('never skip a level of the outline, whatever levels the author took', async () => {
    const blocks = [heading('a', 1), heading('b', 3), heading('c', 3), heading('d', 2), heading('e', 5), heading('f', 1)];
    const levels = docxHeadings(readDocx(await write(brief(...blocks)))).map(({ level }) => level);
    expect(levels).toEqual([1, 2, 2, 2, 3, 1]);
  });

  test('that are unlisted have no number and stay out of the contents', async () => {
    const reading = await readBody({ type: 'contents', of: 'headings', depth: 1 }, heading('a', 1), heading('b', 1, { unlisted: true }), heading('c', 1));
    expect(reading.map((block) => (block.kind === 'paragraph' ? [block.style, block.label, block.text] : []))).toEqual([
      ['TOC1', undefined, 'I. About a\t1'],
      ['TOC1', undefined, 'II. About c\t1'],
      ['Heading1', 'I.', 'About a'],
      ['Heading1Unlisted', undefined, 'About b'],
      ['Heading1', 'II.', 'About c'],
    ]);
  });

  test('run into the paragraph after them by a style separator, and into nothing else', async () => {
    const runIn = heading('a', 3, { runIn: true });
    expect(await bodyOf(runIn, paragraph('Text.'))).toContain('<w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>');
    expect(await bodyOf(runIn, list(1, 'item'))).not.toContain('specVanish');
  });
});

describe('lists in Word', () => {
  test('in a quotation begin at its first level, with its indent', async () => {
    const quoted: Block = { type: 'quote', children: [paragraph('q'), { ...list(1, 'a'), ordered: false } as Block, { type: 'list', ordered: true, start: 1, items: [[paragraph('b'), paragraph('more'), list(1, 'c')]] }] };
    const blocks = await readBody(quoted, { ...list(1, 'z'), ordered: false } as Block);
    const items = blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.style, block.label, block.text]] : []));
    expect(items).toEqual([
      ['Quote', undefined, 'q'],
      ['QuoteList', '•', 'a'],
      ['QuoteList', '1.', 'b'],
      ['QuoteListContinue', undefined, 'more'],
      ['QuoteList', '1.', 'c'],
      ['ListBullet', '•', 'z'],
    ]);
  });

  test('start anew and where their author says', async () => {
    const reading = await readBody(list(3, 'c', 'd'), list(1, 'a'), { type: 'list', ordered: true, start: 1, items: [[paragraph('x'), list(7, 'y')], [paragraph('z'), list(1, 'w')]] });
    expect(reading.map((block) => (block.kind === 'paragraph' ? `${block.label} ${block.text}` : ''))).toEqual([
      '3. c', '4. d', '1. a', '1. x', '7. y', '2. z', '1. w',
    ]);
  });
});

describe('references in Word', () => {
  const blocks = [
    heading('a', 1),
    heading('b', 3, { runIn: true, children: [text('Policy Initiatives.')] }),
    paragraph('See ', ref('a'), '; ', ref('b'), '; ', ref('fig'), '.'),
    { type: 'figure', id: 'fig', asset: 'chart:shapes', caption: [text('Shapes')], notes: [], word: 'picture' } as const,
  ];

  test('are fields that give what they say now', async () => {
    const xml = await bodyOf(...blocks);
    const results = [...xml.matchAll(/<w:instrText[^>]*> ((?:REF|SEQ)[^<]*) <\/w:instrText>.*?separate"\/><\/w:r><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>([^<]*)</g)];
    expect(results.map(([, code, result]) => [code!.split(' ').slice(0, 3).join(' '), result])).toEqual([
      ['REF _Ref_a \\r', 'I'],
      ['REF _Ref_a \\h', 'About a'],
      ['REF _Ref_b \\h', 'Policy Initiatives'],
      ['REF _Ref_fig \\h', 'Figure 1'],
      ['SEQ Figure \\*', '1'],
    ]);
  });

  test('print the same text as everywhere', async () => {
    const line = (await readBody(...blocks)).find((block) => block.kind === 'paragraph' && block.text.startsWith('See'));
    expect(line).toMatchObject({ text: 'See I. About a; Policy Initiatives; Figure 1.' });
  });
});

describe('contents in Word', () => {
  test('are filled in with the pages of the layout', async () => {
    const document = brief({ type: 'contents', of: 'headings', depth: 2, title: [text('Contents')] }, heading('a', 1), heading('b', 2), heading('c', 3));
    const context = writeContext(document, sampleAssets);
    const pages = { ...(await context.layOut()), pagination: { pages: 9, pageOf: new Map([['a', 3], ['b', 7]]) } };
    const { bytes, diagnostics } = await docxWriter.write(document, { ...context, layOut: async () => pages });
    const lines = readDocx(bytes).blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).slice(0, 3);
    expect(lines).toEqual(['Contents', 'I. About a\t3', 'About b\t7']);
    expect(diagnostics).toEqual([]);
  });

  test('say what has no page', async () => {
    const document = brief({ type: 'contents', of: 'headings', depth: 1 }, heading('a', 1));
    const context = writeContext(document, sampleAssets);
    const pages = { ...(await context.layOut()), pagination: { pages: 1, pageOf: new Map<string, number>() } };
    const { diagnostics } = await docxWriter.write(document, { ...context, layOut: async () => pages });
    expect(diagnostics).toEqual([pageMissing('a')]);
  });

  test('are the only reason to lay out pages', async () => {
    const document = brief(heading('a', 1), paragraph('Text.'));
    const layOut = vi.fn();
    await docxWriter.write(document, { ...writeContext(document, sampleAssets), layOut });
    expect(layOut).not.toHaveBeenCalled();
  });
});

const figure = (word: 'native' | 'picture'): Block => ({ type: 'figure', id: 'f', asset: 'chart:shapes', notes: [], word });

describe('figures in Word', () => {
  const drawing = sampleAssets.get('chart:shapes')!;
  const native = {
    kind: 'pie' as const,
    grouping: 'clustered' as const,
    categories: ['a', 'b'],
    series: [{ name: 's', values: [1, 2], color: '#14304f' }],
    numberFormat: '0',
    dataLabels: false,
  };
  const withNative = (values: number[]): Assets =>
    new Map([['chart:shapes', { ...drawing, native: { ...native, series: [{ ...native.series[0]!, values }] } } as never]]);

  test('are charts to edit, with their workbook, where the author asks and Word has one', async () => {
    const bytes = await write(brief(figure('native')), withNative([1, 2]));
    expect(readDocx(bytes).blocks).toMatchObject([{ kind: 'figure', drawing: 'chart', alt: drawing.alt }]);
    expect(Object.keys(unzipSync(bytes)).filter((path) => path.endsWith('.xlsx'))).toHaveLength(1);
  });

  test('are drawings with a picture to fall back on otherwise', async () => {
    const bytes = await write(brief(figure('picture')), withNative([1, 2]));
    expect(readDocx(bytes).blocks).toMatchObject([{ kind: 'figure', drawing: 'svg' }]);
  });

  test('are drawings where Word could not show the chart, and the writer says so', async () => {
    const document = brief(figure('native'));
    const output = await docxWriter.write(document, writeContext(document, withNative([1, -2])));
    expect(readDocx(output.bytes).blocks).toMatchObject([{ kind: 'figure', drawing: 'svg' }]);
    expect(output.diagnostics).toEqual([chartAsPicture('f', undefined)]);
  });

  test('without a drawing are an error', async () => {
    const document = brief(figure('picture'));
    const attempt = docxWriter.write(document, writeContext(document, new Map()));
    await expect(attempt).rejects.toThrow(new BriefError([assetMissing('f', 'chart:shapes', undefined)]));
  });
});

describe('tables in Word', () => {
  test('repeat their head and hold every cell of the grid', async () => {
    const { document, assets } = edgeCases().find(({ name }) => name === 'spans')!;
    const [, spans] = readDocx(await write(document, assets)).blocks.filter((block) => block.kind !== 'paragraph' || block.style === 'Caption');
    expect(spans).toMatchObject({
      kind: 'table',
      headerRows: 2,
      rows: [
        ['Place', 'Kind', 'Seized (kg)'],
        ['2005', '2004'],
        ['South', 'Opium', '1,238', '31.5'],
        ['Heroin', '37', '0.25'],
        ['Hashish', 'N/A', '-12'],
        ['North'],
        ['All places together', '12.345', '1'],
        ['3', 'N/A'],
        ['Total', '1,290.345', '20.75'],
      ],
    });
  });

  test('set figures with different decimals on a decimal tab', async () => {
    const { document, assets } = edgeCases().find(({ name }) => name === 'spans')!;
    const bytes = await write(document, assets);
    const style = /<w:pStyle w:val="(TableDecimal\d+)"\/><\/w:pPr><w:r><w:t xml:space="preserve">31\.5</.exec(part(bytes, 'word/document.xml'))?.[1];
    expect(style).toBeDefined();
    expect(part(bytes, 'word/styles.xml')).toMatch(new RegExp(`w:styleId="${style}">.*?<w:tab w:val="decimal" w:pos="\\d+"/>`));
  });
});

describe('pages in Word', () => {
  test('turn where the author says, and back', async () => {
    const xml = await bodyOf(paragraph('a'), { type: 'landscape', children: [paragraph('b')] }, paragraph('c'));
    const sizes = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/g)].map(([, ...size]) => size.join(' '));
    expect(sizes).toEqual(['12240 15840 portrait', '15840 12240 landscape', '12240 15840 portrait']);
  });

  test('break before a paragraph, not by an empty one', async () => {
    const xml = await bodyOf(paragraph('a'), { type: 'pageBreak' }, { type: 'pageBreak' }, paragraph('b'), { type: 'pageBreak' });
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
    expect(xml).not.toContain('w:type="page"');
  });

  test('say where columns or turned pages cannot be set', async () => {
    const columns: Block = { type: 'columns', columns: [{ width: 1, children: [paragraph('in a list')] }] };
    const document = brief({ type: 'list', ordered: false, start: 1, items: [[columns]] });
    const output = await docxWriter.write(document, writeContext(document, sampleAssets));
    expect(output.diagnostics).toEqual([nestedSection('columns', undefined)]);
    expect(docxPieces(readDocx(output.bytes)).join()).toContain('in a list');
  });
});

const note = (id: string): Inline => ({ type: 'noteReference', note: id });
const notes = (...ids: readonly string[]) => new Map(ids.map((id) => [id, { id, children: [paragraph(`note ${id}`)] }]));

describe('footnotes in Word', () => {
  test('stand in the order of the text and are referred to again by a field', async () => {
    const document = resolveDocument({ ...sampleDocument, blocks: [paragraph(note('b'), note('a'), note('b'))], notes: notes('a', 'b') }, () => {})!;
    const bytes = await write(document);
    expect([...readDocx(bytes).footnotes.values()].map((line) => line.trim())).toEqual(['note b', 'note a']);
    expect(part(bytes, 'word/document.xml')).toMatch(/NOTEREF _Ref_b \\f \\h.*?<w:t [^>]*>1</);
  });

  test('that only a footnote refers to are printed at the end of it', async () => {
    const inner = { id: 'a', children: [paragraph('outer', note('b'))] };
    const document = resolveDocument({ ...sampleDocument, blocks: [paragraph('text', note('a'))], notes: new Map([['a', inner], ...notes('b')]) }, () => {})!;
    expect([...readDocx(await write(document)).footnotes.values()]).toEqual([' outer2\n2 note b']);
  });
});
