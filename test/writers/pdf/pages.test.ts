import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '../../../src/document/model.ts';
import { cell, document, figure, heading, list, noteMark, paragraph, prose, reference, row, table } from '../../conformance/pdf/builders.ts';
import { sampleAssets, text } from '../../fixtures/sampleDocument.ts';
import { elementsWith, fullText, type PdfElement } from '../../support/pdfText.ts';
import { figureShrunk, rowSplit, tableTooWide } from '../../../src/messages/pdf.ts';
import { layOut, printAndRead } from './print.ts';

/** Filler of any length, so that what follows meets the foot of the page in every way. */
const filler = fc.array(fc.integer({ min: 3, max: 160 }), { minLength: 1, maxLength: 9 });

function fill(lengths: readonly number[]): Block[] {
  return lengths.map((length, index) => paragraph(prose(length, index + 1)));
}

/** A paragraph's text of as many lines as that. */
function lined(count: number): Inline[] {
  return Array.from({ length: count }, (_, index): Inline[] => [...(index === 0 ? [] : [{ type: 'break' } as const]), text(`Line${index}`)]).flat();
}

/** Pages of an element and all inside of it. */
function pagesOf(element: PdfElement): number[] {
  const inner = element.children.flatMap((child) => (typeof child === 'string' ? [] : pagesOf(child)));
  return [...new Set([...element.pages, ...inner])].sort((a, b) => a - b);
}

const words = (element: PdfElement): string => fullText(element).replaceAll(/\s+/g, ' ').trim();

/** Lines of one element on a page are not known to readers; their text is. */
const SETTINGS = { numRuns: 15, seed: 2005 };

