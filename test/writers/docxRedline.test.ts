import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Block, Inline, Note, ResolvedDocument } from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { writeRedline } from '../../src/writers/docx/redline/index.ts';
import { paragraph, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { arbitraryAssets, arbitraryDocument } from '../support/arbitraryDocument.ts';
import { settledParagraphs } from '../support/trackedChanges.ts';
import { writeContext } from '../support/writeContext.ts';

const revision = { author: 'briefpress', date: new Date('2005-12-05T00:00:00Z') };

const write = async (document: ResolvedDocument): Promise<Uint8Array> =>
  (await docxWriter.write(document, writeContext(document, arbitraryAssets))).bytes;

const documentOf = (blocks: readonly Block[], notes: readonly Note[] = []): ResolvedDocument =>
  resolveDocument({ meta: sampleDocument.meta, blocks, notes: new Map(notes.map((note) => [note.id, note])) }, () => undefined)!;

async function redline(before: ResolvedDocument, after: ResolvedDocument): Promise<{ xml: string; files: Record<string, Uint8Array> }> {
  const [old, now] = [await write(before), await write(after)];
  const bytes = writeRedline(old, now, revision);
  expect(settledParagraphs(bytes, 'reject')).toEqual(settledParagraphs(old, 'reject'));
  expect(settledParagraphs(bytes, 'accept')).toEqual(settledParagraphs(now, 'accept'));
  expect(writeRedline(old, now, revision)).toEqual(bytes);
  const files = unzipSync(bytes);
  const xml = strFromU8(files['word/document.xml']!);
  const names = [...xml.matchAll(/<w:bookmarkStart w:id="\d+" w:name="([^"]+)"/g)].map((match) => match[1]!.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const [, id] of xml.matchAll(/ r:(?:id|embed|link)="([^"]+)"/g)) {
    expect(strFromU8(files['word/_rels/document.xml.rels']!)).toContain(` Id="${id}"`);
  }
  return { xml, files };
}

const blocksRedline = async (before: readonly Block[], after: readonly Block[]): Promise<string> =>
  (await redline(documentOf(before), documentOf(after))).xml;

/** What was deleted and inserted, in order. */
const changes = (xml: string): string[] =>
  [...xml.matchAll(/<w:(del|ins) [^>]*[^/]>(.*?)<\/w:\1>/gs)].map(
    ([, kind, content]) => `${kind === 'del' ? '-' : '+'}${[...content!.matchAll(/<w:(?:t|delText)[^>]*>([^<]*)/g)].map((match) => match[1]).join('')}`,
  );

const table = (...rows: readonly (readonly string[])[]): Block => ({
  type: 'table',
  id: 'tab-a',
  variant: 'data',
  columns: [{ align: 'start' }, { align: 'start' }],
  head: [],
  body: rows.map((cells) => ({ kind: 'data', cells: cells.map((cell) => ({ children: [text(cell)], columnSpan: 1, rowSpan: 1, missing: false })) })),
  headerColumns: 1,
  notes: [],
  summary: 'What it shows.',
});

const last = paragraph('The last paragraph.');
const note = (id: string, words: string): Note => ({ id, children: [paragraph(words)] });
const mark = (id: string): Inline => ({ type: 'noteReference', note: id });
const use = (count: number, words: string): Inline => ({ type: 'anchor', id: `use_${count}`, children: [text(words)] });
const pages = (count: number): Block => paragraph('On', { type: 'pageReference', targets: [`use_${count}`], lead: ' ' });
const body = (...inlines: readonly (string | Inline)[]): Block[] => [paragraph(...inlines), last];

describe('a redline', () => {
  test('of two documents that say the same has no changes', async () => {
    const { xml } = await redline(sampleDocument, sampleDocument);
    expect(xml).not.toMatch(/<w:(?:ins|del|pPrChange)[ >]/);
  });

  test('changes words, not paragraphs', async () => {
    const xml = await blocksRedline([paragraph('Seizures of heroin rose to 130 kilograms.'), last], [paragraph('Seizures of opium fell to 1,037.5 kilograms.'), last]);
    expect(changes(xml)).toEqual(['-heroin rose', '+opium fell', '-130', '+1,037.5']);
    expect(xml).toContain('w:author="briefpress" w:date="2005-12-05T00:00:00Z"');
  });

  test('marks the ends of paragraphs that are added and removed', async () => {
    const xml = await blocksRedline([paragraph('One thing.'), paragraph('Something that goes.'), last], [paragraph('One thing.'), last, paragraph('What comes.'), last]);
    expect(xml).toMatch(/<w:rPr><w:del [^>]*\/><\/w:rPr>/);
    expect(xml).toMatch(/<w:rPr><w:ins [^>]*\/><\/w:rPr>/);
  });

  test('ends no paragraph with an insertion where a new one follows', async () => {
    const xml = await blocksRedline([paragraph('One thing.'), last], [paragraph('One thing. And more.'), paragraph('A new one.'), last]);
    expect(changes(xml)).toEqual(['+. And more.', '-.', '+A new one.']);
  });

  test('changes cells, and adds and removes rows', async () => {
    const before = table(['Opium', '12 kilograms'], ['Heroin', '130 kilograms'], ['Hashish', 'none']);
    const after = table(['Opium', '31.5 kilograms'], ['Hashish', 'none'], ['Marijuana', '2 tons']);
    const xml = await blocksRedline([before, last], [after, last]);
    expect(changes(xml)).toEqual(['-12', '+31.5', '-Heroin', '-130 kilograms', '+Marijuana', '+2 tons']);
    expect([...xml.matchAll(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:(ins|del) /g)].map((match) => match[1])).toEqual(['del', 'ins']);
  });

  test('keeps the notes of both, in the order of the text', async () => {
    const { files } = await redline(
      documentOf(body('One', mark('a'), ' and two', mark('b'), '.'), [note('a', 'Of one.'), note('b', 'Of the second thing.')]),
      documentOf(body('Zero', mark('z'), ' and two', mark('b'), '.'), [note('z', 'Of nothing.'), note('b', 'Of the second one.')]),
    );
    const notes = strFromU8(files['word/footnotes.xml']!);
    // As a whole: LibreOffice loses what is tracked within a note.
    expect(changes(notes)).toEqual(['- Of one.', '+ Of nothing.', '- Of the second thing.', '+ Of the second one.']);
  });

  test('knows a counted row by what it says', async () => {
    const before = table(['1', 'Opium seized in Almaty'], ['2', 'Heroin seized in Almaty'], ['3', 'Hashish seized in Almaty']);
    const after = table(['1', 'Heroin seized in Almaty'], ['2', 'Hashish seized in Almaty']);
    const xml = await blocksRedline([before, last], [after, last]);
    expect(changes(xml)).toEqual(['-1', '-Opium seized in Almaty', '-2', '+1', '-3', '+2']);
  });

  test('takes a counted place for the same if it stands at the same word', async () => {
    const xml = await blocksRedline(
      [paragraph('A ', use(1, 'ton'), ' and ', use(2, 'two'), ' and ', use(3, 'three'), '.'), pages(1), pages(2), pages(3)],
      [paragraph('A ton and ', use(1, 'two'), ' and ', use(2, 'four'), '.'), pages(1), pages(2)],
    );
    expect(changes(xml).filter((change) => change.length > 1)).toEqual(['-three', '+four', '-On p.\u00A01']);
  });

  test('brings the pictures and links of what is deleted', async () => {
    const link: Inline = { type: 'link', url: 'https://example.org/old', children: [text('an address')] };
    const { files } = await redline(
      documentOf([{ type: 'figure', id: 'fig-a', asset: 'picture:dot.png', notes: [], word: 'picture' }, paragraph('See ', link, '.'), last]),
      documentOf([last]),
    );
    expect(strFromU8(files['word/_rels/document.xml.rels']!)).toContain('https://example.org/old');
    expect(Object.keys(files)).toContain('word/media/earlier-image1.png');
  });

  test('gives both texts back, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, arbitraryDocument, async (before, after) => {
        await redline(before, after);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
