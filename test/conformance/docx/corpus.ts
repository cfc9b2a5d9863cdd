import type {
  Asset,
  Assets,
  Block,
  Callout,
  Figure,
  Heading,
  Inline,
  Meta,
  NativeChart,
  Note,
  ResolvedDocument,
  Table,
  TableCell,
  TableRow,
} from '../../../src/document/model.ts';
import { resolveDocument } from '../../../src/document/resolve.ts';
import { paragraph, sampleAssets, sampleDocument, text } from '../../fixtures/sampleDocument.ts';

/** A document at the edge of what templates can ask for. */
export interface EdgeCase {
  readonly name: string;
  readonly document: ResolvedDocument;
  readonly assets: Assets;
}

interface Parts {
  readonly blocks: readonly Block[];
  readonly notes?: readonly Note[];
  readonly meta?: Partial<Meta>;
  readonly assets?: Assets;
}

function edgeCase(name: string, { blocks, notes = [], meta = {}, assets = sampleAssets }: Parts): EdgeCase {
  const problems: string[] = [];
  const document = resolveDocument(
    { meta: { ...sampleDocument.meta, ...meta }, blocks, notes: new Map(notes.map((note) => [note.id, note])) },
    (finding) => {
      if (finding.severity === 'error') problems.push(finding.message);
    },
  );
  if (document === undefined) throw new Error(`${name}: ${problems.join(' ')}`);
  return { name, document, assets };
}

const heading = (id: string, level: Heading['level'], more: Partial<Heading> = {}): Heading => ({
  type: 'heading',
  id,
  level,
  children: [text(`Heading ${id}`)],
  runIn: false,
  unlisted: false,
  ...more,
});

const cell = (content: string | readonly Inline[], more: Partial<TableCell> = {}): TableCell => ({
  children: typeof content === 'string' ? [text(content)] : content,
  columnSpan: 1,
  rowSpan: 1,
  missing: content === 'N/A',
  ...more,
});

const row = (kind: TableRow['kind'], ...cells: readonly (TableCell | string)[]): TableRow => ({
  kind,
  cells: cells.map((one) => (typeof one === 'string' ? cell(one) : one)),
});

const table = (id: string, more: Partial<Table>): Table => ({
  type: 'table',
  id,
  variant: 'data',
  columns: [{ align: 'start' }, { align: 'decimal' }],
  head: [row('data', 'Item', 'Number')],
  body: [row('data', 'One', '1')],
  headerColumns: 1,
  notes: [],
  summary: `What ${id} shows.`,
  ...more,
});

const figure = (id: string, more: Partial<Figure> = {}): Figure => ({
  type: 'figure',
  id,
  asset: 'chart:shapes',
  notes: [],
  word: 'picture',
  ...more,
});

const bullets = (...items: readonly (readonly Block[])[]): Block => ({ type: 'list', ordered: false, start: 1, items });
const numbers = (start: number, ...items: readonly (readonly Block[])[]): Block => ({ type: 'list', ordered: true, start, items });
const ref = (target: string, words?: string): Inline =>
  words === undefined ? { type: 'reference', target } : { type: 'reference', target, children: [text(words)] };
const note = (id: string): Inline => ({ type: 'noteReference', note: id });
const LOREM =
  'Authorities reported that seizures rose in every region during the period, that most of them were made on the roads from the south, and that cooperation between the agencies improved. ';
const prose = (times: number): Block => paragraph(LOREM.repeat(times).trim());

/** Lists in lists, deeper than Word's styles and than its lists go. */
function nested(depth: number, ordered: boolean): Block {
  const items: Block[][] = [[paragraph(`item at depth ${depth}`)], [paragraph('its neighbour'), paragraph('and more of it')]];
  if (depth > 1) items[0]!.push(nested(depth - 1, !ordered));
  return { type: 'list', ordered, start: 1, items };
}

