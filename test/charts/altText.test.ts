import { describe, expect, test } from 'vitest';
import { specs } from './specs.ts';
import { drawClean } from './support.ts';

const altOf = async (spec: object): Promise<string> => (await drawClean(spec)).alt;

describe('a chart in words', () => {
  test('writes out few values with their units and qualifiers', async () => {
    expect(await altOf(specs.bar)).toBe('Bar chart of Seized by Drug. Opium: 1,106 kilograms; Heroin: 225 kilograms.');
    expect(await altOf(specs.grouped)).toBe(
      'Bar chart of Seized by Drug and Year. Opium: 1,106 kilograms in 2004, more than 238 kilograms in 2005. ' +
        'Heroin: 225 kilograms in 2004, 214 kilograms in 2005. Hashish: N/A in 2004, 12 kilograms in 2005.',
    );
  });

  test('begins with the description of the spec', async () => {
    expect(await altOf({ ...specs.bar, description: 'Drugs seized in 2004' })).toBe('Drugs seized in 2004. Opium: 1,106 kilograms; Heroin: 225 kilograms.');
  });

  test('tells the course and the ends of many values', async () => {
    expect(await altOf(specs.line)).toBe(
      'Line chart of Seized by Month and Drug. ' +
        'Opium: 8 values; from 10.0 kilograms (January 2005) to 15.0 kilograms (August 2005); highest 20.0 kilograms (April 2005), lowest 10.0 kilograms (January 2005). ' +
        'Heroin: 8 values; from 15.0 kilograms (January 2005) to 20.0 kilograms (August 2005); highest 25.0 kilograms (April 2005), lowest 15.0 kilograms (January 2005).',
    );
  });

  test('gives shares of a pie', async () => {
    expect(await altOf(specs.pie)).toBe('Pie chart of Seized by Drug. Opium: more than 238 kilograms (51 percent); Heroin: 214 kilograms (46 percent); Hashish: 12 kilograms (3 percent).');
  });

  test('gives dates as exactly as the table has them', async () => {
    expect(await altOf(specs.timeline)).toBe('Timeline of Short title. 1998: Law (law); December 2002: Memorandum (agreement); July 8, 2005: Protocol (agreement).');
  });

  test('names the panels of small multiples', async () => {
    expect(await altOf(specs.facet)).toMatch(/^Line chart of Seized by Month, a panel for each Drug: Heroin and Opium\. Heroin: 8 values;/);
  });

  test('lists the rows that a map is told by, in order', async () => {
    const drawing = await drawClean(specs.map);
    expect(drawing.alt).toBe('Map of two routes. Northern route: Tashkent, Bishkek. Eastern route: Astana, Beijing.');
    expect(drawing.data).toEqual({ columns: ['Route', 'Place'], rows: [['Northern route', 'Tashkent, Bishkek'], ['Eastern route', 'Astana, Beijing']] });
  });

  test('names the countries whose colours are values', async () => {
    const alt = await altOf(specs.choropleth);
    expect(alt).toMatch(/^Map of Seized \(kg\) by Country\. /);
    for (const words of ['Tajikistan: 2,345', 'Kazakhstan: 214', 'Kyrgyzstan: 120']) expect(alt).toContain(words);
    expect(alt).not.toContain('Uzbekistan');
  });

  test('tells cells of a heat map, missing ones too', async () => {
    expect(await altOf(specs.heatmap)).toContain('2004: Opium 1,106 kilograms, Heroin 225 kilograms, Hashish N/A.');
  });

  test('tells both numbers of a scatter plot', async () => {
    expect(await altOf(specs.scatter)).toContain('69.22 and 41.26;');
  });

  test('tells medians of boxes, bins of a histogram, and counts', async () => {
    const box = { data: { name: 'monthly' }, height: 80, mark: 'boxplot', encoding: { y: { field: 'drug' }, x: { field: 'amount', type: 'quantitative' } } };
    expect(await altOf(box)).toBe('Box plot of medians of Seized by Drug. Heroin: 20.5 kilograms; Opium: 15.5 kilograms.');
    const bins = { data: { name: 'monthly' }, height: 80, mark: 'bar', encoding: { x: { bin: { maxbins: 4 }, field: 'amount' }, y: { aggregate: 'count' } } };
    expect(await altOf(bins)).toBe('Bar chart of Number by Seized. 10.0\u201315.0: 3; 15.0\u201320.0: 7; 20.0\u201325.0: 6.');
  });

  test('reads bars in the order of the page, not of the table', async () => {
    const sorted = { ...specs.bar, encoding: { ...specs.bar.encoding, y: { field: 'drug', sort: 'x' } } };
    expect(await altOf(sorted)).toBe('Bar chart of Seized by Drug. Heroin: 225 kilograms; Opium: 1,106 kilograms.');
  });

  test('tells layers of other measures one after the other', async () => {
    const spec = {
      data: { name: 'seizures' }, height: 90,
      hconcat: [
        { height: 60, mark: 'bar', encoding: { y: { field: 'drug' }, x: { aggregate: 'sum', field: 'amount', title: 'All years' } } },
        { height: 60, mark: 'bar', encoding: { y: { field: 'drug' }, x: { aggregate: 'max', field: 'amount', title: 'Best year' } } },
      ],
    };
    const { height: _none, ...composed } = spec;
    const alt = await altOf(composed);
    expect(alt).toContain('Bar chart of All years by Drug. Hashish: 12 kilograms; Heroin: 439 kilograms; Opium: 1,344 kilograms.');
    expect(alt).toContain('Bar chart of Best year by Drug.');
  });
});
