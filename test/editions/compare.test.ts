import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DataColumn, Dataset, Fact, FactQuantity } from '../../src/dataset/model.ts';
import { compareEditions } from '../../src/editions/compare.ts';
import type { FactChange, TableRevision } from '../../src/editions/model.ts';
import { percentChange } from '../../src/editions/percent.ts';
import { comparisonJson } from '../../src/editions/toJson.ts';
import { dataTable, sampleDataset, sampleFact } from '../support/briefs.ts';

const percentOf = (before: Partial<Fact>, after: Partial<Fact>): unknown =>
  compareFacts([fact('a', before)], [fact('a', after)]).map((change) => ('percent' in change ? change.percent : undefined));

const number = (value: number, decimals = 0): FactQuantity => ({ kind: 'number', value, decimals });

const fact = (id: string, more: Partial<Fact> = {}): Fact =>
  sampleFact(id, { label: 'Heroin seized', value: number(100), source: { document: 'cable', paragraph: 2 }, ...more });

const dataset = (facts: readonly Fact[], more: Partial<Dataset> = {}): Dataset => ({
  ...sampleDataset,
  facts: new Map(facts.map((one) => [one.id, one])),
  tables: new Map(),
  ...more,
});

const compareFacts = (before: readonly Fact[], after: readonly Fact[]): readonly FactChange[] =>
  compareEditions(dataset(before), dataset(after)).facts;

describe('facts of two editions', () => {
  test('that say the same are counted, not listed', () => {
    const { facts, sameFacts } = compareEditions(dataset([fact('a')]), dataset([fact('a', { where: { file: 'facts/b.yaml', line: 9 } })]));
    expect([facts, sameFacts]).toEqual([[], 1]);
  });

  test('are added and removed', () => {
    const [before, after] = [fact('a', { label: 'Arrests' }), fact('b', { label: 'Laboratories' })];
    expect(compareFacts([before], [after])).toEqual([
      { kind: 'added', after },
      { kind: 'removed', before },
    ]);
  });

  test('are revised by another value for the same period, with the change in percent', () => {
    expect(compareFacts([fact('a')], [fact('a', { value: number(130) })])).toMatchObject([
      { kind: 'revised', percent: 30, fields: [{ field: 'value', before: '100', after: '130' }] },
    ]);
  });

  test('have a value of their own for a new period', () => {
    const [before, after] = [fact('heroin-2005'), fact('heroin-2006', { period: '2006', value: number(80) })];
    expect(compareFacts([before], [after])).toMatchObject([{ kind: 'renewed', before: { id: 'heroin-2005' }, percent: -20 }]);
  });

  test('are not taken for the same where two of an edition count the same thing', () => {
    const before = [fact('heroin-2004', { period: '2004' }), fact('heroin-2005')];
    const after = [fact('heroin-2005'), fact('heroin-2006', { period: '2006' })];
    expect(compareFacts(before, after).map(({ kind }) => kind)).toEqual(['added', 'removed']);
  });

  test('keep their identity under a new id', () => {
    expect(compareFacts([fact('heroin')], [fact('heroin-seized', { value: number(101) })])).toMatchObject([
      { kind: 'revised', fields: [{ field: 'value' }, { field: 'id', before: 'heroin', after: 'heroin-seized' }] },
    ]);
  });

  test.each<[field: string, change: Partial<Fact>, before: string, after: string]>([
    ['qualifier', { qualifier: 'more than' }, '', 'more than'],
    ['unit', { unit: 'ton' }, 'kg', 'ton'],
    ['period', { period: 'January-September 2005' }, '2005', 'January-September 2005'],
    ['place', { place: 'Almaty' }, 'Kazakhstan', 'Almaty'],
    ['label', { label: 'Heroin confiscated' }, 'Heroin seized', 'Heroin confiscated'],
    ['agency', { agency: 'KNB' }, '', 'KNB'],
    ['attribution', { attribution: 'according to the KNB' }, '', 'according to the KNB'],
    ['note', { note: 'Rounded.' }, '', 'Rounded.'],
    ['partOf', { partOf: 'b' }, '', 'b'],
    ['value', { value: number(100, 1) }, '100', '100.0'],
    ['value', { value: { kind: 'range', low: 90, high: 110 } }, '100', '90..110'],
    ['value', { value: { kind: 'fraction', numerator: 1, denominator: 3 } }, '100', '1/3'],
  ])('tell which property changed: %s', (field, change, before, after) => {
    const [change_] = compareFacts([fact('a')], [fact('a', change)]);
    expect(change_).toMatchObject({ fields: [{ field, before, after }] });
  });

  test('tell their sources by what these are, not by their ids', () => {
    const cable = sampleDataset.sources.get('cable')!;
    const sources = new Map([['cable', { ...cable, title: 'Another Cable' }]]);
    const { facts } = compareEditions(dataset([fact('a')]), dataset([fact('a')], { sources }));
    expect(facts).toMatchObject([{ kind: 'changed', fields: [{ field: 'source', after: 'U.S. Embassy, Another Cable, 2005-12-05, paragraph 2' }] }]);
  });

  test('have no percentage where none can be given', () => {
    expect(percentOf({ value: number(0) }, { value: number(5) })).toEqual([undefined]);
    expect(percentOf({}, { value: number(5), unit: 'ton' })).toEqual([undefined]);
    expect(percentOf({}, { value: { kind: 'range', low: 1, high: 2 } })).toEqual([undefined]);
    expect(percentOf({}, { value: number(100, 1) })).toEqual([0]);
  });
});

