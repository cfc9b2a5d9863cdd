import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import type { DataCell, DataTable, Dataset, Fact, FactQuantity } from '../../src/dataset/model.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import type { Unit } from '../../src/locale.ts';
import { localeSchema } from '../../src/locale.ts';
import { checkTemplate } from '../../src/template/check.ts';
import { expandTemplate } from '../../src/template/expand.ts';
import type { ExpandedText, RenderOptions, Template, TemplateSettings } from '../../src/template/model.ts';
import { themeSchema } from '../../src/theme.ts';

const shared = (path: string): unknown =>
  parse(readFileSync(new URL(`../../templates/_shared/${path}`, import.meta.url), 'utf8'));

export const theme = themeSchema.parse(shared('themes/ledger.yaml'));
export const locale = localeSchema.parse(shared('locales/en-US.yaml'));

type FactPart = Partial<Omit<Fact, 'id' | 'value'>>;

/** A fact in a few words: `fact('heroin', 130, 'kg', {qualifier: 'more than'})`. */
export function fact(id: string, value: number | string | FactQuantity, unit: string, more: FactPart = {}): Fact {
  return {
    id,
    label: id,
    value: quantity(value),
    unit,
    period: '2005',
    place: 'Kazakhstan',
    where: { file: 'data/sample/facts.yaml', line: 1 },
    ...more,
  };
}

