import * as fc from 'fast-check';
import type {
  Assets,
  Block,
  HeadingLevel,
  Inline,
  Note,
  ReportDocument,
  ResolvedDocument,
  Table,
  TableCell,
} from '../../src/document/model.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { sampleAssets, sampleDocument } from '../fixtures/sampleDocument.ts';
import { PNG } from './writeContext.ts';

/** What the figures of generated documents show: a drawing and a picture. */
export const arbitraryAssets: Assets = new Map([
  ...sampleAssets,
  ['picture:dot.png', { kind: 'picture', mediaType: 'image/png', bytes: PNG, width: 40, height: 40, alt: 'A dot' }],
]);

/** Words that markup languages, templates and spreadsheets would make something of, and two alphabets. */
const WORDS = [
  'opium',
  'Heroin',
  'of',
  '1,037.5',
  'Қазақстан',
  'Россия',
  'R&D',
  '<b>',
  '</script>',
  '"quoted"',
  "it's",
  '*star*',
  '_x_',
  '[1]',
  '{{x}}',
  '{default-bullet-numbering-0}',
  '\\n',
  '$1',
  '=1+1',
  '#',
  '&amp;',
  ']]>',
  '%20',
  '–',
  'é',
] as const;

const words = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map((list) => list.join(' '));

const text: fc.Arbitrary<Inline> = words(6).map((value) => ({ type: 'text', value }));

/** Counts in place of names: `n` is later the n-th thing there is to refer to. */
const reference: fc.Arbitrary<Inline> = fc
  .record({ target: fc.nat(99).map(String), children: fc.option(fc.tuple(text), { nil: undefined }) })
  .map(({ target, children }) => ({ type: 'reference', target, ...(children === undefined ? {} : { children }) }));

const pages: fc.Arbitrary<Inline> = fc
  .array(fc.nat(99).map(String), { minLength: 1, maxLength: 3 })
  .map((targets) => ({ type: 'pageReference', targets, lead: ', ' }));

const mark: fc.Arbitrary<Inline> = fc.nat(99).map((note) => ({ type: 'noteReference', note: String(note) }));

const styled = (children: readonly Inline[]): fc.Arbitrary<Inline> =>
  fc.constantFrom<Inline>(
    { type: 'emphasis', children },
    { type: 'strong', children },
    { type: 'script', position: 'super', children },
    { type: 'script', position: 'sub', children },
    { type: 'link', url: 'https://example.org/?a=1&b="2"', children },
    { type: 'span', language: 'ru', children },
    { type: 'factValue', facts: ['opium-2005'], children },
    { type: 'factValue', facts: ['a', 'b'], formula: 'change(a, b)', children },
    { type: 'factValue', facts: ['opium-2005'], use: '', entry: '', about: 'From a "source" & more.', children },
    { type: 'anchor', id: '', children },
    { type: 'emphasis', children: [{ type: 'strong', children }] },
  );

const plainInline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 3, arbitrary: text.chain((inline) => styled([inline])) },
  { weight: 1, arbitrary: words(2).map((value): Inline => ({ type: 'code', value })) },
);

const inlines: fc.Arbitrary<Inline[]> = fc
  .array(fc.oneof({ weight: 6, arbitrary: plainInline }, reference, mark, pages, fc.constant<Inline>({ type: 'break' })), {
    minLength: 1,
    maxLength: 5,
  })
  // A line does not begin or end with its own end.
  .map((list) => [{ type: 'text', value: 'The ' }, ...spaced(list), { type: 'text', value: ' end.' }]);

const line: fc.Arbitrary<Inline[]> = fc.array(plainInline, { minLength: 1, maxLength: 3 }).map(spaced);

function spaced(list: readonly Inline[]): Inline[] {
  return list.flatMap((inline, index): Inline[] => (index === 0 ? [inline] : [{ type: 'text', value: ' ' }, inline]));
}

const paragraph: fc.Arbitrary<Block> = inlines.map((children) => ({ type: 'paragraph', children }));

const heading: fc.Arbitrary<Block> = fc
  .record({ level: fc.constantFrom<HeadingLevel>(1, 1, 2, 2, 3, 4, 5), children: line, unlisted: fc.nat(9) })
  .map(({ level, children, unlisted }) => ({
    type: 'heading',
    id: '',
    level,
    children,
    runIn: false,
    unlisted: unlisted === 0,
  }));

const runIn: fc.Arbitrary<Block[]> = fc
  .tuple(words(3), paragraph)
  .map(([value, next]) => [
    {
      type: 'heading',
      id: '',
      level: 3,
      children: [{ type: 'text', value: `${value}.` }],
      runIn: true,
      unlisted: false,
    },
    next,
  ]);

const captioned = fc.record({
  caption: fc.option(line, { nil: undefined }),
  source: fc.option(line, { nil: undefined }),
  notes: fc.array(line, { maxLength: 2 }),
});

