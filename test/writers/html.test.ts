import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import type { Assets, Block, ResolvedDocument } from '../../src/document/model.ts';
import { missingAsset } from '../../src/messages/html.ts';
import { htmlWriter } from '../../src/writers/html/index.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { arbitraryAssets, arbitraryDocument } from '../support/arbitraryDocument.ts';
import { parsePage, textOf, walkElements } from '../support/htmlTree.ts';
import type { HtmlElement } from '../support/htmlTree.ts';
import { writeContext } from '../support/writeContext.ts';
import { describeWriter } from './contract/contract.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function write(document: ResolvedDocument, assets: Assets = sampleAssets): Promise<string> {
  return decode((await htmlWriter.write(document, writeContext(document, assets))).bytes);
}

/** The text that a screen reader would read, without what repeats or serves it. */
function readText(element: HtmlElement): string {
  const { tag, attributes, children } = element;
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return '';
  if (['head', 'details', 'title'].includes(tag) || attributes.get('class') === 'back') return '';
  if (tag === 'img') return ` ${attributes.get('alt')} `;
  if (tag === 'br') return ' ';
  const read = tag === 'svg' ? children.filter((child) => typeof child !== 'string' && child.tag === 'desc') : children;
  return read.map((child) => (typeof child === 'string' ? child : readText(child))).join(tag === 'svg' ? ' ' : '');
}

describeWriter(htmlWriter, async (bytes) => [readText(parsePage(decode(bytes)))], {
  properties: async (bytes) => {
    const page = parsePage(decode(bytes));
    const title = [...walkElements(page)].find(({ tag }) => tag === 'title')!;
    return { title: textOf(title), language: page.attributes.get('lang') ?? '' };
  },
});

const all = (page: string): HtmlElement[] => [...walkElements(parsePage(page))];
const byTag = (page: string, tag: string): HtmlElement[] => all(page).filter((element) => element.tag === tag);
const withBlocks = (...blocks: Block[]): ResolvedDocument => ({ ...sampleDocument, blocks });

/** The element that a block becomes. */
const writeOne = async (block: Block, assets?: Assets): Promise<HtmlElement> => {
  const [main] = byTag(await write(withBlocks(block), assets), 'main');
  const children = main!.children.filter((child) => typeof child !== 'string');
  return children[1]!;
};

const cell = (words: string, value?: number) => ({
  children: [text(words)],
  columnSpan: 1,
  rowSpan: 1,
  missing: words === 'N/A',
  ...(value === undefined ? {} : { value }),
});

/** A cell as its tag and what matters of its attributes. */
function look({ tag, attributes }: HtmlElement): string {
  const names = ['scope', 'colspan', 'rowspan', 'class', 'data-pad'].filter((name) => attributes.has(name));
  return [tag, ...names.map((name) => `${name}=${attributes.get(name)}`)].join(' ');
}

