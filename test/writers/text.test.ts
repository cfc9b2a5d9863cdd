import { expect, test } from 'vitest';
import type { Block, Inline } from '../../src/document/model.ts';
import { textWriter } from '../../src/writers/text/index.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../fixtures/sampleDocument.ts';
import { expectGolden } from '../support/golden.ts';
import { writeContext } from '../support/writeContext.ts';
import { describeWriter } from './contract/contract.ts';

const cell = (words: string, value?: number) => ({
  children: [text(words)],
  columnSpan: 1,
  rowSpan: 1,
  missing: words === 'N/A',
  ...(value === undefined ? {} : { value }),
});
const figure = (alt: string): Block => ({
  type: 'figure',
  id: 'f',
  asset: 'chart:shapes',
  notes: [],
  word: 'picture',
  alt,
});
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describeWriter(textWriter, async (bytes) =>
  decode(bytes)
    .replaceAll(/^[|>](?: |$)/gm, '')
    .split('\n'),
);

/** The text of a document of these blocks, below its title. */
async function write(...blocks: Block[]): Promise<string> {
  const document = { ...sampleDocument, blocks, notes: new Map() };
  const { bytes } = await textWriter.write(document, writeContext(document, sampleAssets));
  return decode(bytes).split('\n\n').slice(1).join('\n\n').trimEnd();
}

test('the sample is the text that is kept', async () => {
  const { bytes } = await textWriter.write(sampleDocument, writeContext(sampleDocument, sampleAssets));
  expectGolden(new URL('golden/sample.txt', import.meta.url), decode(bytes));
});

test.each<[string, Inline[], string]>([
  ['raised digits', [text('10'), { type: 'script', position: 'super', children: [text('-2')] }], '10⁻²'],
  ['lowered digits', [text('CO'), { type: 'script', position: 'sub', children: [text('2')] }], 'CO₂'],
  ['raised letters', [text('5'), { type: 'script', position: 'super', children: [text('th')] }], '5th'],
  ['a link', [text('see '), { type: 'link', url: 'https://a.org', children: [text('it')] }], 'see it\n<https://a.org>'],
  ['a link that says where it goes', [{ type: 'link', url: 'mailto:a@b.org', children: [text('a@b.org')] }], 'a@b.org'],
  ['a line break', [text('a'), { type: 'break' }, text('b')], 'a\nb'],
])('%s', async (_, inlines, expected) => {
  expect(await write(paragraph(...inlines))).toBe(expected);
});

test('figures stand on their points, heads over them, letters count once however composed', async () => {
  const table: Block = {
    type: 'table',
    id: 't',
    variant: 'data',
    columns: [{ align: 'start' }, { align: 'decimal' }, { align: 'center' }, { align: 'end' }],
    head: [{ kind: 'data', cells: [cell('Drug'), cell('Seized (kg)'), cell('Mid'), cell('End')] }],
    body: [
      { kind: 'group', cells: [{ ...cell('A group of drugs that is wide'), columnSpan: 4 }] },
      { kind: 'data', cells: [{ ...cell('Ме\u0306ф'), rowSpan: 2 }, cell('1,037', 1037), cell('x'), cell('1')] },
      { kind: 'data', cells: [cell('31.25', 31.25), cell('yyyyy'), cell('22')] },
      { kind: 'total', cells: [cell('Total'), cell('N/A'), cell('x'), cell('333')] },
    ],
    headerColumns: 1,
    notes: [],
    summary: '',
  };
  expect(await write(table)).toBe(
    [
      'Drug   Seized (kg)   Mid   End',
      '------------------------------',
      'A group of drugs that is wide',
      'Ме\u0306ф       1,037       x      1',
      '             31.25  yyyyy   22',
      '------------------------------',
      'Total       N/A       x    333',
    ].join('\n'),
  );
});

test('lists keep their numbers and their depth', async () => {
  const list: Block = {
    type: 'list',
    ordered: true,
    start: 9,
    items: [
      [paragraph('a'), paragraph('b')],
      [paragraph('c'), { type: 'list', ordered: false, start: 1, items: [[paragraph('d')], []] }],
    ],
  };
  expect(await write(list)).toBe('9. a\n\n   b\n10. c\n    - d\n    -');
});

test('a picture without caption is what it shows, and nothing if it is decoration', async () => {
  expect(await write(figure('A bar.'), figure(''), paragraph('end'))).toBe('[A bar.]\n\nend');
});

test('a draft says so first', async () => {
  const document = { ...sampleDocument, meta: { ...sampleDocument.meta, watermark: 'DRAFT' } };
  const { bytes } = await textWriter.write(document, writeContext(document, sampleAssets));
  expect(decode(bytes)).toMatch(/^\[DRAFT\]\n\n/);
});