function quantity(value: number | string | FactQuantity): FactQuantity {
  if (typeof value === 'object') return value;
  if (typeof value === 'number') return { kind: 'number', value, decimals: String(value).split('.')[1]?.length ?? 0 };
  const range = /^([\d.]+)\.\.([\d.]+)$/.exec(value);
  if (range !== null) return { kind: 'range', low: Number(range[1]), high: Number(range[2]) };
  const fraction = /^(\d+)\/(\d+)$/.exec(value);
  if (fraction !== null) return { kind: 'fraction', numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  return { kind: 'date', iso: value };
}

export const FACTS: readonly Fact[] = [
  fact('heroin-2005', 130, 'kg', { qualifier: 'more than', period: 'January-September 2005' }),
  fact('heroin-2004', 117, 'kg'),
  fact('heroin-2003', 0, 'kg'),
  fact('officers', 580, 'officer'),
  fact('judges', 3, 'officer'),
  fact('mayor', 1, 'officer'),
  fact('transit', 1400, 'ton', { qualifier: 'approximately' }),
  fact('proceeds', 1_600_000, 'USD', { qualifier: 'more than' }),
  fact('allocation', 700_000, 'USD'),
  fact('wild', 1_200_000, 'ha'),
  fact('convicted', 2626, 'person'),
  fact('growth', 25, 'percent', { qualifier: 'almost' }),
  fact('share', '1/3', 'share'),
  fact('repeaters', '1/5', 'share'),
  fact('odd-share', '5/29', 'share'),
  fact('ages', '14..15', 'year'),
  fact('small-range', '3..5', 'officer'),
  fact('plan', 5, 'year'),
  fact('operation', 6, 'month'),
  fact('farmer', 40, 'year-old'),
  fact('rank', 107, 'number'),
  fact('decree', '2004-03-03', 'date'),
  fact('interview', '2005-11', 'date'),
  fact('law', '1998', 'date'),
  fact('purity', 6.5, 'percent'),
  fact('rate-2005', 12.5, 'percent'),
  fact('rate-2004', 10, 'percent'),
  fact('convictions-2005', 4607, 'case'),
  fact('convictions-2004', 2134, 'case'),
];

const UNITS: Readonly<Record<string, Unit>> = {
  officer: { one: 'officer', other: 'officers', kind: 'count' },
  case: { one: 'case', other: 'cases', kind: 'count' },
};

type CellInput = string | number | DataCell;

export function table(name: string, columns: readonly string[], rows: readonly (readonly CellInput[])[]): DataTable {
  return {
    name,
    file: `data/sample/tables/${name}.csv`,
    title: name,
    columns: columns.map((column) => {
      const [id = '', type = 'text', decimals] = column.split(':');
      return {
        name: id,
        label: id,
        type: type as 'text',
        ...(decimals === undefined ? {} : { decimals: Number(decimals) }),
      };
    }),
    rows: rows.map((cells, index) => ({
      line: index + 2,
      cells: new Map(
        cells.map((cell, at) => [
          columns[at]!.split(':')[0]!,
          typeof cell === 'object' ? cell : { value: cell },
        ]),
      ),
    })),
    notes: [],
  };
}

export const NOT_AVAILABLE: DataCell = { value: null, missing: 'notAvailable' };
export const EMPTY: DataCell = { value: null, missing: 'empty' };

export const TABLES: readonly DataTable[] = [
  table('seizures', ['drug', 'year:year', 'amount:number:0'], [
    ['Opium', 2005, 581],
    ['Heroin', 2005, { value: 130, fact: 'heroin-2005' }],
    ['Heroin', 2004, NOT_AVAILABLE],
    ['Cannabis & "herb"', 2004, 0],
  ]),
  table('agreements', ['date:date', 'title', 'parties'], [
    ['2005-07-08', 'Protocol', 'United States'],
    ['1999-09', 'Agreement', 'Central Asia'],
    [NOT_AVAILABLE, 'Memorandum', EMPTY],
  ]),
];

export interface DatasetParts {
  readonly facts?: readonly Fact[];
  readonly tables?: readonly DataTable[];
  readonly narrative?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, string>>;
  readonly title?: string;
}

export function sampleDataset(parts: DatasetParts = {}): Dataset {
  return {
    id: 'sample',
    directory: 'data/sample',
    header: {
      title: parts.title ?? 'Kazakhstan 2005',
      country: { name: 'Kazakhstan', iso3: 'KAZ' },
      edition: { name: '2005-2006', year: 2005 },
      marking: 'UNCLASSIFIED',
      language: 'en-US',
      author: 'U.S. Embassy Almaty',
      keywords: ['heroin', 'opium', 'transit'],
      details: parts.details ?? { post: 'Almaty', reference: 'STATE 209561' },
    },
    facts: new Map((parts.facts ?? FACTS).map((one) => [one.id, one])),
    tables: new Map((parts.tables ?? TABLES).map((one) => [one.name, one])),
    narrative: new Map(
      Object.entries(parts.narrative ?? {}).map(([name, text]) => [
        name,
        { name, text, file: `data/sample/narrative/${name}.md` },
      ]),
    ),
    sources: new Map(),
    units: new Map(Object.entries(UNITS)),
  };
}

export interface TemplateParts {
  readonly settings?: Partial<TemplateSettings>;
  readonly partials?: Readonly<Record<string, string>>;
  readonly firstLine?: number;
}

const source = (file: string, text: string, firstLine = 1) => ({ file, text, firstLine });

export function sampleTemplate(body: string, parts: TemplateParts = {}): Template {
  return {
    id: 'sample',
    directory: 'templates/sample',
    settings: {
      name: 'Sample',
      description: '',
      title: 'Sample',
      cover: new Map(),
      coverLayout: 'band',
      paper: 'letter',
      formats: ['pdf'],
      theme: 'ledger',
      locale: 'en-US',
      parameters: new Map(),
      needs: { tables: [], narrative: [], facts: [] },
      ...parts.settings,
    },
    body: source('templates/sample/template.md', body, parts.firstLine),
    partials: new Map(
      Object.entries(parts.partials ?? {}).map(([name, text]) => [
        name,
        source(`templates/sample/partials/${name}.md`, text.replace(/\n+$/, '')),
      ]),
    ),
    charts: new Map(),
    theme,
    locale,
  };
}

export interface Tried {
  readonly expanded: ExpandedText | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Checks and expands as `render.ts` does: nothing is expanded after an error of the check. */
export function tryExpand(
  template: Template,
  dataset: Dataset = sampleDataset(),
  options: RenderOptions = { parameters: {} },
): Tried {
  const findings: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void findings.push(diagnostic);
  if (!checkTemplate(template, dataset, report)) return { expanded: undefined, findings };
  const expanded = expandTemplate(template, dataset, { ...options, date: '2005-12-05' }, report);
  return { expanded, findings };
}

/** The Markdown of a body; fails on any finding. */
export function markdownOf(body: string, dataset?: Dataset, parts?: TemplateParts, options?: RenderOptions): string {
  const { expanded, findings } = tryExpand(sampleTemplate(body, parts), dataset, options);
  if (expanded === undefined || findings.length > 0) {
    throw new Error(`Unexpected findings:\n${findings.map(formatDiagnostic).join('\n')}`);
  }
  return expanded.markdown;
}

/** The findings of a body; fails if there are none. */
export function findingsOf(body: string, dataset?: Dataset, parts?: TemplateParts, options?: RenderOptions): readonly Diagnostic[] {
  const { findings } = tryExpand(sampleTemplate(body, parts), dataset, options);
  if (findings.length === 0) throw new Error(`Nothing was found in: ${body}`);
  return findings;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string;
  readonly url?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string | null | undefined>> | null;
  readonly children?: readonly Node[];
}

/** The tree of a Markdown text, as the document stage will see it. */
export function treeOf(markdown: string): Node {
  return fromMarkdown(markdown, {
    extensions: [directive(), gfm()],
    mdastExtensions: [directiveFromMarkdown(), gfmFromMarkdown()],
  }) as Node;
}

/** What a tree reads as. */
export function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

/** What Markdown reads as: figures without what they are bound to. */
export function read(markdown: string): string {
  return textOf(treeOf(markdown));
}
