import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, HeadingLevel } from '../../../src/document/model.ts';
import { cell, document, figure, heading, link, list, noteMark, paragraph, reference, row, table } from '../../conformance/pdf/builders.ts';
import { sampleAssets, sampleDocument, text } from '../../fixtures/sampleDocument.ts';
import { elementsWith, fullText, type PdfElement } from '../../support/pdfText.ts';
import { printAndRead } from './print.ts';

async function structureOf(...blocks: Block[]): Promise<PdfElement> {
  return (await printAndRead(document(blocks), sampleAssets)).structure;
}

/** Roles as nested lists: `P`, `['L', 'LI', ...]`. */
function outlineOf(element: PdfElement): unknown {
  const inner = element.children.filter((child) => typeof child !== 'string');
  return inner.length === 0 ? element.role : [element.role, ...inner.map(outlineOf)];
}

const words = (element: PdfElement): string => fullText(element).replaceAll(/\s+/g, ' ').trim();

describe('the structure of a printed document', () => {
  test('nests sections as headings do, the title above all', async () => {
    const { structure } = await printAndRead(sampleDocument, sampleAssets);
    expect(structure.role).toBe('Document');
    expect(elementsWith(structure, 'H1').map(words)).toEqual([sampleDocument.meta.title]);
    const [summary, actions] = structure.children.filter((child) => typeof child !== 'string' && child.role === 'Sect') as PdfElement[];
    expect(words(elementsWith(summary!, 'H2')[0]!)).toBe('I. Summary');
    expect(elementsWith(actions!, 'Sect')).toHaveLength(2);
    expect(elementsWith(actions!, 'H3').map(words)).toEqual(['Policy Initiatives.', 'Outlook']);
  });

  test('never skips a heading level on the way down', async () => {
    const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(levels, async (wanted) => {
        const blocks = wanted.map((level, index) => heading(level as HeadingLevel, `h${index}`));
        const structure = await structureOf(...blocks);
        const found = headingLevels(structure);
        expect(found).toHaveLength(wanted.length);
        expect(found[0]).toBe(1);
        for (const [index, level] of found.entries()) expect(level - (found[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });

  test('keeps a heading that runs in apart from its paragraph, on one line', async () => {
    const structure = await structureOf(heading(1, 'top', 'Top'), heading(3, 'run', 'Runs in.', true), paragraph('The text.'));
    expect(outlineOf(structure)).toEqual(['Document', ['Sect', 'H1', 'H2', 'P']]);
    expect(elementsWith(structure, 'H2').map(words)).toEqual(['Runs in.']);
    expect(elementsWith(structure, 'P').map(words)).toEqual(['The text.']);
  });

  test('builds lists of labels and bodies, nested where the author nested them', async () => {
    const structure = await structureOf(list(true, 'one', [paragraph('two'), list(false, 'inner')]));
    expect(outlineOf(structure)).toEqual([
      'Document',
      ['L', ['LI', 'Lbl', ['LBody', 'P']], ['LI', 'Lbl', ['LBody', 'P', ['L', ['LI', 'Lbl', ['LBody', 'P']]]]]],
    ]);
    expect(elementsWith(structure, 'Lbl').map(words)).toEqual(['1.', '2.', '–']);
    expect(elementsWith(structure, 'L').map((one) => one.attributes['ListNumbering'])).toEqual(['Decimal', 'Disc']);
  });

  test('says which cells head what, and what they span', async () => {
    const structure = await structureOf(
      table(
        'tab',
        [row('data', cell('Drug', { rows: 2 }), cell('Seized', { columns: 2 })), row('data', '2005', '2004')],
        [row('data', 'Opium', '238', 'N/A')],
      ),
    );
    const [printed] = elementsWith(structure, 'Table');
    expect(outlineOf(printed!)).toEqual([
      'Table',
      'Caption',
      ['THead', ['TR', 'TH', 'TH'], ['TR', 'TH', 'TH']],
      ['TBody', ['TR', 'TH', 'TD', 'TD']],
    ]);
    expect(printed!.attributes['Summary']).toBe('What tab shows.');
    expect(elementsWith(printed!, 'TH').map(({ attributes }) => attributes)).toEqual([
      { O: 'Table', Scope: 'Column', RowSpan: 2 },
      { O: 'Table', Scope: 'Column', ColSpan: 2 },
      { O: 'Table', Scope: 'Column' },
      { O: 'Table', Scope: 'Column' },
      { O: 'Table', Scope: 'Row' },
    ]);
  });

  test('describes figures, and says nothing of decoration', async () => {
    const structure = await structureOf(figure('fig', 'chart:shapes'), figure('ornament', 'chart:shapes', { alt: '' }));
    const figures = elementsWith(structure, 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual(['Bar chart: one bar of 12.']);
    expect(figures[0]!.attributes['BBox']).toHaveLength(4);
    expect(elementsWith(structure, 'Caption').map(words)).toEqual(['Figure 1. Caption of fig', 'Figure 2. Caption of ornament']);
  });

  test('names the language of parts', async () => {
    const structure = await structureOf(
      { type: 'paragraph', language: 'ru', children: [text('Россия')] },
      paragraph('a ', { type: 'span', language: 'fr', children: [text('mot')] }),
    );
    expect(elementsWith(structure, 'P').map(({ language }) => language)).toEqual(['ru', undefined]);
    expect(elementsWith(structure, 'Span').map(({ language }) => language)).toEqual(['fr']);
  });

  test('puts a footnote after the block that refers to it, linked both ways', async () => {
    const structure = (
      await printAndRead(document([paragraph('Text', noteMark('n'), '.'), paragraph('After.')], { notes: { n: [paragraph('The note.')] } }))
    ).structure;
    expect(outlineOf(structure)).toEqual(['Document', ['P', ['Reference', 'Link']], ['Note', ['Lbl', 'Link'], 'P'], 'P']);
    expect(elementsWith(structure, 'Note').map(words)).toEqual(['1 The note.']);
  });

  test('lists contents in entries that lead to their headings', async () => {
    const structure = await structureOf(
      { type: 'contents', of: 'headings', depth: 2, title: [text('Contents')] },
      heading(1, 'one', 'One'),
      heading(2, 'one-a', 'One A'),
      heading(1, 'two', 'Two'),
    );
    const entry = ['TOCI', ['Reference', 'Link']];
    expect(outlineOf(elementsWith(structure, 'TOC')[0]!)).toEqual(['TOC', entry, ['TOC', entry], entry]);
    expect(elementsWith(structure, 'TOCI').map(words)).toEqual(['One 1', 'One A 1', 'Two 1']);
  });

  test('keeps a link one element over lines and pages', async () => {
    const structure = await structureOf(paragraph('See ', link('https://example.org', 'many words '.repeat(900)), reference('nowhere')));
    const [printed] = elementsWith(structure, 'Link');
    expect(printed!.pages.length).toBeGreaterThan(1);
    expect(words(printed!).replaceAll(' ', '')).toBe('manywords'.repeat(900));
  });

  test('leaves running heads, page numbers and markings out', async () => {
    const { structure, artifacts } = await printAndRead(sampleDocument, sampleAssets);
    expect(artifacts[1]).toContain('Page 2 of 5');
    expect(artifacts[1]).toContain('UNCLASSIFIED');
    expect(words(structure)).not.toContain('Page 2 of 5');
    expect(words(structure).split('UNCLASSIFIED')).toHaveLength(2);
  });
});

function headingLevels(element: PdfElement): number[] {
  const own = /^H(\d)$/.exec(element.role);
  if (own !== null) return [Number(own[1])];
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : headingLevels(child)));
}
