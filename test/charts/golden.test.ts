import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { specs } from './specs.ts';
import { drawClean, words } from './support.ts';

/** One element a line; long shapes, such as countries, as their beginning and a digest of the rest. */
function readable(svg: string): string {
  return svg.replaceAll('><', '>\n<').replaceAll(/ d="([^"]{60})([^"]{100,})"/g, shortened);
}

function shortened(_all: string, start: string, rest: string): string {
  return ` d="${start}... ${createHash('sha256').update(rest).digest('hex').slice(0, 12)}"`;
}

describe('each kind of chart is what it was', () => {
  test.each(Object.entries(specs))('%s', async (name, spec) => {
    const drawing = await drawClean(spec, { name });
    const told = [drawing.alt, '', ...[drawing.data.columns, ...drawing.data.rows].map((row) => row.join(' | ')), '', JSON.stringify(drawing.native ?? 'no chart of Word', null, 1)];
    expectGolden(new URL(`golden/${name}.svg`, import.meta.url), `${readable(drawing.svg)}\n`);
    expectGolden(new URL(`golden/${name}.txt`, import.meta.url), `${told.join('\n')}\n`);
  });
});

test('words of a chart come from the table and its columns, in house style', async () => {
  const drawing = await drawClean(specs.grouped, { name: 'grouped' });
  expect(words(drawing)).toEqual(expect.arrayContaining(['Opium', '2004', '1,106 kg', 'more than 238 kg', 'N/A']));
});

test('what looks like markup in the data stays text', async () => {
  const spec = { data: { values: [{ name: '<b>R&D</b> "x"', n: 1 }] }, height: 40, mark: 'bar', encoding: { y: { field: 'name' }, x: { field: 'n', type: 'quantitative', axis: null } } };
  const drawing = await drawClean(spec);
  expect(drawing.svg).toContain('&lt;b&gt;R&amp;D&lt;/b&gt; &quot;x&quot;');
  expect(words(drawing).join()).toContain('<b&gt;R&D');
});

test('a drawing fills its line, whatever its marks', async () => {
  for (const [name, spec] of Object.entries(specs)) {
    for (const width of [468, 451.28]) {
      const drawing = await drawClean(spec, { name, width });
      expect(Math.abs(drawing.width - width), `${name} at ${width}`).toBeLessThan(3);
    }
  }
});

test('no series is told by colour alone', async () => {
  const { svg } = await drawClean(specs.line, { name: 'line' });
  const dashes = new Set([...svg.matchAll(/stroke-dasharray="([^"]+)"/g)].map((match) => match[1]));
  expect(dashes.size).toBeGreaterThan(1);
  const { svg: scatter } = await drawClean({
    data: { name: 'seizures' }, height: 90, mark: 'point',
    encoding: { x: { field: 'year', type: 'quantitative' }, y: { field: 'amount', type: 'quantitative' }, color: { field: 'drug' } },
  });
  const shapes = new Set([...scatter.matchAll(/<path transform="[^"]*" d="([^"]+)"/g)].map((match) => match[1]));
  expect(shapes.size).toBeGreaterThan(2);
});

test('years on a number axis have no thousands separator', async () => {
  const drawing = await drawClean({
    data: { name: 'seizures' }, height: 90, mark: 'line',
    encoding: { x: { field: 'year', type: 'quantitative' }, y: { field: 'amount', type: 'quantitative' }, color: { field: 'drug' } },
  });
  expect(words(drawing)).toContain('2004');
  expect(words(drawing).join(' ')).not.toContain('2,004');
});
