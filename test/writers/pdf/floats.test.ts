import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assets, Block, Inline } from '../../../src/document/model.ts';
import { document, figure, heading, list, noteMark, paragraph, prose, row, table } from '../../conformance/pdf/builders.ts';
import { text } from '../../fixtures/sampleDocument.ts';
import { elementsWith, fullText, type PdfElement, type PdfReading } from '../../support/pdfText.ts';
import { printAndRead } from './print.ts';

const drawing = (height: number): Assets =>
  new Map(
    [height, 40].map((tall, index) => [
      index === 0 ? 'tall' : 'flat',
      {
        kind: 'drawing' as const,
        width: 200,
        height: tall,
        alt: 'A bar.',
        data: { columns: [], rows: [] },
        svg: `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="${tall}" viewBox="0 0 200 ${tall}"><rect width="120" height="${tall}" fill="#14304f"/></svg>`,
      },
    ]),
  );

/** A paragraph of as many lines as that; a page of the sample holds 45. */
function lined(count: number, word = 'Line'): Inline[] {
  return Array.from({ length: count }, (_, index): Inline[] => [...(index === 0 ? [] : [{ type: 'break' } as const]), text(`${word}${index}`)]).flat();
}

/** Pages of the first element whose text begins so, itself and all that is inside of it. */
function pagesOf({ structure }: PdfReading, role: string, start: string): number[] {
  const pages = (element: PdfElement): number[] => [...element.pages, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : pages(child)))];
  const found = elementsWith(structure, role).find((element) => fullText(element).trim().startsWith(start));
  if (found === undefined) throw new Error(`No ${role} begins with "${start}"`);
  return [...new Set(pages(found))].sort((a, b) => a - b);
}

function read(blocks: readonly Block[], height = 200, notes: Readonly<Record<string, readonly Block[]>> = {}): Promise<PdfReading> {
  return printAndRead(document(blocks, { notes, meta: { figures: 'floating' } }), drawing(height));
}