describe('where pages are turned', () => {
  test('a heading is on the page on which its text begins', async () => {
    await fc.assert(
      fc.asyncProperty(filler, async (lengths) => {
        const { structure } = await printAndRead(
          document([...fill(lengths), heading(1, 'one'), heading(2, 'two'), paragraph(prose(90))]),
        );
        const [first, second] = [elementsWith(structure, 'H1')[0]!, elementsWith(structure, 'H2')[0]!];
        const after = elementsWith(structure, 'P').at(-1)!;
        expect(pagesOf(first)).toEqual(pagesOf(second));
        expect(pagesOf(second)[0]).toBe(pagesOf(after)[0]);
      }),
      SETTINGS,
    );
  });

  test('a heading is on the page on which its text begins, also where a note takes the room', async () => {
    await fc.assert(
      fc.asyncProperty(filler, fc.integer({ min: 1, max: 60 }), async (lengths, length) => {
        const { structure } = await printAndRead(
          document([...fill(lengths), heading(1, 'one'), paragraph('Text', noteMark('n'), prose(60))], {
            notes: { n: [paragraph(prose(length))] },
          }),
        );
        const after = elementsWith(structure, 'P').find((element) => words(element).startsWith('Text'))!;
        expect(pagesOf(elementsWith(structure, 'H1')[0]!)[0]).toBe(pagesOf(after)[0]);
      }),
      SETTINGS,
    );
  });

  test('no line of a paragraph is alone on a page', async () => {
    await fc.assert(
      fc.asyncProperty(filler, fc.integer({ min: 2, max: 60 }), async (lengths, count) => {
        const { structure } = await printAndRead(document([...fill(lengths), paragraph(...lined(count))]));
        const parts = elementsWith(structure, 'P').at(-1)!.children.map((part) => String(part).match(/Line/g)!.length);
        expect(parts.reduce((sum, lines) => sum + lines, 0)).toBe(count);
        for (const lines of parts) expect(lines).toBeGreaterThan(1);
      }),
      { ...SETTINGS, numRuns: 40 },
    );
  });

  test('a figure is on one page with its caption and source', async () => {
    await fc.assert(
      fc.asyncProperty(filler, async (lengths) => {
        const { structure } = await printAndRead(
          document([...fill(lengths), figure('fig', 'chart:shapes', { source: [text('Somebody.')] })]),
          sampleAssets,
        );
        expect(pagesOf(elementsWith(structure, 'Div')[0]!)).toHaveLength(1);
      }),
      SETTINGS,
    );
  });

  test('a row is on one page, head and caption are repeated, and no row is alone', async () => {
    const body = Array.from({ length: 40 }, (_, index) => row('data', `Row ${index} ${index % 6 === 0 ? prose(20) : ''}`, String(index)));
    await fc.assert(
      fc.asyncProperty(filler, async (lengths) => {
        const { structure, artifacts } = await printAndRead(
          document([...fill(lengths), table('tab', [row('data', 'Head of words', 'Value')], body)]),
        );
        const [printed] = elementsWith(structure, 'Table');
        const rows = elementsWith(elementsWith(printed!, 'TBody')[0]!, 'TR').map(pagesOf);
        for (const pages of rows) expect(pages).toHaveLength(1);
        const [first, ...later] = pagesOf(printed!);
        for (const page of later) {
          expect(artifacts[page - 1]).toContain('(continued)');
          expect(artifacts[page - 1]).toContain('Head of words');
          expect(rows.flat().filter((on) => on === page).length).toBeGreaterThan(1);
        }
        expect(rows.flat().filter((on) => on === first).length).toBeGreaterThan(1);
      }),
      SETTINGS,
    );
  });

  test('rows that a cell ties together stay together', async () => {
    const body = Array.from({ length: 24 }, (_, index) => [row('data', cell(`Group ${index}`, { rows: 3 }), 'a'), row('data', 'b'), row('data', 'c')]).flat();
    await fc.assert(
      fc.asyncProperty(filler, async (lengths) => {
        const { structure } = await printAndRead(
          document([...fill(lengths), table('tab', [], body, { columns: [{ align: 'start' }, { align: 'start' }] })]),
        );
        const rows = elementsWith(structure, 'TR').map(pagesOf);
        for (let index = 0; index < rows.length; index += 3) {
          expect(rows[index + 1]).toEqual(rows[index]);
          expect(rows[index + 2]).toEqual(rows[index]);
        }
      }),
      SETTINGS,
    );
  });

  test('a footnote begins on the page of its reference', async () => {
    await fc.assert(
      fc.asyncProperty(filler, fc.integer({ min: 1, max: 400 }), async (lengths, length) => {
        const { structure } = await printAndRead(
          document([...fill(lengths), paragraph(prose(30), noteMark('n'), prose(30, 5)), ...fill([40])], {
            notes: { n: [paragraph(prose(length, 9))] },
          }),
        );
        const [reference_] = elementsWith(structure, 'Reference');
        const [note] = elementsWith(structure, 'Note');
        expect(pagesOf(note!)[0]).toBe(pagesOf(reference_!)[0]);
        expect(pagesOf(note!).length).toBeLessThanOrEqual(2);
      }),
      SETTINGS,
    );
  });

  test('what is announced begins on the page of the announcement', async () => {
    await fc.assert(
      fc.asyncProperty(filler, async (lengths) => {
        const { structure } = await printAndRead(document([...fill(lengths), paragraph(`${prose(40)} As follows:`), list(false, 'one', 'two')]));
        const announcement = elementsWith(structure, 'P').find((element) => words(element).endsWith('As follows:'))!;
        expect(pagesOf(elementsWith(structure, 'LI')[0]!)[0]).toBe(pagesOf(announcement).at(-1));
      }),
      SETTINGS,
    );
  });

  test('a page break gives no empty page, at the end neither', async () => {
    const { pagination } = await layOut(
      document([{ type: 'pageBreak' }, paragraph('one'), { type: 'pageBreak' }, { type: 'pageBreak' }, paragraph('two'), { type: 'pageBreak' }]),
    );
    expect(pagination.pages).toBe(2);
  });
});

