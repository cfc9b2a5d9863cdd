import { beforeAll, describe, expect, test } from 'vitest';
import type { Assets, Block, ResolvedDocument } from '../../src/document/model.ts';
import { checkParity } from '../../src/parity/check.ts';
import type { Difference } from '../../src/parity/model.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { named, writeBoth } from './writeBoth.ts';

type Type = Block['type'];

/** The sample with the first block of a type replaced, or with it left out. */
function change<T extends Type>(type: T, by: (block: Extract<Block, { type: T }>) => readonly Block[]): ResolvedDocument {
  const at = sampleDocument.blocks.findIndex((block) => block.type === type);
  return withBlock(at, by(sampleDocument.blocks[at] as Extract<Block, { type: T }>));
}

function withBlock(at: number, by: readonly Block[]): ResolvedDocument {
  return { ...sampleDocument, blocks: sampleDocument.blocks.toSpliced(at, 1, ...by) };
}

const dataTable = sampleDocument.blocks.findIndex((block) => block.type === 'table' && block.variant === 'data');

function changeTable(by: (table: Extract<Block, { type: 'table' }>) => Block): ResolvedDocument {
  const table = sampleDocument.blocks[dataTable];
  if (table?.type !== 'table') throw new Error('The sample has no table of data.');
  return withBlock(dataTable, [by(table)]);
}

const heading = sampleDocument.blocks.findIndex((block) => block.type === 'heading' && block.id === 'outlook');

type Found = readonly [kind: Difference['kind'], problem: Difference['problem'], pdf: string | undefined, docx: string | undefined];

/** What the Word document says otherwise than the PDF, and what must be found. */
const PLANTED: Readonly<Record<string, { document?: ResolvedDocument; assets?: Assets; found: readonly Found[] }>> = {
  'other words': {
    document: change('quote', (quote) => [{ ...quote, children: [paragraph('A quotatian.')] }]),
    found: [['paragraph', 'text', 'A quotation.', 'A quotatian.']],
  },
  'a paragraph less': {
    document: change('quote', () => []),
    found: [['paragraph', 'onlyInPdf', 'A quotation.', undefined]],
  },
  'a paragraph more': {
    document: change('quote', (quote) => [quote, paragraph('By nobody.')]),
    found: [['paragraph', 'onlyInDocx', undefined, 'By nobody.']],
  },
  'a paragraph that is no quotation': {
    document: change('quote', (quote) => quote.children),
    found: [['paragraph', 'detail', 'A quotation.', 'A quotation.']],
  },
  'a paragraph that stands elsewhere': {
    document: change('columns', (columns) => [{ ...columns, columns: columns.columns.toReversed() }]),
    found: [['paragraph', 'order', 'Left column.', 'Left column.']],
  },
  'a paragraph that is a list item': {
    document: change('quote', (quote) => [{ type: 'list', ordered: false, start: 1, items: [quote.children] }]),
    found: [['paragraph', 'role', 'A quotation.', 'A quotation.']],
  },
  'a heading of another level': {
    document: withBlock(heading, [{ ...(sampleDocument.blocks[heading] as Extract<Block, { type: 'heading' }>), level: 1, unlisted: true }]),
    found: [['heading', 'detail', 'Outlook', 'Outlook']],
  },
  'a list that counts from another number': {
    document: change('list', (list) => [
      { ...list, items: [list.items[0]!, [list.items[1]![0]!, { ...(list.items[1]![1] as typeof list), start: 4 }]] },
    ]),
    found: [
      ['list item', 'detail', 'third', 'third'],
      ['list item', 'detail', 'fourth', 'fourth'],
    ],
  },
  'another caption': {
    document: changeTable((table) => ({ ...table, caption: [text('Drugs seized in the second quarter')] })),
    found: [['caption', 'text', 'Table 1. Drugs seized in the first quarter', 'Table 1. Drugs seized in the second quarter']],
  },
  'another figure in a cell': {
    document: changeTable((table) => ({
      ...table,
      body: table.body.with(1, { ...table.body[1]!, cells: table.body[1]!.cells.with(1, { ...table.body[1]!.cells[1]!, children: [text('283')] }) }),
    })),
    found: [['cell', 'text', '238', '283']],
  },
  'cells that are no headers': {
    document: changeTable((table) => ({ ...table, headerColumns: 0 })),
    found: [
      ['cell', 'detail', 'Opiates', 'Opiates'],
      ['cell', 'detail', 'Opium (kg)', 'Opium (kg)'],
      ['cell', 'detail', 'Heroin (kg)', 'Heroin (kg)'],
      ['cell', 'detail', 'Both (kg)', 'Both (kg)'],
    ],
  },
  'another summary of a table': {
    document: changeTable((table) => ({ ...table, summary: 'Two drugs by decade.' })),
    found: [['table', 'text', 'Two drugs by year.', 'Two drugs by decade.']],
  },
  'another note below a table': {
    document: changeTable((table) => ({ ...table, notes: [[text('N/A: not known.')]] })),
    found: [['paragraph', 'text', 'Note: N/A: not available.', 'Note: N/A: not known.']],
  },
  'another text for a picture': {
    document: change('figure', (figure) => [{ ...figure, alt: 'Bar chart: one bar of 21.' }]),
    found: [['figure', 'text', 'Bar chart: one bar of 12.', 'Bar chart: one bar of 21.']],
  },
  'a picture less': {
    document: change('figure', (figure) => [{ ...figure, alt: '' }]),
    found: [['figure', 'onlyInPdf', 'Bar chart: one bar of 12.', undefined]],
  },
  'another footnote': {
    document: { ...sampleDocument, notes: new Map([['first', { id: 'first', children: [paragraph('A foot note.')] }]]) },
    found: [['note', 'text', 'A footnote.', 'A foot note.']],
  },
  'another entry of the contents': {
    document: {
      ...sampleDocument,
      outline: sampleDocument.outline.map((entry) => (entry.id === 'outlook' ? { ...entry, children: [text('Lookout')] } : entry)),
    },
    found: [
      ['contents entry', 'onlyInPdf', 'Outlook', undefined],
      ['contents entry', 'onlyInDocx', undefined, 'Lookout'],
    ],
  },
  'another title and language in the properties': {
    document: { ...sampleDocument, meta: { ...sampleDocument.meta, title: 'Other', language: 'en-GB' } },
    found: [
      ['property', 'text', 'Sample & <Brief>: a "test"', 'Other'],
      ['property', 'text', 'en-US', 'en-GB'],
    ],
  },
};

describe('a Word document that says otherwise than the PDF', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    ({ pdf } = await writeBoth(sampleDocument, sampleAssets));
  });

  test.each(Object.entries(PLANTED))('is found out: %s', async (_name, { document = sampleDocument, assets = sampleAssets, found }) => {
    const { docx } = await writeBoth(document, assets);
    const { differences } = await checkParity(...named({ pdf, docx }));
    expect(differences.map(({ kind, problem, pdf, docx }): Found => [kind, problem, pdf?.text, docx?.text])).toEqual(found);
  });
});