function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}

const figure: fc.Arbitrary<Block> = fc
  .record({
    lines: captioned,
    asset: fc.constantFrom('chart:shapes', 'picture:dot.png'),
    alt: fc.option(words(3), { nil: undefined }),
    word: fc.constantFrom('native' as const, 'picture' as const),
  })
  .map(({ lines, asset, alt, word }) => ({
    type: 'figure',
    id: '',
    asset,
    word,
    ...withoutUndefined(lines),
    ...(alt === undefined ? {} : { alt }),
  }));

const cell = (children: readonly Inline[], more: Partial<TableCell> = {}): TableCell => ({
  children,
  columnSpan: 1,
  rowSpan: 1,
  missing: false,
  ...more,
});

const numberCell: fc.Arbitrary<TableCell> = fc.oneof(
  fc.constant(cell([{ type: 'text', value: 'N/A' }], { missing: true })),
  fc.constant(cell([])),
  fc.integer({ min: -9999, max: 99_999 }).map((tenths) => {
    const value = tenths / 10;
    return cell([{ type: 'text', value: value.toLocaleString('en-US') }], { value });
  }),
);

const table: fc.Arbitrary<Table> = fc
  .record({
    lines: captioned,
    variant: fc.constantFrom<Table['variant']>('data', 'plain', 'keyFigures'),
    numbers: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 1, max: 5 }),
    spanned: fc.boolean(),
  })
  .chain(({ lines, variant, numbers, rows, spanned }) =>
    fc
      .record({
        names: fc.array(line, { minLength: rows, maxLength: rows }),
        cells: fc.array(fc.array(numberCell, { minLength: numbers, maxLength: numbers }), {
          minLength: rows,
          maxLength: rows,
        }),
        kinds: fc.array(fc.constantFrom('data' as const, 'data' as const, 'total' as const), {
          minLength: rows,
          maxLength: rows,
        }),
        group: fc.option(words(2), { nil: undefined }),
        heads: fc.array(words(2), { minLength: numbers + 1, maxLength: numbers + 1 }),
      })
      .map(({ names, cells, kinds, group, heads }): Table => ({
        type: 'table',
        id: '',
        variant,
        ...withoutUndefined(lines),
        columns: [{ align: 'start' }, ...Array.from({ length: numbers }, () => ({ align: 'decimal' as const }))],
        head: headRows(heads, spanned && variant === 'data'),
        body: [
          ...(group === undefined || variant !== 'data'
            ? []
            : [
                {
                  kind: 'group' as const,
                  cells: [cell([{ type: 'text', value: group }], { columnSpan: numbers + 1 })],
                },
              ]),
          ...cells.map((row, index) => ({
            kind: variant === 'data' ? kinds[index]! : ('data' as const),
            cells: [cell(names[index]!), ...row],
          })),
        ],
        headerColumns: 1,
        summary: 'Names and figures.',
      })),
  );

/** One row of heads, or two of which the first spans the figures. */
function headRows(heads: readonly string[], spanned: boolean): Table['head'] {
  const cells = heads.map((value) => cell([{ type: 'text', value }]));
  if (!spanned) return [{ kind: 'data', cells }];
  return [
    {
      kind: 'data',
      cells: [
        { ...cells[0]!, rowSpan: 2 },
        cell([{ type: 'text', value: 'Figures by year' }], { columnSpan: heads.length - 1 }),
      ],
    },
    { kind: 'data', cells: cells.slice(1) },
  ];
}

const flow: fc.Arbitrary<Block> = fc.oneof({ weight: 4, arbitrary: paragraph }, list(1), table, figure);

function list(depth: number): fc.Arbitrary<Block> {
  const inner =
    depth > 0
      ? fc.oneof(
          fc.constant([]),
          list(depth - 1).map((block) => [block]),
        )
      : fc.constant([]);
  return fc
    .record({
      ordered: fc.boolean(),
      start: fc.integer({ min: 1, max: 9 }),
      items: fc.array(
        fc.tuple(paragraph, inner).map(([first, rest]): Block[] => [first, ...rest]),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ ordered, start, items }) => ({ type: 'list', ordered, start: ordered ? start : 1, items }));
}