describe('what a page cannot hold as it is', () => {
  const place = { file: 'template.md', line: 7 };
  const columns = [{ align: 'start' }, { align: 'start' }] as const;

  test('is printed on several, with a warning', async () => {
    const made = document([{ ...table('tab', [row('data', 'A', 'B')], [row('data', prose(1500), 'b'), row('data', 'c', 'd')], { columns }), place }]);
    expect((await layOut(made)).diagnostics).toEqual([rowSplit('Table 1', place)]);
    const { structure } = await printAndRead(made);
    expect(pagesOf(elementsWith(structure, 'TD')[0]!).length).toBe(1);
    expect(pagesOf(elementsWith(structure, 'TH').at(-2)!).length).toBeGreaterThan(1);
  });

  test('or made smaller together with its caption, with a warning', async () => {
    const shapes = sampleAssets.get('chart:shapes')!;
    const tall = new Map([['tall', { ...shapes, height: 1200, width: 300 }]]) as typeof sampleAssets;
    const made = document([paragraph('Before.'), { ...figure('fig', 'tall'), place }]);
    const [warning, ...others] = (await layOut(made, tall)).diagnostics;
    expect(others).toEqual([]);
    const percent = Number(/(\d+) percent/.exec(warning!.message)![1]);
    expect(percent).toBeLessThan(54);
    expect(warning).toEqual(figureShrunk('Figure 1', percent, place));
    const { structure } = await printAndRead(made, tall);
    expect(pagesOf(elementsWith(structure, 'Div')[0]!)).toEqual([2]);
  });

  test('or cut where words are wider than the columns can be, with a warning', async () => {
    const wide = Array.from({ length: 14 }, (_, index) => `${'Konstantinopolitan'.repeat(2)}${index}`);
    const made = document([{ ...table('tab', [], [row('data', ...wide)]), place }]);
    expect((await layOut(made)).diagnostics).toEqual([tableTooWide('Table 1', place)]);
    const { structure } = await printAndRead(made);
    expect(elementsWith(structure, 'TR').map(words)[0]!.replaceAll(' ', '')).toBe(wide.join(''));
  });

  test('and nothing is warned of where all fits', async () => {
    const made = document([table('tab', [], [row('data', 'a', '1')]), figure('fig', 'chart:shapes')]);
    expect((await layOut(made, sampleAssets)).diagnostics).toEqual([]);
  });
});

describe('the pages of a layout', () => {
  test('are those on which headings, figures and tables are printed', async () => {
    const made = document([
      { type: 'contents', of: 'headings', depth: 1 },
      heading(1, 'one', 'One'),
      ...fill([300, 300]),
      heading(1, 'two', 'Two'),
      table('tab', [], [row('data', 'a', '1')]),
      { type: 'pageBreak' },
      figure('fig', 'chart:shapes'),
    ]);
    const { pagination } = await layOut(made, sampleAssets);
    const { structure } = await printAndRead(made, sampleAssets);
    const headings = elementsWith(structure, 'H1');
    for (const [index, id] of ['one', 'two'].entries()) expect(pagination.pageOf.get(id)).toBe(pagesOf(headings[index]!)[0]);
    expect(pagination.pageOf.get('tab')).toBe(pagesOf(elementsWith(structure, 'Table')[0]!)[0]);
    expect(pagination.pageOf.get('fig')).toBe(pagesOf(elementsWith(structure, 'Figure')[0]!)[0]);
    expect(elementsWith(structure, 'TOCI').map(words)).toEqual([
      `One ${pagination.pageOf.get('one')}`,
      `Two ${pagination.pageOf.get('two')}`,
    ]);
  });

  test('turn on their side for landscape and back', async () => {
    const made = document([paragraph('upright'), { type: 'landscape', children: [paragraph('wide'), paragraph('too')] }, paragraph('upright again', reference('x'))]);
    const { structure, pages } = await printAndRead(made);
    expect(pages).toBe(3);
    expect(elementsWith(structure, 'P').map(pagesOf)).toEqual([[1], [2], [2], [3]]);
  });
});
