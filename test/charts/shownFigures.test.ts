import { describe, expect, test } from 'vitest';
import type { DataTable } from '../../src/dataset/model.ts';
import type { DrawnFigures } from '../../src/document/model.ts';
import { specs } from './specs.ts';
import { dataset, drawClean, seizures } from './support.ts';

const figuresOf = async (spec: object, table?: Partial<DataTable>): Promise<DrawnFigures | undefined> => {
  const tables = new Map([...dataset.tables, ['seizures', { ...seizures, ...table }]]);
  return (await drawClean(spec, { dataset: { ...dataset, tables } })).figures;
};

const textsOf = async (spec: object): Promise<unknown> => (await drawClean(spec)).texts?.map(({ text, place }) => [text, place.line]);

describe('what is behind the values of a chart', () => {
  test('are the facts of the cells that it draws, in the words of the brief, and the numbers that were typed', async () => {
    const figures = await figuresOf(specs.grouped);
    expect(figures?.facts).toEqual([{ fact: 'opium-2005', words: 'more than 238 kg' }]);
    expect(figures?.typed.unbound.map(({ text, within, place }) => [text, within, place?.line])).toEqual([
      ['1,106', 'chart', 2],
      ['225', 'chart', 4],
      ['214', 'chart', 5],
      ['12', 'chart', 7],
    ]);
  });

  test('are only those of rows that are drawn', async () => {
    const filtered = { ...specs.grouped, transform: [{ filter: 'datum.drug == "Opium"' }] };
    expect((await figuresOf(filtered))?.typed.unbound.map(({ text }) => text)).toEqual(['1,106']);
  });

  test('may be a source of their own: of the table, or of numbers in the spec', async () => {
    expect((await figuresOf(specs.grouped, { figures: 'own', source: 'A series.' }))?.typed).toEqual({ unbound: [], own: 4 });
    const values = [{ drug: 'Opium', amount: 3 }, { drug: 'Heroin', amount: 4 }];
    const own = { ...specs.bar, transform: [], data: { values } };
    expect((await figuresOf(own))?.typed.unbound).toHaveLength(2);
    expect((await figuresOf({ ...own, usermeta: { figures: 'own' } }))?.typed).toEqual({ unbound: [], own: 2 });
  });

  test('are none on a map of places', async () => {
    expect(await figuresOf(specs.map)).toBeUndefined();
  });
});

describe('the words that are written into a chart', () => {
  test('are its titles, text marks and labels, each with its place in the spec', async () => {
    const { encoding, ...rest } = specs.bar as unknown as { encoding: { x: object; y: object } };
    const spec = {
      ...rest,
      height: 200,
      title: { text: ['Over 12', 'in all'], subtitle: '13 of them' },
      encoding: { ...encoding, y: { ...encoding.y, axis: { labelExpr: "datum.label + ' of 14'" } }, x: { ...encoding.x, title: 'Loads of 15' } },
    };
    const texts = (await textsOf(spec)) as [string, number][];
    expect(texts.map(([text]) => text).sort()).toEqual([' of 14', '13 of them', 'Loads of 15', 'Over 12', 'in all']);
    const lines = JSON.stringify(spec, null, 2).split('\n');
    for (const [text, line] of texts) expect(lines[line - 1]).toContain(text);
  });

  test('are none of the brief where the chart has a source of its own', async () => {
    expect(await textsOf({ ...specs.bar, title: 'Over 12', usermeta: { figures: 'own' } })).toBeUndefined();
  });
});
