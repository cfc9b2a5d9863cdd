import type { Assets, Block, Drawing, Picture, ResolvedDocument } from '../../../src/document/model.ts';
import type { Attachment } from '../../../src/writers/pdf/index.ts';
import { sampleAssets, sampleDocument, text } from '../../fixtures/sampleDocument.ts';
import { cell, document, figure, heading, link, list, noteMark, paragraph, prose, reference, row, table } from './builders.ts';

/** A document that must come out valid, whole and readable. */
export interface Case {
  readonly name: string;
  make(): { readonly document: ResolvedDocument; readonly assets: Assets; readonly attachments?: readonly Attachment[] };
}

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

function picture(width: number, height: number): Picture {
  return { kind: 'picture', mediaType: 'image/png', bytes: Buffer.from(png, 'base64'), width, height, alt: 'A red square.' };
}

function drawing(width: number, height: number): Drawing {
  return {
    kind: 'drawing',
    width,
    height,
    alt: 'Bars that grow from left to right.',
    data: { columns: [], rows: [] },
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
      `<rect x="0" y="0" width="${width}" height="${height}" fill="#eef2f6"/>` +
      `<path d="M10,${height - 10}h40v-${height / 3}h-40Z" fill="#14304f"/><path d="M60,${height - 10}h40v-${height / 2}h-40Z" fill="#d9822b"/>` +
      `<text x="10" y="20" font-family="Source Sans 3" font-size="9" font-weight="bold" fill="#1a1a1a">Tons, fi ffl, Қазақстан</text></svg>`,
  };
}

const assets: Assets = new Map([
  ...sampleAssets,
  ['chart:bars', drawing(440, 220)],
  ['chart:wide', drawing(900, 300)],
  ['chart:tall', drawing(300, 1400)],
  ['picture:square', picture(60, 60)],
]);

const given = (name: string, make: () => ResolvedDocument): Case => ({ name, make: () => ({ document: make(), assets }) });

const longTable = (rows: number): Block =>
  table(
    'tab-long',
    [row('data', 'District', 'Population', 'Share')],
    Array.from({ length: rows }, (_, index) =>
      index % 12 === 0
        ? row('group', cell(`Region ${index / 12 + 1}`, { columns: 3 }))
        : row('data', `District ${index} ${index % 5 === 0 ? prose(14, index) : ''}`, String(index * 137), index % 7 === 0 ? 'N/A' : `${(index / 3).toFixed(1)}`),
    ),
    { source: [text('The office of statistics.')], notes: [[text('N/A: not available.')], [text('Shares are in percent.')]] },
  );