const boxed: fc.Arbitrary<Block> = fc
  .array(fc.oneof(paragraph, list(0)), { minLength: 1, maxLength: 3 })
  .chain((children) =>
    fc.oneof(
      fc.constant<Block>({ type: 'quote', children }),
      fc
        .option(line, { nil: undefined })
        .map((title): Block => ({ type: 'callout', children, ...withoutUndefined({ title }) })),
      fc.constant<Block>({
        type: 'columns',
        columns: [
          { width: 0.6, children },
          { width: 0.4, children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Beside it.' }] }] },
        ],
      }),
    ),
  );

const block: fc.Arbitrary<Block[]> = fc.oneof(
  { weight: 6, arbitrary: flow.map((block) => [block]) },
  { weight: 3, arbitrary: heading.map((block) => [block]) },
  { weight: 2, arbitrary: runIn },
  { weight: 2, arbitrary: boxed.map((block) => [block]) },
  fc.constant<Block[]>([{ type: 'rule' }]),
  fc.constant<Block[]>([{ type: 'pageBreak' }]),
  flow.map((block): Block[] => [{ type: 'landscape', children: [block] }]),
);

const opening: fc.Arbitrary<Block[]> = fc
  .record({
    layout: fc.constantFrom('page' as const, 'band' as const),
    title: words(4),
    subtitle: fc.option(line, { nil: undefined }),
    marking: fc.option(fc.constant('UNCLASSIFIED'), { nil: undefined }),
    value: line,
    depth: fc.constantFrom<HeadingLevel>(1, 2, 5),
  })
  .map(({ layout, title, value, depth, ...more }): Block[] => [
    {
      type: 'cover',
      layout,
      title: [{ type: 'text', value: title }],
      details: [{ label: 'Edition', value }],
      ...withoutUndefined(more),
    },
    { type: 'contents', of: 'headings', depth, title: [{ type: 'text', value: 'Contents' }] },
    { type: 'contents', of: 'figures', depth: 1 },
    { type: 'contents', of: 'tables', depth: 1, title: [{ type: 'text', value: 'Tables' }] },
  ]);

/** Documents of all blocks and inlines, resolved: every reference and note mark leads somewhere. */
export const arbitraryDocument: fc.Arbitrary<ResolvedDocument> = fc
  .record({
    opening: fc.oneof({ weight: 3, arbitrary: opening }, fc.constant<Block[]>([])),
    blocks: fc.array(block, { minLength: 1, maxLength: 12 }),
    notes: fc.array(paragraph, { maxLength: 3 }),
  })
  .map(({ opening, blocks, notes }) => {
    const document = joinReferences([...opening, ...blocks.flat()], notes);
    const resolved = resolveDocument(document, () => {});
    if (resolved === undefined) throw new Error('A generated document does not resolve.');
    return resolved;
  });

/** Gives ids to what has one, and to each reference the id that it counts to. */
function joinReferences(blocks: readonly Block[], noteBlocks: readonly Block[]): ReportDocument {
  const targets: string[] = [];
  const places: string[] = [];
  const noteIds = noteBlocks.map((_, index) => `note-${index + 1}`);
  let count = 0;
  const named = mapNodes(blocks, (node) => {
    if (node['id'] !== '' && node['use'] !== '') return node;
    count += 1;
    const id = `${String(node['type'])}-${count}`;
    if (node['type'] === 'anchor' || node['type'] === 'factValue') places.push(id);
    if (node['type'] === 'factValue') return { ...node, use: id };
    if (node['type'] === 'anchor') return { ...node, id };
    if (node['type'] === 'heading' || node['caption'] !== undefined) targets.push(id);
    return { ...node, id };
  });
  const join = (node: Node): Node => {
    if (node['type'] === 'factValue' && node['entry'] !== undefined) return { ...node, entry: pick(places, count) };
    if (node['type'] === 'pageReference') {
      const there = (node['targets'] as readonly string[]).map((target) => pick(places, target)).filter((id) => id !== undefined);
      return there.length === 0 ? { type: 'text', value: 'no page' } : { ...node, targets: [...new Set(there)] };
    }
    const id = node['type'] === 'reference' ? pick(targets, node['target']) : pick(noteIds, node['note']);
    if (node['type'] === 'reference')
      return id === undefined ? { type: 'text', value: 'nothing' } : { ...node, target: id };
    if (node['type'] === 'noteReference')
      return id === undefined ? { type: 'text', value: 'no note' } : { ...node, note: id };
    return node;
  };
  // Notes refer to nothing: a mark of a note within itself would never end.
  const notes = noteIds.map((id, index): [string, Note] => {
    const children = mapNodes([noteBlocks[index]!], (node) =>
      HERE.has(String(node['type'])) || 'use' in node ? { type: 'text', value: 'elsewhere' } : node,
    );
    return [id, { id, children }];
  });
  return { meta: sampleDocument.meta, blocks: mapNodes(named, join), notes: new Map(notes) };
}

/** What notes leave out: they are generated apart from the places of the text. */
const HERE = new Set(['reference', 'noteReference', 'pageReference', 'anchor']);

const pick = (ids: readonly string[], at: unknown): string | undefined => ids[Number(at) % Math.max(1, ids.length)];

type Node = Readonly<Record<string, unknown>>;

/** A copy of blocks in which each block, cell and inline is replaced by what `change` makes of it. */
function mapNodes(blocks: readonly Block[], change: (node: Node) => Node): Block[] {
  const map = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(change(value as Node)).map(([key, part]) => [key, map(part)]));
  };
  return map(blocks) as Block[];
}