const spans = table('tab-spans', {
  caption: [text('Cells over rows and columns')],
  columns: [{ align: 'start' }, { align: 'start' }, { align: 'decimal' }, { align: 'decimal' }],
  head: [
    row('data', cell('Place', { rowSpan: 2 }), cell('Kind', { rowSpan: 2 }), cell('Seized (kg)', { columnSpan: 2 })),
    row('data', '2005', '2004'),
  ],
  body: [
    row('data', cell('South', { rowSpan: 3 }), 'Opium', '1,238', '31.5'),
    row('data', 'Heroin', '37', '0.25'),
    row('data', 'Hashish', 'N/A', '-12'),
    row('group', cell('North', { columnSpan: 4 })),
    row('data', cell('All places together', { columnSpan: 2, rowSpan: 2 }), '12.345', '1'),
    row('data', '3', 'N/A'),
    row('total', cell('Total', { columnSpan: 2 }), '1,290.345', '20.75'),
  ],
  headerColumns: 2,
  source: [text('A source with a '), { type: 'link', url: 'https://example.org/s', children: [text('link')] }],
  notes: [[text('One note.')], [text('Another.')]],
});

const longTable = table('tab-long', {
  caption: [text('A table of three pages')],
  columns: [{ align: 'end', width: 0.1 }, { align: 'start', width: 0.6 }, { align: 'decimal', width: 0.3 }],
  head: [row('data', 'No.', 'What happened', 'Amount')],
  body: Array.from({ length: 110 }, (_, index) => row('data', String(index + 1), LOREM.slice(0, 40 + (index % 7) * 20), String((index * 37) % 100))),
  source: [text('Made up.')],
});

const CHART: NativeChart = {
  kind: 'bar',
  grouping: 'clustered',
  title: 'Seized & <kept>',
  categories: ['2003', '2004', '2005'],
  series: [
    { name: 'Opium', values: [12, 31.5, 238], color: '#14304f' },
    { name: 'Heroin', values: [40, null, 37], color: '#d9822b' },
  ],
  categoryAxisTitle: 'Year',
  valueAxisTitle: 'Kilograms',
  numberFormat: '#,##0',
  dataLabels: true,
};

const KINDS: readonly Partial<NativeChart>[] = [
  { kind: 'bar' },
  { kind: 'bar', grouping: 'stacked' },
  { kind: 'column' },
  { kind: 'column', grouping: 'percentStacked' },
  { kind: 'line', dataLabels: false },
  { kind: 'area', grouping: 'stacked', dataLabels: false },
  { kind: 'pie', series: [CHART.series[0]!] },
  { kind: 'scatter', dataLabels: false },
];

function chartAssets(): Assets {
  const shapes = sampleAssets.get('chart:shapes') as Extract<Asset, { kind: 'drawing' }>;
  return new Map(
    KINDS.map((kind, index): [string, Asset] => [
      `chart:${index}`,
      { ...shapes, width: 420, height: 220, native: { ...CHART, ...kind } },
    ]),
  );
}

const ODDITIES = [
  'control \u0001\u000B\u001F characters',
  'noncharacters \uFFFE\uFFFF and a lone surrogate \uD800 here',
  'soft\u00ADhyphen, non\u2011breaking hyphen, no\u00A0break, zero\u200Bwidth, joined\u200Dtext',
  'line\u2028separator and\ttab and\nnew line',
  '\u202Eright to left override\u202C, עברית, العربية, 中文, 日本語, हिन्दी, 😀👩‍🔬',
  '{default-bullet-numbering-0} {headings-0} {{value}} <w:p/> &amp; ]]> \'"',
  '   spaces   kept   ',
  'é e\u0301 ﬁ Å Å',
];

/** A picture of one pixel. */
const PIXEL: Asset = {
  kind: 'picture',
  mediaType: 'image/png',
  bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  width: 900,
  height: 300,
  alt: 'A pixel.',
};

const callout = (children: readonly Block[]): Callout => ({ type: 'callout', title: [text('Read '), { type: 'emphasis', children: [text('this')] }], children });

const columns = (...parts: readonly (readonly Block[])[]): Block => ({
  type: 'columns',
  columns: parts.map((children, index) => ({ width: parts.length === 2 ? [0.6, 0.4][index]! : 1 / parts.length, children })),
});