describe('a figure that does not fit below its text', () => {
  const before = paragraph(...lined(36, 'Before'));
  const after = paragraph(...lined(20, 'After'));

  test('goes to the top of the next page, and the text that follows fills this one', async () => {
    const reading = await read([before, figure('one', 'tall'), after]);
    expect(pagesOf(reading, 'Div', 'Figure 1')).toEqual([2]);
    expect(pagesOf(reading, 'P', 'After0')).toEqual([1, 2]);
  });

  test('is read where it was written', async () => {
    const reading = await read([before, figure('one', 'tall'), after]);
    const words = fullText(reading.structure);
    expect(words.indexOf('Before35')).toBeLessThan(words.indexOf('Caption of one'));
    expect(words.indexOf('Caption of one')).toBeLessThan(words.indexOf('After0'));
  });

  test('keeps its order with other figures, although a later one would fit', async () => {
    const reading = await read([before, figure('one', 'tall'), figure('two', 'flat'), after]);
    expect(pagesOf(reading, 'Div', 'Figure 1')).toEqual([2]);
    expect(pagesOf(reading, 'Div', 'Figure 2')).toEqual([2]);
    expect(pagesOf(reading, 'P', 'After0')).toEqual([1, 2]);
  });

  test('is passed by lists, and in the midst of one the items keep their place', async () => {
    const reading = await read([before, figure('one', 'tall'), list(false, ...Array.from({ length: 12 }, (_, index) => `Item${index}`))]);
    expect(pagesOf(reading, 'LBody', 'Item0')).toEqual([1]);
    expect(pagesOf(reading, 'LBody', 'Item11')).toEqual([2]);
    expect(pagesOf(reading, 'Div', 'Figure 1')).toEqual([2]);
  });

  test('is passed by headings and tables rather than leaving much of the page white', async () => {
    const short = paragraph(...lined(16, 'Before'));
    const headed = await read([short, figure('one', 'tall'), heading(1, 'Next'), heading(2, 'Under'), paragraph(...lined(30, 'After'))], 460);
    expect(pagesOf(headed, 'H1', 'Next')).toEqual([1]);
    expect(pagesOf(headed, 'P', 'After0')).toEqual([1, 2]);
    expect(pagesOf(headed, 'Div', 'Figure 1')).toEqual([2]);
    const rows = Array.from({ length: 40 }, (_, index) => row('data', `Row${index}`, '1'));
    const listed = await read([short, figure('one', 'tall'), table('list', [row('data', 'What', 'How many')], rows)], 400);
    expect(pagesOf(listed, 'Table', 'Table 1')).toEqual([1, 2, 3]);
    expect(pagesOf(listed, 'Div', 'Figure 1')).toEqual([2]);
    const boxed = await read([short, figure('one', 'tall'), heading(1, 'Next'), { type: 'callout', children: [paragraph('Boxed.')] }], 460);
    expect(pagesOf(boxed, 'H1', 'Next')).toEqual([2]);
  });

  test('is not passed by a heading, a break of pages or a text that announces another', async () => {
    const headed = await read([before, figure('one', 'tall'), paragraph('Short.'), heading(1, 'Next'), after]);
    expect(pagesOf(headed, 'P', 'Short.')).toEqual([1]);
    expect(pagesOf(headed, 'H1', 'Next')).toEqual([2]);
    const runIn = await read([before, figure('one', 'tall'), paragraph('Short.'), heading(3, 'Next', 'Next', true), after]);
    expect(pagesOf(runIn, 'H1', 'Next')).toEqual([2]);
    const broken = await read([before, figure('one', 'tall'), paragraph('Short.'), { type: 'pageBreak' }, after]);
    expect(pagesOf(broken, 'Div', 'Figure 1')).toEqual([2]);
    expect(pagesOf(broken, 'P', 'After0')).toEqual([3]);
    const announced = await read([before, figure('one', 'tall'), paragraph('Short.'), paragraph('Another:'), figure('two', 'tall')]);
    expect(pagesOf(announced, 'P', 'Another:')).toEqual(pagesOf(announced, 'Div', 'Figure 2'));
  });

  test('stays with the text that announces it', async () => {
    const reading = await read([before, paragraph('As drawn:'), figure('one', 'tall'), after]);
    expect(pagesOf(reading, 'P', 'As drawn:')).toEqual([2]);
    expect(pagesOf(reading, 'Div', 'Figure 1')).toEqual([2]);
  });

  test('stays before the footnotes of the text that follows it', async () => {
    const notes = { a: [paragraph('First note.')], b: [paragraph('Second note.')] };
    const reading = await read([before, figure('one', 'tall', { source: [text('Seen.'), noteMark('a')] }), paragraph('Marked', noteMark('b'), ...lined(20))], 200, notes);
    expect(pagesOf(reading, 'P', 'Marked')[0]).toBe(2);
  });

  test('is printed at the end of the brief too', async () => {
    const reading = await read([before, figure('one', 'tall'), paragraph('Short.')]);
    expect(pagesOf(reading, 'P', 'Short.')).toEqual([1]);
    expect(pagesOf(reading, 'Div', 'Figure 1')).toEqual([2]);
  });

  test('is never printed over footnotes that are carried to its page', async () => {
    const reading = await read([paragraph(...lined(12), noteMark('a')), paragraph(...lined(10)), figure('one', 'tall'), after], 560, {
      a: [paragraph(prose(1_100))],
    });
    const [page] = pagesOf(reading, 'Div', 'Figure 1');
    expect(pagesOf(reading, 'Note', '1')).toContain(2);
    expect(pagesOf(reading, 'Note', '1')).not.toContain(page);
  });

  test('loses nothing and leaves no line alone, wherever it falls', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lengths, fc.integer({ min: 60, max: 500 }), async (counts, height) => {
        const blocks = counts.flatMap((count, index) => [
          ...(index % 3 === 2 ? [heading(1, `H${index}`)] : []),
          paragraph(...lined(count, `P${index}L`)),
          figure(`f${index}`, index % 2 === 0 ? 'tall' : 'flat'),
        ]);
        const reading = await read(blocks, height);
        let page = 1;
        for (const [index, count] of counts.entries()) {
          const pages = pagesOf(reading, 'Div', `Figure ${index + 1}.`);
          expect(pages).toHaveLength(1);
          expect(pages[0]).toBeGreaterThanOrEqual(page);
          [page] = pages as [number];
          const own = elementsWith(reading.structure, 'P').find((element) => fullText(element).trim().startsWith(`P${index}L0`))!;
          if (index % 3 === 2) expect(pagesOf(reading, 'H1', `H${index}`)).toEqual(pagesOf(reading, 'P', `P${index}L0`).slice(0, 1));
          const parts = own.children.map((part) => String(part).match(/L\d/g)!.length);
          expect(parts.reduce((sum, lines) => sum + lines, 0)).toBe(count);
          if (count > 1) for (const lines of parts) expect(lines).toBeGreaterThan(1);
        }
      }),
      { numRuns: 40, seed: 2005 },
    );
  });
});
