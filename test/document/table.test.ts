import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/document/model.ts';
import { inlineText } from '../../src/document/walk.ts';
import * as messages from '../../src/messages/document.ts';
import { text } from '../fixtures/sampleDocument.ts';
import { blocksOf, build, dataTable, sampleDataset } from '../support/briefs.ts';

const at = { file: 'template.md', line: 1 };
const csv = (line: number) => ({ file: 'data/sample/tables/seizures.csv', line });

const tableOf = (attributes: string, dataset = sampleDataset): Table => {
  const [table] = blocksOf(`::table{${attributes}}`, { dataset });
  if (table?.type !== 'table') throw new Error('no table');
  return table;
};

/** The words of each row, with what a row is where it is not data. */
const grid = (table: Table): string[][] =>
  [...table.head, ...table.body].map((row) => [
    ...(row.kind === 'data' ? [] : [row.kind]),
    ...row.cells.map((cell) => inlineText(cell.children, new Map())),
  ]);

const findings = (attributes: string, dataset = sampleDataset) =>
  build(`::table{${attributes}}`, { dataset }).diagnostics;

describe('rows as they are', () => {
  test('print every column, figures in house style, N/A and nothing apart', () => {
    const table = tableOf('data=seizures');
    expect(grid(table)).toEqual([
      ['Drug', 'Class', 'Year', 'Seized (kg)'],
      ['Opium', 'Opiates', '2004', '31.5'],
      ['Opium', 'Opiates', '2005', '238.0'],
      ['Heroin', 'Opiates', '2005', '1,037.0'],
      ['Hashish', 'Cannabis', '2004', 'N/A'],
      ['Hashish', 'Cannabis', '2005', ''],
    ]);
    expect(table).toMatchObject({
      id: 'tab-seizures',
      variant: 'data',
      columns: [{ align: 'start' }, { align: 'start' }, { align: 'start' }, { align: 'decimal' }],
      headerColumns: 1,
      source: [text('The *sample* cable.')],
      notes: [[text('Rounded.')]],
      summary: 'Drug seizures: Drug, Class, Year, Seized (kg)',
    });
    expect(table).not.toHaveProperty('caption');
  });

  test('keep the value of a cell, what it lacks and the fact it states', () => {
    const cells = tableOf('data=seizures columns=amount').body.map((row) => row.cells[0]);
    const cell = { columnSpan: 1, rowSpan: 1, missing: false };
    expect(cells).toEqual([
      { ...cell, children: [text('31.5')], value: 31.5 },
      { ...cell, children: [{ type: 'factValue', facts: ['opium-2005'], children: [text('238.0')] }], value: 238 },
      { ...cell, children: [text('1,037.0')], value: 1037 },
      { ...cell, children: [text('N/A')], missing: true },
      { ...cell, children: [] },
    ]);
  });

  test('take columns in the order asked for, dates in words, data never as Markdown', () => {
    expect(grid(tableOf('data=agreements columns="title date"'))).toEqual([
      ['Title', 'Date'],
      ['A | B & *C*', 'on 2005-06-29'],
      ['Undated', 'N/A'],
    ]);
  });

  test('are dressed by the author', () => {
    const table = tableOf(
      'data=seizures columns="drug amount" caption="*Seized*" source="S" note="N" note2="O" headers=0 variant=plain summary="All" widths="30 90" id=tab-x',
    );
    expect(table).toMatchObject({
      id: 'tab-x',
      variant: 'plain',
      caption: [{ type: 'emphasis', children: [text('Seized')] }],
      source: [text('S')],
      notes: [[text('Rounded.')], [text('N')], [text('O')]],
      headerColumns: 0,
      summary: 'All',
      columns: [{ width: 0.25 }, { width: 0.75 }],
    });
    expect(tableOf('data=seizures source=""')).not.toHaveProperty('source');
  });

  test('a column alone heads nothing', () => {
    expect(tableOf('data=seizures columns=amount').headerColumns).toBe(0);
  });

  test.each([
    [{ label: 'Officers', unit: 'person' }, 'Officers'],
    [{ label: 'Seized', unit: 'kg' }, 'Seized (kg)'],
    [{ label: 'Seized, kg', unit: 'kg' }, 'Seized, kg'],
    [{ label: 'Kilograms seized', unit: 'kg' }, 'Kilograms seized'],
    [{ label: 'Tons seized', unit: 'ton' }, 'Tons seized'],
    [{ label: 'Share', unit: 'percent' }, 'Share (%)'],
    [{ label: 'Spent', unit: 'USD' }, 'Spent ($)'],
    [{ label: 'Count', unit: 'number' }, 'Count'],
    [{ label: 'Count' }, 'Count'],
  ])('the head says what the figures are in: %j', (column, label) => {
    const table = dataTable('t', [{ name: 'n', type: 'number', ...column }], [[1]]);
    const dataset = { ...sampleDataset, tables: new Map([['t', table]]) };
    expect(grid(tableOf('data=t', dataset))[0]).toEqual([label]);
  });
});

