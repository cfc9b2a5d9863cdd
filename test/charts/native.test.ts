import { expect, test } from 'vitest';
import { specs } from './specs.ts';
import { drawClean } from './support.ts';

const nativeOf = async (name: keyof typeof specs) => (await drawClean(specs[name], { name })).native;

test('bars, lines, areas, pies and points become charts of Word', async () => {
  expect((await nativeOf('bar'))?.kind).toBe('bar');
  expect((await nativeOf('stacked'))?.kind).toBe('column');
  expect((await nativeOf('line'))?.kind).toBe('line');
  expect((await nativeOf('area'))?.kind).toBe('area');
  expect((await nativeOf('pie'))?.kind).toBe('pie');
  expect((await nativeOf('scatter'))?.kind).toBe('scatter');
});

test('what Word has no chart for stays a picture', async () => {
  for (const name of ['heatmap', 'timeline', 'facet', 'map', 'choropleth'] as const) expect(await nativeOf(name), name).toBeUndefined();
});

test('a grouped chart keeps its order, its gaps and its colours', async () => {
  expect(await nativeOf('grouped')).toEqual({
    kind: 'bar',
    grouping: 'clustered',
    categories: ['Opium', 'Heroin', 'Hashish'],
    series: [
      { name: '2004', values: [1106, 225, null], color: '#9fc1dd' },
      { name: '2005', values: [238, 214, 12], color: '#14304f' },
    ],
    categoryAxisTitle: 'Drug',
    valueAxisTitle: 'Seized (kg)',
    numberFormat: '#,##0',
    dataLabels: true,
  });
});

test('shares stay shares, decimals stay decimals', async () => {
  expect(await nativeOf('stacked')).toMatchObject({ grouping: 'percentStacked', numberFormat: '0%' });
  expect(await nativeOf('area')).toMatchObject({ numberFormat: '#,##0.0' });
});
