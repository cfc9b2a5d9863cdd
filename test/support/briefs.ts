import type { DataCell, Dataset, DataTable, Fact } from '../../src/dataset/model.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { buildDocument } from '../../src/document/build.ts';
import type { Block, Inline, ReportDocument } from '../../src/document/model.ts';
import type { Wording } from '../../src/document/wording.ts';
import type { ExpandedText, Template, TemplateSettings } from '../../src/template/model.ts';
import { locale, theme } from '../fixtures/sampleDocument.ts';

/** A value of a table of the dataset; `@id` is bound to the fact. */
type CellValue = string | number | null;

/** A table from rows of values: `'N/A'` and null are missing ones, `[value, fact]` is bound to a fact. */
export function dataTable(
  name: string,
  columns: DataTable['columns'],
  rows: readonly (readonly (CellValue | readonly [CellValue, string])[])[],
  more: Partial<DataTable> = {},
): DataTable {
  const cellOf = (given: CellValue | readonly [CellValue, string]): DataCell => {
    if (typeof given === 'object' && given !== null) return { value: given[0], fact: given[1] };
    if (given === 'N/A') return { value: null, missing: 'notAvailable' };
    return given === null ? { value: null, missing: 'empty' } : { value: given };
  };
  return {
    name,
    file: `data/sample/tables/${name}.csv`,
    title: 'A table',
    columns,
    rows: rows.map((row, index) => ({
      line: index + 2,
      cells: new Map(row.map((given, column) => [columns[column]!.name, cellOf(given)])),
    })),
    notes: [],
    ...more,
  };
}

const fact = (id: string, value: number, unit: string, label: string): Fact => ({
  id,
  label,
  value: { kind: 'number', value, decimals: 0 },
  unit,
  qualifier: 'more than',
  period: '2005',
  place: 'Kazakhstan',
  where: { file: 'data/sample/facts.yaml', line: 1 },
});

const seizures = dataTable(
  'seizures',
  [
    { name: 'drug', label: 'Drug', type: 'text' },
    { name: 'class', label: 'Class', type: 'text' },
    { name: 'year', label: 'Year', type: 'year' },
    { name: 'amount', label: 'Seized', type: 'number', unit: 'kg', decimals: 1 },
  ],
  [
    ['Opium', 'Opiates', 2004, 31.5],
    ['Opium', 'Opiates', 2005, [238, 'opium-2005']],
    ['Heroin', 'Opiates', 2005, 1037],
    ['Hashish', 'Cannabis', 2004, 'N/A'],
    ['Hashish', 'Cannabis', 2005, null],
  ],
  { source: 'The *sample* cable.', notes: ['Rounded.'], title: 'Drug seizures' },
);

const agreements = dataTable(
  'agreements',
  [
    { name: 'date', label: 'Date', type: 'date' },
    { name: 'title', label: 'Title', type: 'text' },
  ],
  [
    ['2005-06-29', 'A | B & *C*'],
    ['N/A', 'Undated'],
  ],
);

/** A dataset with a few facts, two tables and one source. */
/** A fact that the cable states of 2005. */
export function sampleFact(id: string, more: Partial<Fact> = {}): Fact {
  return {
    id,
    label: `Label of ${id}`,
    value: { kind: 'number', value: 581, decimals: 0 },
    unit: 'kg',
    period: '2005',
    place: 'Kazakhstan',
    source: { document: 'cable', paragraph: 17 },
    where: { file: 'facts.yaml', line: 1 },
    ...more,
  };
}

export const sampleDataset: Dataset = {
  id: 'sample',
  directory: 'data/sample',
  header: {
    title: 'Sample',
    country: { name: 'Kazakhstan', iso3: 'KAZ' },
    edition: { name: '2005-2006', year: 2005 },
    marking: 'UNCLASSIFIED',
    language: 'en-US',
    author: 'Office of Samples',
    keywords: ['sample'],
    details: {},
  },
  facts: new Map(
    [fact('opium-2005', 238, 'kg', 'Opium seized'), fact('officers', 580, 'person', 'Officers')].map((fact) => [
      fact.id,
      fact,
    ]),
  ),
  tables: new Map([seizures, agreements].map((table) => [table.name, table])),
  narrative: new Map(),
  sources: new Map([
    [
      'cable',
      {
        id: 'cable',
        title: 'A Cable',
        author: 'U.S. Embassy',
        date: '2005-12-05',
        reference: 'ALMATY 1',
        url: 'https://example.org/cable',
      },
    ],
  ]),
  units: new Map(),
};

const settings: TemplateSettings = {
  name: 'Sample',
  description: 'A sample.',
  title: 'Sample',
  cover: new Map(),
  coverLayout: 'band',
  paper: 'letter',
  formats: ['pdf'],
  theme: 'ledger',
  locale: 'en-US',
  parameters: new Map(),
  needs: { tables: [], narrative: [], facts: [] },
};

export const sampleTemplate: Template = {
  id: 'sample',
  directory: 'templates/sample',
  settings,
  body: { file: 'template.md', text: '', firstLine: 1 },
  partials: new Map(),
  charts: new Map([
    ['seizures', { file: 'charts/seizures.vl.json', text: '{}', firstLine: 1 }],
    ['routes-map', { file: 'charts/routes-map.vl.json', text: '{}', firstLine: 1 }],
  ]),
  theme,
  locale,
};

/** Wording that is easy to tell from everything else. */
export const sampleWording: Wording = {
  fact: (id) => `the fact ${id}`,
  part: (id, part) => `the ${part} of ${id}`,
  cell: (value, column) => value.toLocaleString('en-US', { minimumFractionDigits: column.decimals ?? 0 }),
  date: (iso) => `on ${iso}`,
};

/** What expanding a template gives; line n of the Markdown comes from line n of template.md. */
export function expandedText(markdown: string, more: Partial<ExpandedText> = {}): ExpandedText {
  return {
    markdown,
    lines: markdown.split('\n').map((_, index) => ({ file: 'template.md', line: index + 1 })),
    title: 'Kazakhstan',
    subtitle: 'A sample',
    runningTitle: 'Sample: Kazakhstan',
    subject: 'Samples',
    cover: [],
    paper: 'letter',
    ...more,
  };
}

export interface Built {
  readonly document: ReportDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds a document from Markdown against the sample template and dataset. */
export function build(
  markdown: string,
  change: { dataset?: Dataset; template?: Template; expanded?: Partial<ExpandedText> } = {},
): Built {
  const diagnostics: Diagnostic[] = [];
  const document = buildDocument(
    expandedText(markdown, change.expanded),
    change.template ?? sampleTemplate,
    change.dataset ?? sampleDataset,
    '2005-12-05',
    sampleWording,
    (diagnostic) => diagnostics.push(diagnostic),
  );
  return { document, diagnostics };
}

/** The blocks of a document that must build without a finding, their places left out. */
export function blocksOf(markdown: string, change: Parameters<typeof build>[1] = {}): readonly Block[] {
  const { document, diagnostics } = build(markdown, change);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return withoutPlaces(document.blocks);
}

/** The inlines of the one paragraph that the Markdown is. */
export function inlinesOf(markdown: string): readonly Inline[] {
  const [block] = blocksOf(markdown);
  if (block?.type !== 'paragraph') throw new Error(`${block?.type} is no paragraph`);
  return block.children;
}

export function withoutPlaces<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'place' ? undefined : part))) as Value;
}
