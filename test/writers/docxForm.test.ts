import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Asset, Assets, Block, Drawing, Figure, ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { parseXml, walkXml } from '../../src/parity/docx/xmlTree.ts';
import type { Writer } from '../../src/writers/model.ts';
import { lintDocx } from '../conformance/docx/lint.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { PNG, writeContext } from '../support/writeContext.ts';

/** The writer as a process has it that has written nothing yet. */
async function freshWriter(): Promise<Writer> {
  vi.resetModules();
  return (await import('../../src/writers/docx/index.ts')).docxWriter;
}

let writer: Writer;
beforeEach(async () => {
  writer = await freshWriter();
});

type Brief = readonly [ResolvedDocument, Assets];

/** A picture of each drawing that is its own. */
const pictureOf = (svg: string): Uint8Array => Uint8Array.from([...PNG, ...Buffer.from(svg)]);

async function write([document, assets]: Brief, by = writer): Promise<Uint8Array> {
  const context = { ...writeContext(document, assets), rasterize: async (svg: string) => pictureOf(svg) };
  return (await by.write(document, context)).bytes;
}

const drawing = [...sampleAssets.values()].find((asset): asset is Drawing => asset.kind === 'drawing')!;
const drawn = (words: string, more: Partial<Drawing> = {}): Asset => ({ ...drawing, svg: `<svg xmlns="http://www.w3.org/2000/svg"><!--${words}--></svg>`, ...more });

const figure = (id: string, asset: string, more: Partial<Figure> = {}): Figure => ({ type: 'figure', id, asset, notes: [], word: 'picture', ...more });

function brief(blocks: readonly Block[], assets: Readonly<Record<string, Asset>> = {}, meta: Partial<ResolvedDocument['meta']> = {}): Brief {
  const document = resolveDocument({ ...sampleDocument, meta: { ...sampleDocument.meta, ...meta }, blocks }, () => {});
  if (document === undefined) throw new Error('the blocks do not resolve');
  return [document, new Map(Object.entries(assets))];
}

const linked = (url: string): Block => ({ ...paragraph('See '), type: 'paragraph', children: [{ type: 'link', url, children: [text('there')] }] });
const native = (alt: string): Figure => figure('n', 'a', { word: 'native', alt });

/** Briefs that differ from the first in one thing each. */
const BRIEFS: Readonly<Record<string, Brief>> = {
  'the first': brief([paragraph('One.'), figure('f', 'a', { alt: 'Ones' }), paragraph('End.')], { a: drawn('1') }),
  words: brief([paragraph('Two & more.'), figure('f', 'a', { alt: 'Ones' }), paragraph('The end.')], { a: drawn('1') }),
  'a picture': brief([paragraph('One.'), figure('f', 'a', { alt: 'Ones' }), paragraph('End.')], { a: drawn('2') }),
  'words of a picture': brief([paragraph('One.'), figure('f', 'a', { alt: 'It\'s "2" & <3>' }), paragraph('End.')], { a: drawn('1') }),
  'no words of a picture': brief([paragraph('One.'), figure('f', 'a', { alt: '' }), paragraph('End.')], { a: drawn('1') }),
  'the size of a picture': brief([paragraph('One.'), figure('f', 'a', { alt: 'Ones' }), paragraph('End.')], { a: drawn('1', { width: 99 }) }),
  'another picture': brief([figure('f', 'a'), figure('g', 'b')], { a: drawn('1'), b: drawn('2') }),
  'the same picture again': brief([figure('f', 'a'), figure('g', 'b')], { a: drawn('1'), b: drawn('1') }),
  'words alone': brief([paragraph('One.')]),
  'a link': brief([linked('https://example.org/1')]),
  'another link': brief([linked('https://example.org/2')]),
  'a watermark': brief([paragraph('One.')], {}, { watermark: 'DRAFT' }),
  'another watermark': brief([paragraph('One.')], {}, { watermark: 'COPY' }),
  'another theme': brief([paragraph('One.')], {}, { theme: { ...sampleDocument.meta.theme, colors: { ...sampleDocument.meta.theme.colors, accent: '#123456' } } }),
  'a turned page': brief([paragraph('One.'), { type: 'landscape', children: [paragraph('Two.')] }, paragraph('End.')]),
  'a chart to edit': brief([native('Ones')], { a: drawing }),
  'words of a chart': brief([native('Twos')], { a: drawing }),
};

describe('a form', () => {
  test('gives each brief the bytes that it has without the others', { timeout: 60_000 }, async () => {
    const alone = new Map<string, Uint8Array>();
    for (const [name, one] of Object.entries(BRIEFS)) alone.set(name, await write(one, await freshWriter()));
    const names = Object.keys(BRIEFS);
    for (const name of [...names, ...names.toReversed()]) {
      const bytes = await write(BRIEFS[name]!);
      expect(Buffer.compare(bytes, alone.get(name)!), name).toBe(0);
      expect(lintDocx(bytes), name).toEqual([]);
    }
    expect(new Set([...alone.values()].map((bytes) => Buffer.from(bytes).toString('latin1'))).size).toBe(names.length);
  });

  test('is filled once: words that look like its marks stay words', async () => {
    const marks = '<w:finished n="0"/>\uFFFF0\uFFFF$&$1{file 0}';
    const url = 'https://example.org/\uFFFF0\uFFFF<w:finished n="0"/>';
    const bytes = await write(brief([paragraph(marks), figure('f', 'a', { alt: marks }), linked(url)], { a: drawn('1') }, { watermark: marks }));
    for (const path of ['word/document.xml', 'word/header1.xml']) {
      const xml = strFromU8(unzipSync(bytes)[path]!);
      expect(xml).toContain('&lt;w:finished n=&quot;0&quot;/&gt;0$&amp;$1{file 0}');
      expect(xml).not.toMatch(/<w:finished|\uFFFF/);
    }
    expect(lintDocx(bytes)).toEqual([]);
  });

  test('has the words of pictures as the library writes them', async () => {
    const xml = strFromU8(unzipSync(await write(BRIEFS['words of a picture']!))['word/document.xml']!);
    expect(xml).toContain(' descr="It&apos;s &quot;2&quot; &amp; &lt;3&gt;"');
  });

  test('takes each picture once, to the places where it is shown', async () => {
    const shown = ['a', 'b', 'c', 'b', 'a'];
    const blocks = shown.map((asset, index) => figure(`f${index}`, asset));
    const files = unzipSync(await write(brief(blocks, { a: drawn('a'), b: drawn('b'), c: drawn('a') })));
    const related = new Map([...walkXml(parseXml(strFromU8(files['word/_rels/document.xml.rels']!)))].map(({ attributes }) => [attributes['Id'], attributes['Target']]));
    const embedded = (name: string): string[] =>
      [...walkXml(parseXml(strFromU8(files['word/document.xml']!)))]
        .filter((element) => element.name === name)
        .map(({ attributes }) => strFromU8(files[`word/${related.get(attributes['r:embed'])}`]!, true));
    const svgs = ['a', 'b', 'a', 'b', 'a'].map((words) => (drawn(words) as Drawing).svg);
    expect(embedded('asvg:svgBlip')).toEqual(svgs);
    expect(embedded('a:blip')).toEqual(svgs.map((svg) => strFromU8(pictureOf(svg), true)));
    expect(Object.keys(files).filter((path) => path.startsWith('word/media/'))).toHaveLength(4);
  });
});
