import { describe, expect, test } from 'vitest';
import { parseDataset } from '../../src/dataset/parse.ts';
import { checkUnits } from '../../src/dataset/units.ts';
import { BriefError } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/dataset.ts';
import * as factMessages from '../../src/messages/datasetFacts.ts';
import { finding } from '../../src/messages/wording.ts';
import { folderFiles } from '../support/folderFiles.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { parseSample, sampleFiles, sampleText } from './sampleFiles.ts';
import { units } from './units.ts';

const fact = (id: string) => parseSample().dataset?.facts.get(id);

describe('a dataset folder', () => {
  test('is read without findings', () => {
    const { dataset, findings } = parseSample();
    expect(findings).toEqual([]);
    expect(dataset).toMatchObject({ id: 'sample', directory: 'data/sample' });
    expect(dataset?.header).toEqual({
      title: 'Sample 2005',
      country: { name: 'Sampleland', iso3: 'XXS', demonym: 'Samplelander' },
      edition: { name: '2005-2006', year: 2005 },
      marking: 'UNCLASSIFIED',
      language: 'en-US',
      author: 'Sample office',
      keywords: ['samples'],
      details: { post: 'Sampletown', number: '004354' },
    });
    expect([...dataset!.sources.values()]).toEqual([
      { id: 'report', title: 'Annual report', author: 'Sample agency', date: '2005-12', reference: '7.10' },
    ]);
    expect(dataset?.units.get('officer')).toEqual({ one: 'officer', other: 'officers', kind: 'count' });
    expect(dataset?.narrative.get('summary')).toEqual({
      name: 'summary',
      file: 'data/sample/narrative/summary.md',
      text: sampleText('narrative/summary.md'),
    });
  });

  test('gives facts as they are written, and where', () => {
    expect(fact('heroin-2005')).toEqual({
      id: 'heroin-2005',
      label: 'Heroin seized',
      value: { kind: 'number', value: 130.5, decimals: 2 },
      unit: 'kg',
      qualifier: 'more than',
      period: '2005',
      place: 'Sampleland',
      agency: 'Sample agency',
      attribution: 'according to the agency',
      source: { document: 'report', paragraph: 2 },
      note: 'A note.',
      where: { file: 'data/sample/facts.yaml', line: 1, column: 1 },
    });
    expect(fact('heroin-2004')).not.toHaveProperty('note');
    expect(fact('share')?.value).toEqual({ kind: 'fraction', numerator: 1, denominator: 3 });
    expect(fact('heroin-both')).toMatchObject({
      value: { kind: 'number', value: 234.5, decimals: 1 },
      computed: { operation: 'sum', of: ['heroin-2005', 'heroin-2004'] },
      where: { line: 19 },
    });
    expect(fact('heroin-both')).not.toHaveProperty('source');
  });

  test('gives typed cells that tell N/A, empty and zero apart', () => {
    const table = parseSample().dataset?.tables.get('seizures');
    expect(table).toMatchObject({
      name: 'seizures',
      file: 'data/sample/tables/seizures.csv',
      title: 'Seizures',
      source: 'The report.',
      notes: ['Rounded by the source.'],
    });
    expect(table?.columns.map(({ name }) => name)).toEqual(['drug', 'year', 'day', 'amount', 'count']);
    expect(table?.rows.map(({ line, cells }) => [line, ...cells.values()])).toEqual([
      [
        2,
        { value: 'Heroin' },
        { value: 2005 },
        { value: '2005-06-29', fact: 'raid-day' },
        { value: 130.5, decimals: 2, fact: 'heroin-2005' },
        { value: 580, fact: 'staff' },
      ],
      [
        3,
        { value: 'Opium, raw' },
        { value: 2004 },
        { value: '2004-06' },
        { value: null, missing: 'notAvailable' },
        { value: null, missing: 'empty' },
      ],
      [
        4,
        { value: null, missing: 'notAvailable' },
        { value: null, missing: 'notAvailable' },
        { value: null, missing: 'empty' },
        { value: 7.5, decimals: 1 },
        { value: 0 },
      ],
    ]);
  });

  test('gives relations with the facts that they name, and conflicts', () => {
    const { relations, conflicts } = parseSample().dataset!.checks!;
    expect(relations).toEqual([
      {
        id: 'heroin-rose',
        title: 'Heroin rose',
        expression: 'fact("heroin-2005") > fact("heroin-2004") && fact("heroin-2005") < 1000.0',
        facts: ['heroin-2005', 'heroin-2004'],
        tolerance: 0.5,
        note: 'By a quarter.',
        where: { file: 'data/sample/checks.yaml', line: 4, column: 17 },
      },
    ]);
    expect(conflicts).toMatchObject([{ id: 'two-years', facts: ['heroin-2004'], where: { line: 8 } }]);
  });

  test('may have its facts in several files, and no narrative or checks', () => {
    const { dataset, findings } = parseSample({
      'facts.yaml': undefined,
      'facts/a.yaml': sampleText('facts.yaml'),
      'facts/b.yaml': 'more: {label: More, computed: {difference: [heroin-2005, heroin-2004]}, unit: kg, period: "2005", place: There}\n',
      'narrative/summary.md': undefined,
      'checks.yaml': undefined,
    });
    expect(findings).toEqual([]);
    expect(dataset?.facts.get('more')).toMatchObject({ value: { value: 26.5 }, where: { file: 'data/sample/facts/b.yaml', line: 1 } });
    expect(dataset?.checks).toBeUndefined();
    expect(dataset?.narrative.size).toBe(0);
  });

  test.each(['data/sample/', 'data\\sample', 'data/sample//'])('is named without the slashes of %s', (directory) => {
    const { dataset, findings } = parseSample({}, directory);
    expect(findings).toEqual([]);
    expect(dataset).toMatchObject({ id: 'sample', directory: 'data/sample' });
  });

  test('may be saved by Windows programs', () => {
    const windows = Object.fromEntries(
      Object.entries(sampleFiles).map(([path, text]) => [path.replace('data/sample/', ''), `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    const { dataset, findings } = parseSample(windows);
    expect(findings).toEqual([]);
    expect(dataset).toEqual(parseSample().dataset);
  });

  test('may have its columns in another order than they are declared', () => {
    const { dataset, findings } = parseSample({ 'tables/seizures.csv': 'count, amount ,day,year,drug\n5, 7.5 , 2005,2005 , raw \n' });
    expect(findings).toEqual([]);
    expect([...dataset!.tables.get('seizures')!.rows[0]!.cells]).toEqual([
      ['drug', { value: ' raw ' }],
      ['year', { value: 2005 }],
      ['day', { value: '2005' }],
      ['amount', { value: 7.5, decimals: 1 }],
      ['count', { value: 5 }],
    ]);
  });

  test('that is not there is reported with the way to make one', () => {
    const { dataset, findings } = parseSample({}, 'data/smaple');
    expect(dataset).toBeUndefined();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(messages.missingFolder('data/smaple').message);
    expect(findings[0]).toContain('npx briefpress new dataset');
  });

  test('that cannot be used for one mistake is searched for others', () => {
    const { dataset, findings } = parseSample({
      'dataset.yaml': sampleText('dataset.yaml').replace('title: Sample 2005', 'titel: Sample 2005'),
      'facts.yaml': sampleText('facts.yaml').replace('value: 104', 'value: many'),
      'tables/seizures.csv': 'drug,year,day,amount,count\nHeroin,2005,,some,1\n',
      'checks.yaml': 'relations: none\n',
    });
    expect(dataset).toBeUndefined();
    expect(findings.map((line) => line.replace(/ .*/, ''))).toEqual([
      'data/sample/dataset.yaml:1:1',
      'data/sample/dataset.yaml:1:1',
      'data/sample/facts.yaml:14:10',
      'data/sample/tables/seizures.csv:2:14',
      'data/sample/checks.yaml:1:12',
    ]);
  });

  test('a fact with an error is not reported again where it is named, and never looks like a figure', () => {
    const { dataset, findings } = parseSample({ 'facts.yaml': sampleText('facts.yaml').replace('130.50', 'many') });
    expect(findings).toHaveLength(1);
    expect(dataset?.facts.get('heroin-2005')?.value).toEqual({ kind: 'number', value: Number.NaN, decimals: 0 });
    expect(dataset?.tables.get('seizures')?.rows[0]?.cells.get('amount')).toEqual({ value: null, missing: 'empty', fact: 'heroin-2005' });
  });

  test('that is read again gives the same, with the same findings', () => {
    const changes = { 'facts.yaml': `${sampleText('facts.yaml')}\nstaff: {}\n`, 'checks.yaml': 'relations: [\n' };
    const first = parseSample(changes);
    expect(first.findings).toHaveLength(2);
    expect(parseSample(changes)).toEqual(first);
  });

  test('values that are nested without end are refused', () => {
    const { findings } = parseSample({ 'facts.yaml': `a: ${'['.repeat(50_000)}` });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^data\/sample\/facts\.yaml:1:\d+ error: The values are nested deeper than the limit of 40 levels/);
  });

  test('names that JavaScript knows are names like others', () => {
    const { findings } = parseSample({
      'facts.yaml': `${sampleText('facts.yaml')}constructor: {label: C, value: 1, unit: kg, period: "1", place: P, source: {document: toString}}\n__proto__: {}\n`,
    });
    expect(findings.some((line) => line.includes('"toString" is not a source of the dataset'))).toBe(true);
    expect(findings.some((line) => line.includes('"__proto__" is not a usable name'))).toBe(true);
  });

  test('a file that may not be read is reported, not thrown', () => {
    const files = memoryFiles(sampleFiles);
    const refusal = finding('error', 'disk/outside-folders', 'Outside.');
    const found: Diagnostic[] = [];
    const guarded = {
      ...files,
      exists(path: string) {
        if (path.endsWith('checks.yaml')) throw new BriefError([refusal]);
        return files.exists(path);
      },
      read(path: string) {
        if (path.endsWith('checks.yaml')) throw new BriefError([refusal]);
        return files.read(path);
      },
    };
    expect(parseDataset('data/sample', guarded, (diagnostic) => found.push(diagnostic))).toBeDefined();
    expect(found).toEqual([refusal]);
  });
});

describe('units', () => {
  const files = memoryFiles({
    ...sampleFiles,
    'data/sample/facts.yaml': sampleText('facts.yaml').replace('unit: officer', 'unit: ofifcer'),
    'data/sample/dataset.yaml': sampleText('dataset.yaml').replace('unit: kg', 'unit: gk'),
    'data/sample/tables/seizures.csv': 'drug,year,day,amount,count\nOpium,2005,,1,1\n',
  });
  const known = ['officer', ...Object.keys(units)];
  const expected = [
    factMessages.unknownUnit({ file: 'data/sample/dataset.yaml', line: 22, column: 51 }, 'seizures.amount', 'gk', known),
    factMessages.unknownUnit({ file: 'data/sample/facts.yaml', line: 25, column: 41 }, 'staff', 'ofifcer', known),
  ];

  test('are checked against the dataset and the locale where they are used', () => {
    const found: Diagnostic[] = [];
    parseDataset('data/sample', files, (diagnostic) => found.push(diagnostic), units);
    expect(found).toEqual(expected);
  });

  test('are checked later where the locale is not known yet', () => {
    const found: Diagnostic[] = [];
    const dataset = parseDataset('data/sample', files, (diagnostic) => found.push(diagnostic));
    expect(found).toEqual([]);
    checkUnits(dataset!, { units }, (diagnostic) => found.push(diagnostic));
    expect(found).toEqual(expected);
  });
});

test.each(['data/kazakhstan-2005', 'templates/_shared/starters/dataset'])('%s has no findings', (directory) => {
  const found: Diagnostic[] = [];
  parseDataset(directory, folderFiles(import.meta.dirname.replace(/test.dataset$/, '')), (diagnostic) => found.push(diagnostic));
  expect(found).toEqual([]);
});