describe('every page', () => {
  const pages = fc.asyncProperty(arbitraryDocument, async (document) => {
    const elements = all(await write(document, arbitraryAssets));
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    const svgIds = new Set(
      elements
        .filter(({ tag }) => tag === 'svg')
        .flatMap((svg) => [...walkElements(svg)].flatMap(({ attributes }) => attributes.get('id') ?? [])),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index && !svgIds.has(id))).toEqual([]);

    for (const { tag, attributes } of elements) {
      expect([...attributes.keys()].filter((name) => name.startsWith('on'))).toEqual([]);
      expect(['script', 'iframe', 'object', 'embed', 'form', 'base', 'link']).not.toContain(tag);
      const targets = ['aria-labelledby', 'aria-describedby'].flatMap((name) => attributes.get(name)?.split(' ') ?? []);
      const href = attributes.get('href');
      if (href?.startsWith('#')) targets.push(href.slice(1));
      else if (href !== undefined) expect(href).toMatch(/^https:\/\//);
      for (const target of targets) expect(ids).toContain(target);
      if (tag === 'img') expect(attributes.get('src')).toMatch(/^data:image\/(png|jpeg);base64,/);
      if (tag === 'th') expect(attributes.get('scope')).toMatch(/^(col|row)(group)?$/);
    }
    for (const link of elements.filter(({ tag }) => tag === 'a')) {
      expect(textOf(link).trim()).not.toBe('');
      expect([...walkElements(link)].filter(({ tag }) => tag === 'a')).toHaveLength(1);
    }
    const levels = elements.filter(({ tag }) => /^h[1-6]$/.test(tag)).map(({ tag }) => Number(tag[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
  });

  test('has good syntax, ids given once, links that lead somewhere, headings without a gap and nothing that runs', async () => {
    await fc.assert(pages, { seed: 2005, numRuns: 60 });
  });

  test('forbids itself to load and to run anything', async () => {
    const policy = byTag(await write(sampleDocument), 'meta').find(
      ({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy',
    );
    expect(policy?.attributes.get('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
    );
  });

  test('has its landmarks and a way past its head', async () => {
    const page = await write(sampleDocument);
    const [main] = byTag(page, 'main');
    const [skip] = byTag(page, 'a');
    expect(skip?.attributes.get('href')).toBe(`#${main?.attributes.get('id')}`);
    expect(byTag(page, 'header')).toHaveLength(2);
    expect(byTag(page, 'footer')).toHaveLength(1);
    expect(byTag(page, 'nav').map(({ attributes }) => attributes.get('aria-label'))).toEqual([
      'Contents',
      'Figures',
      'Tables',
    ]);
  });
});

describe('a brief', () => {
  test('without cover is headed by its title all the same', async () => {
    const [heading, ...others] = byTag(await write(withBlocks(paragraph('x'))), 'h1');
    expect(others).toEqual([]);
    expect(textOf(heading!)).toBe(sampleDocument.meta.title);
  });

  test('that is a draft says so to all readers', async () => {
    const document = { ...sampleDocument, meta: { ...sampleDocument.meta, watermark: 'DRAFT' } };
    const drafts = all(await write(document)).filter((element) => element.children[0] === 'DRAFT');
    expect(drafts.map(({ attributes }) => [attributes.get('class'), attributes.get('aria-hidden')])).toEqual([
      ['state', undefined],
      ['watermark', 'true'],
    ]);
  });

  test('cannot break out of its style, whatever its words and fonts', async () => {
    const { meta } = sampleDocument;
    const hostile = '"</style><script>alert(1)</script>\\';
    const document = {
      ...sampleDocument,
      meta: {
        ...meta,
        marking: hostile,
        runningTitle: hostile,
        theme: { ...meta.theme, fonts: { body: hostile, heading: hostile, chart: hostile } },
      },
    };
    const page = await write(document);
    expect(byTag(page, 'script')).toEqual([]);
    expect(byTag(page, 'style')).toHaveLength(1);
    expect(textOf(byTag(page, 'style')[0]!)).toContain('@page landscape');
  });

  test('prints on its paper with its marking and page numbers', async () => {
    const style = textOf(byTag(await write(sampleDocument), 'style')[0]!);
    expect(style).toContain('size: letter;');
    expect(style).toContain('@top-center { content: "UNCLASSIFIED";');
    expect(style).toContain('content: "Page " counter(page) " of " counter(pages) ""');
  });
});

describe('parts', () => {
  test('figures that state facts name them', async () => {
    const facts = all(await write(sampleDocument)).filter(({ attributes }) => attributes.get('class') === 'fact');
    expect(facts.map(({ attributes }) => [attributes.get('data-fact'), attributes.get('title')])).toEqual([
      ['opium-2005', 'opium-2005'],
      ['opium-2005 opium-2004', 'change(opium-2005, opium-2004)'],
    ]);
  });

  test('charts are images with a name, and their values a table', async () => {
    const page = await write(sampleDocument);
    const [svg] = byTag(page, 'svg');
    expect(svg?.attributes.get('role')).toBe('img');
    expect(svg?.children.slice(0, 2).map((child) => textOf(child as HtmlElement))).toEqual([
      'A bar and a word',
      'Bar chart: one bar of 12.',
    ]);
    const [details] = byTag(page, 'details');
    const cells = [...walkElements(details!)]
      .filter(({ tag }) => tag === 'th' || tag === 'td')
      .map((cell) => [cell.attributes.get('scope'), textOf(cell)]);
    expect(cells).toEqual([
      ['col', 'name'],
      ['col', 'value'],
      ['row', 'bar'],
      [undefined, '12'],
    ]);
  });

  test('decoration is hidden from those who cannot see it', async () => {
    const figure: Block = { type: 'figure', id: 'f', asset: 'chart:shapes', notes: [], word: 'picture', alt: '' };
    const svg = [...walkElements(await writeOne(figure))].find(({ tag }) => tag === 'svg');
    expect(svg?.attributes.get('aria-hidden')).toBe('true');
    expect(svg?.children.filter((child) => typeof child !== 'string' && ['title', 'desc'].includes(child.tag))).toEqual(
      [],
    );
  });

  test('a figure whose picture is not there is an error', async () => {
    const figure: Block = { type: 'figure', id: 'f', asset: 'chart:none', notes: [], word: 'picture' };
    await expect(write(withBlocks(figure))).rejects.toEqual(new BriefError([missingAsset('chart:none', undefined)]));
  });

  test('points of figures stand below each other, and spans span', async () => {
    const table = await writeOne({
      type: 'table',
      id: 't',
      variant: 'data',
      columns: [
        { align: 'start', width: 0.25 },
        { align: 'decimal', width: 0.5 },
        { align: 'end', width: 0.25 },
      ],
      head: [
        {
          kind: 'data',
          cells: [
            { ...cell('A'), rowSpan: 2 },
            { ...cell('B'), columnSpan: 2 },
          ],
        },
        { kind: 'data', cells: [cell('C'), { ...cell(''), children: [] }] },
      ],
      body: [
        { kind: 'data', cells: [cell('a'), cell('1', 1), cell('x')] },
        { kind: 'data', cells: [cell('b'), cell('2.25', 2.25), cell('y')] },
        { kind: 'group', cells: [{ ...cell('G'), columnSpan: 3 }] },
        { kind: 'total', cells: [cell('c'), cell('N/A'), cell('z')] },
      ],
      headerColumns: 1,
      notes: [],
      summary: 'S',
    });
    const cells = [...walkElements(table)].filter(({ tag }) => tag === 'th' || tag === 'td');
    expect(cells.map((cell) => `${textOf(cell)}: ${look(cell)}`)).toEqual([
      'A: th scope=col rowspan=2',
      'B: th scope=colgroup colspan=2 class=decimal',
      'C: th scope=col class=decimal',
      ': td class=end',
      'a: th scope=row',
      '1: td class=decimal data-pad=.25',
      'x: td class=end',
      'b: th scope=row',
      '2.25: td class=decimal',
      'y: td class=end',
      'G: th scope=rowgroup colspan=3',
      'c: th scope=row',
      'N/A: td class=decimal missing data-pad=.25',
      'z: td class=end',
    ]);
    expect(
      [...walkElements(table)].filter(({ tag }) => tag === 'col').map(({ attributes }) => attributes.get('style')),
    ).toEqual(['width:25%', 'width:50%', 'width:25%']);
    expect([...walkElements(table)].filter(({ tag }) => tag === 'tbody')).toHaveLength(2);
  });

  test('parts in another language say which', async () => {
    expect((await writeOne({ ...paragraph('Мак'), language: 'ru' })).attributes.get('lang')).toBe('ru');
    const span = byTag(await write(sampleDocument), 'span').find(({ attributes }) => attributes.has('lang'));
    expect(span?.attributes.get('lang')).toBe('ru');
  });

  test('a note leads back to each of its marks', async () => {
    const mark = { type: 'noteReference', note: 'first' } as const;
    const page = await write({ ...sampleDocument, blocks: [paragraph('a', mark, 'b', mark)] });
    const marks = all(page)
      .filter(({ attributes }) => attributes.get('role') === 'doc-noteref')
      .map(({ attributes }) => attributes.get('id'));
    const backs = all(page)
      .filter(({ attributes }) => attributes.get('role') === 'doc-backlink')
      .map(({ attributes }) => attributes.get('href'));
    expect(backs).toEqual(marks.map((id) => `#${id}`));
    expect(marks).toHaveLength(2);
  });
});
