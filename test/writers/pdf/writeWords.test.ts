import * as fc from 'fast-check';
import type { EmbeddedFont } from 'pdfkit-private';
import { expect, test } from 'vitest';
import { openFontLibrary } from '../../../src/fonts.ts';
import type { RunStyle } from '../../../src/writers/pdf/layout/face.ts';
import { LineWords } from '../../../src/writers/pdf/layout/lineWords.ts';
import { metricsOf } from '../../../src/writers/pdf/layout/metrics.ts';
import type { MeasuredRun } from '../../../src/writers/pdf/layout/pieces.ts';
import { SetText, setTextFor, type Setting } from '../../../src/writers/pdf/layout/setText.ts';
import { Encoding } from '../../../src/writers/pdf/render/encoding.ts';
import { OperatorBytes } from '../../../src/writers/pdf/render/operatorBytes.ts';
import { writeLine } from '../../../src/writers/pdf/render/writeWords.ts';

const { regular } = openFontLibrary().family('Source Serif 4')!.faces;
const style = { face: { face: regular }, size: 10, color: '#000000', leading: 12, rise: 0, spacing: 0, features: undefined } as unknown as RunStyle;
const SETTING: Setting = { alignment: 'justify', hyphenate: true, balanced: false };
const WIDTH = 120;

const word = fc.constantFrom('narcotics', 'Afghan', '1,106', '238', 'fjord', '(Opium)', 'To\\', 'AVAST', 'Хабар', 'µ and μ', 'office');
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

/** What a document writes: texts of one or two runs, or a glyph that pdfkit writes itself. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.array(text, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20, max: 60 }) },
);
type Step = readonly string[] | number;

/** As much of a font as codes need. */
function openFont(): EmbeddedFont {
  const glyphs = [0];
  const includeGlyph = (id: number): number => (glyphs.includes(id) ? glyphs.indexOf(id) : glyphs.push(id) - 1);
  return { subset: { glyphs, includeGlyph }, widths: [0], unicode: [[0]] } as unknown as EmbeddedFont;
}

function write(steps: readonly Step[], setText: (runs: readonly MeasuredRun[]) => SetText): unknown {
  const font = openFont();
  const encoding = new Encoding(font);
  const written = steps.flatMap((texts): unknown[] => {
    if (typeof texts === 'number') return [font.subset.includeGlyph(texts)];
    const runs = texts.map((one) => ({ text: one, style, run: { text: one } }));
    const set = setText(texts.map((one) => ({ text: one, metrics: metricsOf(style), language: 'en' })));
    return set.lines(WIDTH).flatMap((line) => {
      const words = new LineWords(line, runs, 'justify', WIDTH);
      const { length } = words.sources;
      expect(length).toBeGreaterThan(0);
      const parts = words.sources.map((_, at) => writeLine(words, at, at + 1, encoding));
      return [...parts, writeLine(words, 0, length, encoding)].map(({ text: said, start, ink, operators }) => ({ said, start, ink, operators }));
    });
  });
  return { written, glyphs: font.subset.glyphs, widths: font.widths, unicode: font.unicode };
}

test('words that were written for one document are written the same for another, whatever glyphs that had before', () => {
  const documents = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(documents, (all) => {
      const kept = all.map((steps) => write(steps, (runs) => setTextFor(runs, SETTING)));
      expect(kept).toEqual(all.map((steps) => write(steps, (runs) => new SetText(runs, SETTING))));
    }),
    { numRuns: 300 },
  );
});

test('codes are escaped where PDF reads them otherwise', () => {
  const operators = new OperatorBytes();
  for (const code of [0x28, 0x29, 0x5c, 0x0d, 0x0a, 0x41, 0x0a28]) operators.writeCode(code);
  expect(operators.text()).toBe('\0\\(\0\\)\0\\\\\0\\r\0\\n\0A\\n\\(');
});

test('operators have no bound', () => {
  const operators = new OperatorBytes();
  const text = '0123456789'.repeat(2_000);
  operators.write(text);
  operators.write(text);
  expect(operators.text()).toBe(text + text);
  operators.clear();
  expect(operators.text()).toBe('');
});