test('a change in percent is by the earlier value, whatever its sign', () => {
  expect(percentChange(3, 4)).toBe(33.3);
  expect(percentChange(-4, -2)).toBe(50);
  expect(percentChange(47_000, 52_137)).toBe(10.9);
});

describe('tables of two editions', () => {
  const columns: DataColumn[] = [
    { name: 'drug', label: 'Drug', type: 'text' },
    { name: 'year', label: 'Year', type: 'year' },
    { name: 'amount', label: 'Seized', type: 'number', unit: 'kg' },
    { name: 'by', label: 'By', type: 'text' },
  ];
  type Rows = Parameters<typeof dataTable>[2];
  const compareRows = (before: Rows, after: Rows): TableRevision | undefined => {
    const tables = (rows: Rows) => new Map([['seizures', dataTable('seizures', columns, rows)]]);
    const [change] = compareEditions(dataset([], { tables: tables(before) }), dataset([], { tables: tables(after) })).tables;
    return change as TableRevision | undefined;
  };
  const opium = ['Opium', 2005, 238, 'KNB'] as const;
  const heroin = ['Heroin', 2005, 37, 'KNB'] as const;

  test('that say the same in another order are the same', () => {
    expect(compareRows([opium, heroin], [heroin, opium])).toBeUndefined();
  });

  test('gain and lose rows', () => {
    const change = compareRows([opium, heroin], [heroin, ['Hashish', 2005, 5, 'KNB']]);
    expect(change?.rows.map(({ kind }) => kind)).toEqual(['added', 'removed']);
  });

  test('have cells with other figures', () => {
    const change = compareRows([opium, heroin], [opium, ['Heroin', 2005, [36, 'heroin-2005'], 'KNB']]);
    expect(change?.rows).toMatchObject([{ kind: 'changed', cells: [{ column: 'amount', before: { value: 37 }, after: { value: 36 }, percent: -2.7 }] }]);
  });

  test('tell a figure that is not available from none and from zero', () => {
    for (const value of [null, 0]) {
      const change = compareRows([['Opium', 2005, 'N/A', 'KNB']], [['Opium', 2005, value, 'KNB']]);
      expect(change?.rows).toMatchObject([{ kind: 'changed', cells: [{ column: 'amount' }] }]);
    }
  });

  test('know a row of which a word was changed by its first one', () => {
    const change = compareRows([opium, heroin], [opium, ['Heroin', 2005, 37, 'Customs']]);
    expect(change?.rows).toMatchObject([{ kind: 'changed', cells: [{ column: 'by', before: { value: 'KNB' }, after: { value: 'Customs' } }] }]);
  });

  test('pair rows that are about the same in their order', () => {
    const change = compareRows([opium, opium], [opium, ['Opium', 2005, 240, 'KNB'], opium]);
    expect(change?.rows.map(({ kind }) => kind)).toEqual(['changed', 'added']);
  });

  test('tell other titles, sources and columns', () => {
    const before = new Map([['t', dataTable('t', columns, [], { title: 'Old', source: 'KNB' })]]);
    const after = new Map([['t', dataTable('t', [columns[0]!, { ...columns[2]!, unit: 'ton' }], [], { title: 'New' })]]);
    expect(compareEditions(dataset([], { tables: before }), dataset([], { tables: after })).tables).toMatchObject([
      {
        fields: [
          { field: 'title', before: 'Old', after: 'New' },
          { field: 'source', before: 'KNB', after: '' },
          { field: 'column amount', before: 'Seized, number, kg', after: 'Seized, number, ton' },
          { field: 'column year', before: 'Year, year', after: '' },
          { field: 'column by', before: 'By, text', after: '' },
        ],
      },
    ]);
  });
});

test('header, sources and texts are compared too', () => {
  const { header, sources, narrative } = compareEditions(
    dataset([], { narrative: new Map([['summary', { name: 'summary', file: 's.md', text: 'Old.' }]]) }),
    dataset([], {
      header: { ...sampleDataset.header, edition: { name: '2006', year: 2006 }, details: { post: 'Astana' } },
      sources: new Map(),
      narrative: new Map([['summary', { name: 'summary', file: 's.md', text: 'New.' }], ['outlook', { name: 'outlook', file: 'o.md', text: '.' }]]),
    }),
  );
  expect(header).toEqual([
    { field: 'edition', before: '2005-2006', after: '2006' },
    { field: 'year', before: '2005', after: '2006' },
    { field: 'details.post', before: '', after: 'Astana' },
  ]);
  expect(sources).toEqual([{ name: 'cable', kind: 'removed' }]);
  expect(narrative).toEqual([
    { name: 'summary', kind: 'changed' },
    { name: 'outlook', kind: 'added' },
  ]);
});

const anyFact = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.nat(5).map((n) => number(n)), period: fc.constantFrom('2004', '2005'), label: fc.constantFrom('Opium', 'Heroin') });
const anyFacts = fc.uniqueArray(anyFact, { selector: ({ id }) => id, maxLength: 5 }).map((facts) => facts.map((one) => fact(one.id, one)));

test('every fact of both editions is told once, and nothing changes between an edition and itself', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (before, after) => {
      const comparison = compareEditions(dataset(before), dataset(after));
      const later = comparison.facts.filter((change) => change.kind !== 'removed').length + comparison.sameFacts;
      const earlier = comparison.facts.filter((change) => change.kind !== 'added').length + comparison.sameFacts;
      expect([earlier, later]).toEqual([before.length, after.length]);
      expect(compareEditions(dataset(after), dataset(after)).facts).toEqual([]);
      expect(JSON.parse(JSON.stringify(comparisonJson(comparison)))).toBeTypeOf('object');
    }),
  );
});