export const corpus: readonly Case[] = [
  { name: 'sample', make: () => ({ document: sampleDocument, assets: sampleAssets }) },
  given('spans', () =>
    document([
      heading(1, 'spans', 'Spans'),
      table(
        'tab-spans',
        [row('data', cell('Drug', { rows: 2 }), cell('Seized', { columns: 2 }), cell('Notes', { rows: 2 })), row('data', '2005', '2004')],
        [
          row('data', cell('Opiates', { rows: 3 }), '1.25', '31', cell(prose(40), { rows: 2 })),
          row('data', '238', 'N/A'),
          row('data', '1,400.5', '2', 'none'),
          row('data', cell('Not counted in this table at all', { columns: 3 }), 'x'),
          row('total', 'All', '1,639.75', '33', ''),
        ],
        { columns: [{ align: 'start' }, { align: 'decimal' }, { align: 'decimal' }, { align: 'start' }] },
      ),
      paragraph(prose(80)),
      table(
        'tab-spanning-pages',
        [row('data', 'Group', 'Item', 'Value')],
        Array.from({ length: 30 }, (_, index) => [
          row('data', cell(`Group ${index}`, { rows: 3 }), 'a', String(index)),
          row('data', 'b', '2'),
          row('data', 'c', '3.5'),
        ]).flat(),
        { columns: [{ align: 'start' }, { align: 'start' }, { align: 'decimal' }], headerColumns: 2 },
      ),
    ]),
  ),
  given('nested-lists', () =>
    document([
      heading(1, 'lists', 'Lists'),
      list(
        false,
        'one',
        [
          paragraph('two'),
          list(true, 'two a', [paragraph('two b'), list(false, prose(30), [paragraph('deep'), list(true, 'deeper', 'deepest')])], 'two c'),
          paragraph('two goes on'),
        ],
        [table('tab-in-list', [], [row('data', 'a', '1')], {})],
        [figure('fig-in-list', 'chart:bars')],
        [paragraph('with a note', noteMark('in-list')), { type: 'quote', children: [paragraph(prose(20))] }],
      ),
      list(true, ...Array.from({ length: 120 }, (_, index) => prose(4 + (index % 9), index + 1))),
    ], { notes: { 'in-list': [paragraph('A note from a list.')] } }),
  ),
  given('long-table', () => document([heading(1, 'long', 'A long table'), longTable(130), paragraph('After it.')])),
  given('long-link', () =>
    document([
      heading(1, 'links', 'Links'),
      paragraph(prose(420)),
      paragraph('See ', link('https://example.org/a?b=1&c=(2)', prose(160, 7)), ' and ', reference('links'), '.'),
      paragraph(link('https://example.org/very-long', `https://example.org/${'segment-without-any-space/'.repeat(12)}`)),
      paragraph('x'.repeat(400)),
    ]),
  ),
  given('landscape', () =>
    document([
      {
        type: 'landscape',
        children: [
          heading(1, 'wide', 'A wide table'),
          table(
            'tab-wide',
            [row('data', 'Country', ...Array.from({ length: 12 }, (_, index) => String(2005 - index)))],
            Array.from({ length: 40 }, (_, at) => row('data', `Country ${at}`, ...Array.from({ length: 12 }, (_, index) => (index === 3 ? 'N/A' : (at * index * 3.7).toFixed(index % 3))))),
          ),
        ],
      },
      heading(1, 'upright', 'Upright again'),
      paragraph(prose(100), noteMark('turned')),
      { type: 'landscape', children: [figure('fig-wide', 'chart:wide'), paragraph(prose(60), noteMark('wide'))] },
    ], { notes: { turned: [paragraph('On an upright page.')], wide: [paragraph('On a wide page.')] } }),
  ),
  given('figure-first', () =>
    document([
      figure('fig-first', 'chart:bars'),
      { type: 'pageBreak' },
      figure('fig-second', 'picture:square', { alt: '' }),
      { type: 'pageBreak' },
      { type: 'pageBreak' },
      figure('fig-third', 'picture:square', { source: [text('Someone.')], notes: [[text('A note.')]] }),
      paragraph(prose(300)),
      figure('fig-fourth', 'chart:bars'),
      paragraph(prose(300, 3)),
      figure('fig-fifth', 'chart:bars'),
    ]),
  ),
  given('floating-figures', () =>
    document(
      [
        heading(1, 'floats', 'Figures that wait'),
        ...Array.from({ length: 9 }, (_, index): Block[] => [
          paragraph(prose(60 + 37 * index, index), noteMark(`n${index}`)),
          figure(`fig-${index}`, index === 4 ? 'chart:wide' : 'chart:bars', { source: [text('Someone.')] }),
          ...(index % 3 === 1 ? [heading(2, `part-${index}`), heading(3, `run-${index}`, 'Runs in.', true)] : []),
          ...(index === 6 ? [longTable(30)] : []),
          list(index % 2 === 0, prose(20), prose(40), prose(9)),
        ]).flat(),
      ],
      { meta: { figures: 'floating' }, notes: Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, [paragraph(prose(10 + 20 * index))]])) },
    ),
  ),
  given('empty-sections', () =>
    document([
      { type: 'contents', of: 'headings', depth: 3, title: [text('Contents')] },
      { type: 'contents', of: 'figures', depth: 3, title: [text('No figures')] },
      heading(1, 'empty'),
      heading(2, 'also-empty'),
      heading(1, 'filled'),
      paragraph(''),
      { type: 'callout', children: [] },
      { type: 'quote', children: [] },
      list(false, '', 'item'),
      table('tab-empty', [row('data', '', '')], [row('data', '', '')]),
      { type: 'columns', columns: [{ width: 0.5, children: [] }, { width: 0.5, children: [paragraph('only one')] }] },
      heading(1, 'last'),
      { type: 'pageBreak' },
    ]),
  ),
  given('footnotes', () =>
    document(
      [
        heading(1, 'notes', 'Notes'),
        paragraph(prose(120), noteMark('a'), ' ', prose(90, 2), noteMark('b'), ' ', prose(40, 3)),
        ...Array.from({ length: 9 }, (_, index) => paragraph(prose(90, index + 10), noteMark(`n${index}`), ' ', prose(30, index))),
        table('tab-notes', [row('data', 'What', 'Value')], [row('data', ['Opium', noteMark('cell')], ['238', noteMark('cell2')]), row('data', 'Heroin', '37.5')]),
        paragraph(prose(60, 4), noteMark('long'), ' ', prose(200, 5)),
        paragraph('Again', noteMark('a'), '.'),
        { type: 'callout', title: [text('Box')], children: [paragraph('In a box', noteMark('box'), '.')] },
      ],
      {
        notes: {
          a: [paragraph('Short.')],
          b: [paragraph(prose(50, 20)), paragraph('Second paragraph of the note with a ', link('https://example.org', 'link'), '.')],
          ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, [paragraph(prose(10 + index * 9, index + 30))]])),
          cell: [paragraph('From a cell.')],
          cell2: [paragraph('From another cell.')],
          long: [paragraph(prose(900, 40)), list(false, 'a list', 'in a note')],
          box: [paragraph('From a box.')],
        },
      },
    ),
  ),
  given('notes-of-all-kinds', () =>
    document([paragraph('See', noteMark('figure'), ' and', noteMark('box'), ' and', noteMark('table'), '.'), paragraph(prose(500))], {
      notes: {
        figure: [figure('fig-note', 'chart:tall'), paragraph('After the figure.')],
        box: [{ type: 'callout', title: [text('A box')], children: [paragraph(prose(700)), paragraph('Its end.')] }],
        table: [table('tab-note', [row('data', 'A', 'B')], [row('data', prose(2500), '1'), row('data', 'c', '2')], { columns: [{ align: 'start' }, { align: 'start' }] })],
      },
    }),
  ),
  given('taller-than-a-page', () =>
    document([
      heading(1, 'tall', 'Taller than a page'),
      table('tab-tall', [row('data', 'A', 'B')], [row('data', prose(1500), prose(400, 2)), row('data', 'after', '1')], {
        columns: [{ align: 'start' }, { align: 'start' }],
      }),
      figure('fig-tall', 'chart:tall'),
      { type: 'callout', title: [text('A long box')], children: Array.from({ length: 14 }, (_, index) => paragraph(prose(110, index))) },
      {
        type: 'columns',
        columns: [
          { width: 0.4, children: Array.from({ length: 9 }, (_, index) => paragraph(prose(90, index))) },
          { width: 0.6, children: [figure('fig-column', 'chart:bars'), paragraph(prose(120)), list(false, prose(60), prose(60)), paragraph('Note', noteMark('column'))] },
        ],
      },
      paragraph(prose(60)),
    ], { notes: { column: [paragraph('From a column.')] } }),
  ),
  given('languages', () =>
    document([
      heading(1, 'ru', 'Слова'),
      { type: 'paragraph', language: 'ru', children: [text('Комитет по борьбе с наркобизнесом и контролю за оборотом наркотиков изъял значительное количество наркотических средств растительного происхождения в первом квартале года. '.repeat(4))] },
      { type: 'paragraph', language: 'kk', children: [text('Қазақстан Республикасының Үкіметі өңірлік бюджетті бекітті және әлеуметтік көмек көрсету тәртібін жаңартты. '.repeat(5))] },
      paragraph('Hyphens, no\u2011break, a\u00a0space, fi ffl office, \u201cquotes\u201d, \u2014 dashes, \u00a7 \u00b6 \u2192 \u2264 \u2212 \u03bc \u00b5 \u03a9 \u2126 \u2022 \u25cf. Re-set co-operation by 5-10%.'),
      paragraph('A word of ', { type: 'span', language: 'fr', children: [text('français '), link('https://example.org/fr', 'et un lien')] }, ' and ', { type: 'emphasis', children: [{ type: 'strong', children: [text('both')] }] }, '.'),
    ], { meta: { paper: 'a4' } }),
  ),
  given('levels', () =>
    document([
      heading(3, 'third', 'Third level first'),
      paragraph(prose(20)),
      heading(5, 'fifth', 'Fifth'),
      paragraph(prose(20)),
      heading(1, 'first', 'First'),
      heading(4, 'fourth', 'Runs in.', true),
      paragraph(prose(60)),
      heading(4, 'fourth-list', 'Runs into a list.', true),
      list(false, 'a', 'b'),
      heading(2, 'second', 'Second'),
      heading(3, 'third-again', 'A heading with a note'),
      paragraph(prose(30)),
    ]),
  ),
  given('band-draft', () =>
    document(
      [
        {
          type: 'cover',
          layout: 'band',
          title: [text('R & D <x>: a brief')],
          subtitle: [text('Two pages on one country')],
          marking: 'UNCLASSIFIED',
          details: [{ label: 'Updated', value: [text('December 5, 2005')] }, { label: 'Post', value: [text('Almaty')] }],
        },
        { type: 'callout', title: [text('Bottom line')], children: [paragraph(prose(50))] },
        {
          type: 'columns',
          columns: [
            { width: 0.62, children: [heading(1, 'left', 'Left'), paragraph(prose(150)), longTable(14)] },
            { width: 0.38, children: [heading(1, 'right', 'Right'), paragraph(prose(70)), list(false, prose(12), prose(9))] },
          ],
        },
      ],
      { meta: { watermark: 'DRAFT', paper: 'a4', title: 'R & D <x>: a brief' } },
    ),
  ),
  {
    name: 'with-data',
    make: () => ({
      document: sampleDocument,
      assets: sampleAssets,
      attachments: [
        { name: 'seizures.csv', mediaType: 'text/csv', bytes: Buffer.from('drug,kg\nopium,238\n'), description: 'Seizures' },
        { name: 'Facts.json', mediaType: 'application/json', bytes: Buffer.from('{}'), description: 'Facts (all)' },
      ],
    }),
  },
  given('three-hundred-pages', () =>
    document([
      { type: 'cover', layout: 'page', title: [text('A long book')], details: [] },
      { type: 'contents', of: 'headings', depth: 2, title: [text('Contents')] },
      { type: 'contents', of: 'tables', depth: 2, title: [text('Tables')] },
      ...Array.from({ length: 60 }, (_, chapter): Block[] => [
        heading(1, `chapter-${chapter}`, `Chapter ${chapter}`),
        ...Array.from({ length: 4 }, (_, section): Block[] => [
          heading(2, `section-${chapter}-${section}`, `Section ${chapter}.${section}`),
          ...Array.from({ length: 4 }, (_, at) => paragraph(prose(110, chapter * 97 + section * 13 + at))),
        ]).flat(),
        { ...(longTable(20) as Extract<Block, { type: 'table' }>), id: `tab-${chapter}` },
        figure(`fig-${chapter}`, 'chart:bars'),
      ]).flat(),
    ]),
  ),
];
