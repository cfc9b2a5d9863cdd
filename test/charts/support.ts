import type { Dataset, DataTable } from '../../src/dataset/model.ts';
import { checkChart } from '../../src/charts/check.ts';
import { drawChart } from '../../src/charts/drawChart.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { Drawing } from '../../src/document/model.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import { locale, theme } from '../fixtures/sampleDocument.ts';
import { dataTable, sampleDataset } from '../support/briefs.ts';

export const fonts = openFontLibrary();

/** Drugs by year, with a figure that is not available and one whose fact has a qualifier. */
export const seizures = dataTable(
  'seizures',
  [
    { name: 'drug', label: 'Drug', type: 'text' },
    { name: 'year', label: 'Year', type: 'year' },
    { name: 'amount', label: 'Seized', type: 'number', unit: 'kg', decimals: 0 },
  ],
  [
    ['Opium', 2004, 1106],
    ['Opium', 2005, [238, 'opium-2005']],
    ['Heroin', 2004, 225],
    ['Heroin', 2005, 214],
    ['Hashish', 2004, 'N/A'],
    ['Hashish', 2005, 12],
  ],
);

/** Three years of two drugs for lines, areas and small multiples: more values than alternative text writes out. */
export const monthly = dataTable(
  'monthly',
  [
    { name: 'month', label: 'Month', type: 'date' },
    { name: 'drug', label: 'Drug', type: 'text' },
    { name: 'amount', label: 'Seized', type: 'number', unit: 'kg', decimals: 1 },
  ],
  ['Opium', 'Heroin'].flatMap((drug, series) =>
    Array.from({ length: 8 }, (_, month): [string, string, number] => [`2005-0${month + 1}`, drug, 10 + series * 5 + ((month * 7) % 11)]),
  ),
);

export const agreements = dataTable(
  'agreements',
  [
    { name: 'date', label: 'Date', type: 'date' },
    { name: 'short', label: 'Short title', type: 'text' },
    { name: 'kind', label: 'Kind', type: 'text' },
  ],
  [
    ['1998', 'Law', 'law'],
    ['2002-12', 'Memorandum', 'agreement'],
    ['2005-07-08', 'Protocol', 'agreement'],
    ['N/A', 'Master Plan', 'programme'],
  ],
);

export const routes = dataTable(
  'routes',
  [
    { name: 'title', label: 'Route', type: 'text' },
    { name: 'order', label: 'Order', type: 'number' },
    { name: 'place', label: 'Place', type: 'text' },
    { name: 'longitude', label: 'Longitude', type: 'number', decimals: 2 },
    { name: 'latitude', label: 'Latitude', type: 'number', decimals: 2 },
  ],
  [
    ['Northern route', 2, 'Bishkek', 74.59, 42.87],
    ['Northern route', 1, 'Tashkent', 69.22, 41.26],
    ['Eastern route', 1, 'Astana', 71.45, 51.18],
    ['Eastern route', 2, 'Beijing', 116.4, 39.91],
  ],
);

export const region = dataTable(
  'region',
  [
    { name: 'country', label: 'Country', type: 'text' },
    { name: 'amount', label: 'Seized', type: 'number', unit: 'kg', decimals: 0 },
  ],
  [['Kazakhstan', 214], ['Kyrgyzstan', 120], ['Uzbekistan', 'N/A'], ['Tajikistan', 2345]],
);

export const tables: ReadonlyMap<string, DataTable> = new Map([seizures, monthly, agreements, routes, region].map((table) => [table.name, table]));

export const dataset: Dataset = { ...sampleDataset, tables };

export interface Drawn {
  readonly drawing: Drawing | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Checks and draws a spec that is given as an object or as text. */
export async function draw(spec: object | string, change: { name?: string; dataset?: Dataset; width?: number } = {}): Promise<Drawn> {
  const findings: Diagnostic[] = [];
  const report = (finding: Diagnostic): void => void findings.push(finding);
  const name = change.name ?? 'sample';
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec, null, 2);
  const source = { file: `charts/${name}.vl.json`, text, firstLine: 1 };
  const data = change.dataset ?? dataset;
  const checked = checkChart(name, source, data.tables, report);
  const setting = { theme, locale, fonts, width: change.width ?? 468 };
  const drawing = checked === undefined ? undefined : await drawChart(checked, data, setting, report);
  return { drawing, findings };
}

/** Draws a spec that must give no finding. */
export async function drawClean(spec: object, change: Parameters<typeof draw>[1] = {}): Promise<Drawing> {
  const { drawing, findings } = await draw(spec, change);
  if (drawing === undefined || findings.length > 0) throw new Error(JSON.stringify(findings, null, 1));
  return drawing;
}

/** What a spec is told by the check alone. */
export function check(spec: object | string, more: ReadonlyMap<string, DataTable> = tables): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec, null, 2);
  checkChart('sample', { file: 'charts/sample.vl.json', text, firstLine: 1 }, more, (finding) => findings.push(finding));
  return findings;
}

/** The words of a drawing in the order of painting. */
export function words({ svg }: Pick<Drawing, 'svg'>): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!.replaceAll('&amp;', '&').replaceAll('&lt;', '<'));
}