describe('where', () => {
  test.each([
    ['drug=Opium', ['31.5', '238.0']],
    ['drug!=Opium', ['1,037.0', 'N/A', '']],
    ['year=2005', ['238.0', '1,037.0', '']],
    ['year=2005; drug!=Opium', ['1,037.0', '']],
    ['drug=Opium|Heroin; year=2005', ['238.0', '1,037.0']],
    ['amount=31.50', ['31.5']],
    ['amount=N/A', ['N/A']],
    ['amount=', ['']],
    ['amount!=', ['31.5', '238.0', '1,037.0', 'N/A']],
    ['drug=opium|Opium|', ['31.5', '238.0']],
  ])('%s', (where, amounts) => {
    expect(
      grid(tableOf(`data=seizures columns=amount where="${where}"`))
        .slice(1)
        .flat(),
    ).toEqual(amounts);
  });

  test('that keeps nothing is a warning, and the table says so', () => {
    const { document, diagnostics } = build('::table{data=seizures columns="drug amount" where="drug=opium"}');
    expect(diagnostics).toEqual([messages.noRows('seizures', 'drug=opium', at)]);
    expect(document.blocks[0]).toMatchObject({
      body: [{ kind: 'data', cells: [{ children: [text('N/A')], columnSpan: 2, missing: true }] }],
    });
  });
});

describe('group', () => {
  test('heads rows with the values of a column, which is no column then', () => {
    expect(grid(tableOf('data=seizures group=class columns="drug amount"'))).toEqual([
      ['Drug', 'Seized (kg)'],
      ['group', 'Opiates'],
      ['Opium', '31.5'],
      ['Opium', '238.0'],
      ['Heroin', '1,037.0'],
      ['group', 'Cannabis'],
      ['Hashish', 'N/A'],
      ['Hashish', ''],
    ]);
    const table = tableOf('data=seizures group=class');
    expect(grid(table)[0]).toEqual(['Drug', 'Year', 'Seized (kg)']);
    expect(table.body[0]?.cells[0]).toMatchObject({ columnSpan: 3 });
  });

  test('gathers what is apart, and puts first what belongs to none', () => {
    const rows = [
      ['a', 'x'],
      [null, 'y'],
      ['b', 'z'],
      ['a', 'w'],
      ['N/A', 'v'],
    ] as const;
    const columns = [
      { name: 'g', label: 'G', type: 'text' },
      { name: 'n', label: 'N', type: 'text' },
    ] as const;
    const dataset = { ...sampleDataset, tables: new Map([['t', dataTable('t', columns, rows)]]) };
    expect(grid(tableOf('data=t group=g', dataset)).slice(1)).toEqual([
      ['y'],
      ['group', 'a'],
      ['x'],
      ['w'],
      ['group', 'b'],
      ['z'],
      ['group', 'N/A'],
      ['v'],
    ]);
  });
});

