import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/dataset/model.ts';
import { parseSample, parseText, sampleText } from './sampleFiles.ts';

interface TableText {
  title: string;
  csv?: string;
  rows?: Record<string, string | number | null>[];
}

/** The sample as one document. */
function sampleDocument(): Record<string, unknown> & { tables: { seizures: TableText } } {
  const header = parse(sampleText('dataset.yaml'), { schema: 'failsafe' }) as { tables: { seizures: TableText } };
  const numbers = { edition: { name: '2005-2006', year: 2005 } };
  const document = {
    ...header,
    ...numbers,
    id: 'sample',
    facts: parse(sampleText('facts.yaml'), { schema: 'failsafe' }) as Record<string, { source?: { paragraph?: unknown } }>,
    narrative: { summary: sampleText('narrative/summary.md') },
    checks: parse(sampleText('checks.yaml')) as unknown,
  };
  document.tables.seizures.csv = sampleText('tables/seizures.csv');
  const columns = document.tables.seizures as unknown as { columns: Record<string, { decimals?: unknown }> };
  for (const column of Object.values(columns.columns)) if (column.decimals !== undefined) column.decimals = Number(column.decimals);
  for (const { source } of Object.values(document.facts)) if (source?.paragraph !== undefined) source.paragraph = Number(source.paragraph);
  return document;
}

/** A dataset without what depends on where it is written. */
function withoutPlaces(dataset: Dataset | undefined): unknown {
  return JSON.parse(
    JSON.stringify(dataset, (key, value: unknown) => {
      if (['where', 'places', 'file', 'line', 'directory'].includes(key)) return undefined;
      return value instanceof Map ? [...value] : value;
    }),
  );
}

const folder = withoutPlaces(parseSample().dataset);

describe('a dataset in one document', () => {
  test.each([
    ['YAML', stringify(sampleDocument())],
    ['JSON', JSON.stringify(sampleDocument())],
    ['indented JSON', JSON.stringify(sampleDocument(), undefined, '\t')],
  ])('says the same as the folder: %s', (_, text) => {
    const { dataset, findings } = parseText(text);
    expect(findings).toEqual([]);
    expect(withoutPlaces(dataset)).toMatchObject(folder as object);
  });

  test('may have the rows of its tables as mappings', () => {
    const document = sampleDocument();
    delete document.tables.seizures.csv;
    document.tables.seizures.rows = [
      { drug: 'Heroin', year: 2005, day: '@raid-day', amount: '@heroin-2005', count: '@staff' },
      { drug: 'Opium, raw', year: 2004, day: '2004-06', amount: 'N/A', count: null },
      { drug: 'N/A', year: 'N/A', day: '', amount: 7.5, count: 0 },
    ];
    const { dataset, findings } = parseText(JSON.stringify(document, undefined, 2));
    expect(findings).toEqual([]);
    expect(withoutPlaces(dataset)).toMatchObject(folder as object);
    const lines = dataset?.tables.get('seizures')?.rows.map(({ line }) => line) ?? [];
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(new Set(lines).size).toBe(3);
  });

  test('is named by its file, and its texts by where they stand in it', () => {
    const { id: _, ...document } = sampleDocument();
    const { dataset } = parseText(JSON.stringify(document), 'uploads/sample-2005.json');
    expect(dataset).toMatchObject({ id: 'sample-2005', directory: 'uploads/sample-2005.json' });
    expect(dataset?.narrative.get('summary')?.file).toBe('uploads/sample-2005.json#/narrative/summary');
    expect(dataset?.facts.get('staff')?.where).toMatchObject({ file: 'uploads/sample-2005.json', line: 1 });
  });

  test('reports what is wrong on the lines of the document', () => {
    const { dataset, findings } = parseText(`title: Sample
country: {name: Sampleland, iso3: XXS}
edition: {name: "2005", year: 2005}
language: en-US
author: Sample office
tables:
  a:
    title: Block text
    columns: {drug: {label: Drug, type: text}, amount: {label: Seized, type: number}}
    csv: |
      drug,amount
      Heroin,1
      Opium,many
  b:
    title: Rows
    columns: {drug: {label: Drug, type: text}, amount: {label: Seized, type: number}}
    rows:
      - {drug: Heroin, amount: many}
      - {drug: Opium}
      - {drug: Opium, amuont: 1, amount: 1}
  c:
    title: Neither
    columns: {drug: {label: Drug, type: text}}
  d:
    title: Both
    columns: {drug: {label: Drug, type: text}}
    csv: drug
    rows: []
facts: {}
narrative: {summary: ""}
keyword: blue
`);
    expect(dataset).toBeUndefined();
    expect(findings.map((line) => line.replace(/ \[.*/, ''))).toEqual([
      'sample.yaml:13 error: amount: expected a number, got "many". Write digits and a decimal point only, such as 1250.5.',
      'sample.yaml:18:32 error: amount: expected a number, got "many". Write digits and a decimal point only, such as 1250.5.',
      'sample.yaml:19:9 error: The row has no "amount". Write null where none applies, or "N/A".',
      'sample.yaml:20:23 error: Unknown column "amuont". Did you mean "amount"? Columns are declared in dataset.yaml.',
      'sample.yaml:21:3 error: The table "c" has neither csv nor rows. Add one of them.',
      'sample.yaml:27:5 error: The table "d" has both csv and rows. Keep one of them.',
      'sample.yaml:31:1 error: Unknown key "keyword". Did you mean "keywords"?',
    ]);
  });

  test('needs facts', () => {
    const { facts: _, ...document } = sampleDocument();
    const { dataset, findings } = parseText(JSON.stringify(document));
    expect(dataset).toBeUndefined();
    expect(findings).toEqual(['sample.yaml:1:1 error: "facts" is missing. Add it, such as facts: {} [dataset/missing-key]']);
  });

  test.each([
    ['', 'The file is empty'],
    ['[]', 'Expected a mapping'],
    ['"text"', 'Expected a mapping'],
    ['{"title": ', 'A bracket or brace is not closed'],
  ])('is not %s', (text, message) => {
    const { dataset, findings } = parseText(text);
    expect(dataset).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(message);
  });
});

test('the example of docs/datasets.md is a dataset', () => {
  const docs = readFileSync(new URL('../../docs/datasets.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(docs) ?? [];
  const { dataset, findings } = parseText(example);
  expect(findings).toEqual([]);
  expect(dataset?.tables.get('seizures')?.rows).toHaveLength(3);
});