/** Documents that a writer of Word files must get right. */
export function edgeCases(): EdgeCase[] {
  return [
    { name: 'sample', document: sampleDocument, assets: sampleAssets },
    edgeCase('nothing', { blocks: [] }),
    edgeCase('no marking, no cover, no headings', {
      blocks: [prose(3)],
      meta: { ...without('marking', 'subtitle'), keywords: [], paper: 'a4' },
    }),
    edgeCase('a band, a watermark', {
      blocks: [
        { type: 'cover', layout: 'band', title: [text('A band')], subtitle: [text('Below it')], marking: 'SECRET//NOFORN', details: [{ label: 'Date', value: [text('today')] }, { label: 'Post', value: [text('Almaty')] }] },
        prose(2),
        heading('a', 1),
        prose(2),
      ],
      meta: { marking: 'SECRET//NOFORN', watermark: 'DRAFT & <not> final' },
    }),
    edgeCase('spans', { blocks: [heading('a', 1), spans, paragraph('See ', ref('tab-spans'), '.'), table('tab-after', {}), table('tab-next', { variant: 'plain' }), prose(1)] }),
    edgeCase('table of three pages', { blocks: [heading('a', 1), longTable, prose(2)] }),
    edgeCase('nested lists', {
      blocks: [
        nested(11, false),
        nested(3, true),
        numbers(7, [paragraph('seven')], [paragraph('eight'), numbers(1, [paragraph('one')], [paragraph('two')])], [paragraph('nine'), numbers(1, [paragraph('one again')])]),
        numbers(1, [paragraph('a new list')]),
        bullets([], [bullets([paragraph('no words of its own')])], [table('tab-in-list', {}), figure('fig-in-list')], [{ type: 'quote', children: [paragraph('quoted')] }]),
      ],
    }),
    edgeCase('figure first', {
      blocks: [figure('fig-first', { caption: [text('First of all')] }), figure('fig-plain', { alt: '' }), figure('fig-wide', { asset: 'picture:wide', source: [text('Here.')] })],
      assets: new Map([...sampleAssets, ['picture:wide', PIXEL]]),
    }),
    edgeCase('table first', { blocks: [table('tab-first', {}), { type: 'pageBreak' }, table('tab-second', { head: [], headerColumns: 0 }), { type: 'pageBreak' }] }),
    edgeCase('empty sections', {
      blocks: [heading('a', 1), heading('b', 1), heading('c', 3), heading('d', 2), heading('e', 5), heading('f', 1, { unlisted: true }), heading('g', 4, { unlisted: true }), heading('h', 3, { runIn: true })],
    }),
    edgeCase('run-in headings', {
      blocks: [
        { type: 'contents', of: 'headings', depth: 3, title: [text('Contents')] },
        heading('a', 1),
        heading('b', 3, { runIn: true, children: [text('Law '), { type: 'emphasis', children: [text('Enforcement.')] }] }),
        paragraph('Runs on; see ', ref('b'), ', ', ref('a'), ' and ', ref('c', 'the third'), '.'),
        heading('c', 3, { runIn: true }),
        bullets([paragraph('not a paragraph')]),
        heading('d', 3, { runIn: true }),
        prose(3),
      ],
    }),
    edgeCase('links', {
      blocks: [
        paragraph(
          { type: 'link', url: 'https://example.org/a b?x=1&y="2"#é', children: [text('odd'), { type: 'strong', children: [text(' and strong')] }] },
          { type: 'link', url: 'mailto:office@example.org', children: [text('mail')] },
          { type: 'link', url: 'http://[', children: [text('no address at all')] },
          note('n'),
        ),
      ],
      notes: [{ id: 'n', children: [paragraph({ type: 'link', url: 'https://example.org/note', children: [text('in a note')] })] }],
    }),
    edgeCase('landscape and columns', {
      blocks: [
        { type: 'landscape', children: [spans, columns([prose(1)], [prose(1)]), prose(1)] },
        columns([table('tab-c1', {})], [table('tab-c2', {}), figure('fig-c')], []),
        { type: 'pageBreak' },
        columns([heading('a', 1), prose(3)], [heading('b', 2), bullets([paragraph('x')])]),
        columns([prose(1)], [prose(1)]),
        { type: 'rule' },
        { type: 'landscape', children: [{ type: 'landscape', children: [prose(1)] }] },
        { type: 'landscape', children: [] },
        bullets([columns([prose(1)], [prose(1)])]),
      ],
    }),
    edgeCase('boxes', {
      blocks: [
        callout([prose(2), bullets([paragraph('b')], [paragraph('c'), numbers(4, [paragraph('d')])]), numbers(2, [paragraph('e')])]),
        callout([table('tab-box', { caption: [text('In a box')] })]),
        callout([callout([prose(1)]), figure('fig-box')]),
        { type: 'quote', children: [prose(1), bullets([paragraph('q')]), numbers(3, [paragraph('r'), prose(1), bullets([paragraph('s')])]), { type: 'quote', children: [prose(1)] }] },
        { type: 'callout', children: [] },
        { type: 'rule' },
        { type: 'rule' },
      ],
    }),
    edgeCase('notes', {
      blocks: [
        heading('a', 1, { children: [text('Noted'), note('n1')] }),
        paragraph('First', note('n2'), ', again', note('n2'), ', other', note('n3'), '.'),
        table('tab-noted', {
          caption: [text('Noted'), note('n4')],
          head: [row('data', cell([text('Item'), note('n5')]), 'Number')],
          body: [row('data', cell([text('One'), note('n5')]), '1')],
        }),
        { type: 'contents', of: 'tables', depth: 1 },
      ],
      notes: [
        { id: 'n1', children: [paragraph('of the heading')] },
        { id: 'n2', children: [paragraph('refers to ', note('n6'), ' and ', note('n3')), paragraph('in two paragraphs')] },
        { id: 'n3', children: [bullets([paragraph('a list')])] },
        { id: 'n4', children: [table('tab-in-note', {})] },
        { id: 'n5', children: [] },
        { id: 'n6', children: [paragraph('only a note refers to this')] },
      ],
    }),
    edgeCase('names of bookmarks', {
      blocks: [
        ...['a-very-long-id-that-goes-on-and-on-for-more-than-forty-characters', 'a-very-long-id-that-goes-on-and-on-for-more-than-forty-letters', 'A.b', 'a-B', 'ключ', 'шифр', '1'].map((id) => heading(id, 1)),
        paragraph(ref('ключ'), ref('шифр'), ref('A.b'), ref('a-B')),
      ],
    }),
    edgeCase('oddities', {
      blocks: [
        heading('odd', 1, { children: [text(ODDITIES[0]!)] }),
        ...ODDITIES.map((odd) => paragraph(odd)),
        { type: 'paragraph', language: 'ar', children: [text('نص عربي'), { type: 'span', language: 'zh', children: [text('中文')] }, { type: 'span', language: 'not a tag', children: [text('?')] }] },
        paragraph({ type: 'strong', children: [{ type: 'emphasis', children: [{ type: 'code', value: 'all' }, { type: 'script', position: 'super', children: [text('of')] }, { type: 'link', url: 'https://example.org', children: [text('them')] }] }] }),
        table('tab-odd', { caption: [text(ODDITIES[5]!)], body: ODDITIES.map((odd) => row('data', odd, '1')), summary: ODDITIES[5]! }),
        figure('fig-odd', { caption: [text(ODDITIES[4]!)], alt: ODDITIES[5]! }),
      ],
      meta: { title: ODDITIES[5]!, author: ODDITIES[1]!, marking: ODDITIES[0]!, language: 'ru' },
    }),
    edgeCase('charts of every kind', {
      blocks: KINDS.map((_, index) => figure(`fig-${index}`, { asset: `chart:${index}`, word: 'native', caption: [text(`Kind ${index}`)] })),
      assets: chartAssets(),
    }),
    edgeCase('300 pages', {
      blocks: [
        { type: 'contents', of: 'headings', depth: 2, title: [text('Contents')] },
        ...Array.from({ length: 150 }, (_, index): Block[] => [heading(`part-${index}`, 1), prose(24), paragraph('See ', ref(`part-${(index * 7) % 150}`), '.'), prose(16)]).flat(),
      ],
    }),
  ];
}

/** Changes that take optional properties away. */
function without(...names: readonly (keyof Meta)[]): Partial<Meta> {
  return Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Meta>;
}
