import * as fc from 'fast-check';
import * as fontkit from 'fontkit';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openMetrics } from '../../src/charts/metrics.ts';
import { drawClean, fonts, words } from './support.ts';

const measure = openMetrics(fonts, 'Source Sans 3');

const FACES = [
  [{}, 'regular'], [{ fontWeight: 'bold' }, 'bold'], [{ fontWeight: 700 }, 'bold'], [{ fontStyle: 'italic' }, 'italic'],
  [{ fontStyle: 'oblique', fontWeight: 'bold' }, 'boldItalic'],
] as const;

test('words are as wide as the embedded fonts set them', () => {
  const own = new Map(
    FACES.map(([, face]) => {
      const { path } = fonts.family('Source Sans 3')!.faces[face];
      return [face, fontkit.create(readFileSync(path)) as fontkit.Font];
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...FACES), fc.stringMatching(/^[A-Za-z0-9 ,.%\u0400-\u04ff-]{1,30}$/), fc.double({ min: 1, max: 40, noNaN: true }), ([style, face], text, fontSize) => {
      const font = own.get(face)!;
      const expected = (font.layout(text.trim()).advanceWidth / font.unitsPerEm) * fontSize;
      expect(measure({ ...style, fontSize }, text)).toBeCloseTo(text.trim() === '' ? 0 : expected, 6);
    }),
    { numRuns: 100 },
  );
});

test('a limit is respected, other families are measured as themselves or as the theme', () => {
  expect(measure({ fontSize: 10, limit: 20 }, 'a long line of words')).toBe(20);
  expect(measure({ fontSize: 10, font: 'Source Serif 4' }, 'words')).not.toBe(measure({ fontSize: 10 }, 'words'));
  expect(measure({ fontSize: 10, font: 'sans-serif' }, 'words')).toBe(measure({ fontSize: 10 }, 'words'));
  expect(measure({ fontSize: 0 }, 'words')).toBe(0);
  expect(measure({}, null)).toBe(0);
});

test('room for labels is exactly what they need: none is cut, none is hidden', async () => {
  const names = ['A name of several words that is rather long', 'WWWWWWWWWW', 'iiiiiiiiii'];
  const drawing = await drawClean({
    data: { values: names.map((name, index) => ({ name, n: index + 1 })) },
    height: 80, mark: 'bar',
    encoding: { y: { field: 'name', sort: null }, x: { field: 'n', type: 'quantitative', axis: null } },
  });
  for (const name of names) expect(words(drawing)).toContain(name);
  const widest = Math.max(...names.map((name) => measure({ fontSize: 9 }, name)));
  const start = Number(/<g fill="none"[^>]*transform="translate\(([\d.]+),/.exec(drawing.svg)![1]);
  expect(start).toBeGreaterThanOrEqual(widest);
  expect(start).toBeLessThan(widest + 12);
});