describe('pivot', () => {
  const pivot = 'data=seizures rows=drug pivot=year value=amount';

  test('puts years across, newest first if asked, and says what is missing', () => {
    const table = tableOf(`${pivot} order=descending`);
    expect(grid(table)).toEqual([
      ['Drug', '2005 (kg)', '2004 (kg)'],
      ['Opium', '238.0', '31.5'],
      ['Heroin', '1,037.0', 'N/A'],
      ['Hashish', '', 'N/A'],
    ]);
    expect(table.columns).toEqual([{ align: 'start' }, { align: 'decimal' }, { align: 'decimal' }]);
    expect(table.body[1]?.cells[2]).toEqual({ children: [text('N/A')], columnSpan: 1, rowSpan: 1, missing: true });
    expect(table.body[0]?.cells[1]).toMatchObject({
      children: [{ type: 'factValue', facts: ['opium-2005'] }],
      value: 238,
    });
  });

  test.each([
    ['', ['2004 (kg)', '2005 (kg)']],
    [' order=data', ['2004 (kg)', '2005 (kg)']],
    [' order=ascending', ['2004 (kg)', '2005 (kg)']],
    [' order=descending', ['2005 (kg)', '2004 (kg)']],
  ])('order%s', (order, heads) => {
    expect(grid(tableOf(pivot + order))[0]?.slice(1)).toEqual(heads);
  });

  test('orders words by their letters and data as they come', () => {
    const byDrug = 'data=seizures rows=year pivot=drug value=amount where="year=2005"';
    expect(grid(tableOf(`${byDrug} order=data`))[0]).toEqual(['Year', 'Opium (kg)', 'Heroin (kg)', 'Hashish (kg)']);
    expect(grid(tableOf(`${byDrug} order=ascending`))[0]).toEqual([
      'Year',
      'Hashish (kg)',
      'Heroin (kg)',
      'Opium (kg)',
    ]);
  });

  test('goes with groups and several columns that name a row', () => {
    expect(grid(tableOf(`${pivot} group=class`)).slice(1)).toEqual([
      ['group', 'Opiates'],
      ['Opium', '31.5', '238.0'],
      ['Heroin', 'N/A', '1,037.0'],
      ['group', 'Cannabis'],
      ['Hashish', 'N/A', ''],
    ]);
    const table = tableOf('data=seizures rows="class drug" pivot=year value=amount');
    expect(grid(table)[1]).toEqual(['Opiates', 'Opium', '31.5', '238.0']);
    expect(table.headerColumns).toBe(2);
  });

  test('reports rows that share a cell or have none', () => {
    expect(findings('data=seizures rows=class pivot=year value=amount')).toEqual([
      messages.pivotCollision('year', '2005', csv(3), csv(4)),
    ]);
    expect(findings('data=seizures rows=year pivot=amount value=drug where="drug=Hashish"')).toEqual([
      messages.rowWithoutPivot('amount', csv(5)),
      messages.rowWithoutPivot('amount', csv(6)),
    ]);
  });

  test.each([
    [
      'data=seizures pivot=year',
      [messages.pivotNeeds('rows', 'seizures', at), messages.pivotNeeds('value', 'seizures', at)],
    ],
    [`${pivot} columns=drug`, [messages.columnsWithPivot(at)]],
    [
      `${pivot} order=newest`,
      [messages.badChoice('table', 'order', 'newest', ['data', 'ascending', 'descending'], at)],
    ],
    ['data=seizures order=descending', [messages.needsPivot('order', at)]],
    ['data=seizures rows=drug value=amount', [messages.needsPivot('rows', at), messages.needsPivot('value', at)]],
  ])('%s', (attributes, expected) => {
    expect(findings(attributes)).toEqual(expected);
  });
});

describe('mistakes', () => {
  const names = ['drug', 'class', 'year', 'amount'];

  test.each([
    ['data=seizure', [messages.unknownTable('seizure', ['seizures', 'agreements'], at)]],
    [
      'data=seizures columns="drgu amounts"',
      [messages.unknownColumn('drgu', 'seizures', names, at), messages.unknownColumn('amounts', 'seizures', names, at)],
    ],
    ['data=seizures group=clas', [messages.unknownColumn('clas', 'seizures', names, at)]],
    ['data=seizures where="drgu=Opium"', [messages.unknownColumn('drgu', 'seizures', names, at)]],
    ['data=seizures where="drug"', [messages.badCondition('drug', at)]],
    ['data=seizures where="year>2004"', [messages.badCondition('year>2004', at)]],
    ['data=seizures rows=drgu pivot=year value=amount', [messages.unknownColumn('drgu', 'seizures', names, at)]],
    ['data=seizures widths="10 20"', [messages.wrongWidths('10 20', ['Drug', 'Class', 'Year', 'Seized (kg)'], at)]],
    ['data=seizures columns=drug widths=wide', [messages.wrongWidths('wide', ['Drug'], at)]],
    ['data=seizures headers=5', [messages.badAttribute('table', 'headers', '5', 'a whole number from 0 to 4', at)]],
    ['data=seizures variant=fancy', [messages.badChoice('table', 'variant', 'fancy', ['data', 'plain'], at)]],
  ])('%s', (attributes, expected) => {
    expect(findings(attributes)).toEqual(expected);
  });

  test('name the line of the data', () => {
    const table = dataTable('t', [{ name: 'a', label: 'A', type: 'text' }], [['x'], ['soft\u00adhyphen']]);
    const dataset = { ...sampleDataset, tables: new Map([['t', table]]) };
    expect(findings('data=t', dataset)).toEqual([
      messages.substitutedCharacter('\u00ad', '', { file: 'data/sample/tables/t.csv', line: 3 }),
    ]);
  });
});
