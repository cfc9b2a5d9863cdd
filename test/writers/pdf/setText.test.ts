import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFontLibrary } from '../../../src/fonts.ts';
import type { RunStyle } from '../../../src/writers/pdf/layout/face.ts';
import { metricsOf } from '../../../src/writers/pdf/layout/metrics.ts';
import type { MeasuredRun } from '../../../src/writers/pdf/layout/pieces.ts';
import { SetText, setTextFor, type Setting } from '../../../src/writers/pdf/layout/setText.ts';

const { regular, bold } = openFontLibrary().family('Source Serif 4')!.faces;

// Only what measures text is needed here.
const style = (look: object): RunStyle =>
  ({ face: { face: regular }, size: 10, color: '#000000', leading: 12, rise: 0, spacing: 0, features: undefined, ...look }) as unknown as RunStyle;

const STYLES = [style({}), style({ face: { face: bold } }), style({ size: 9 }), style({ spacing: 0.4 }), style({ rise: 3.6 }), style({ features: ['smcp'] })];

const run = fc.record({
  text: fc.array(fc.constantFrom('Rechtsprechung', 'narcotics', '5', '1990', ' ', ' ', ' kg ', 'and/or', '\u00ad', '\n', 'a', '.'), { minLength: 1, maxLength: 25 }).map((parts) => parts.join('')),
  metrics: fc.constantFrom(...STYLES).map(metricsOf),
  language: fc.constantFrom('en', 'de'),
});
const setting: fc.Arbitrary<Setting> = fc.record({
  alignment: fc.constantFrom('left', 'center', 'right', 'justify'),
  hyphenate: fc.boolean(),
  balanced: fc.boolean(),
});

const told = (text: SetText, width: number): unknown => [text.minWidth, text.maxWidth, text.isEmpty, text.lines(width)];

test('a text that was kept is set as one that was never seen, whatever was set before', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), fc.array(setting, { minLength: 2, maxLength: 4 }), fc.constantFrom(60, 200), (runs, settings, width) => {
      const ways = settings.flatMap((how) => ['en', 'de'].map((language) => ({ how, runs: runs.map((one) => ({ ...one, language })) })));
      const kept = ways.map((way) => told(setTextFor(way.runs, way.how), width));
      const unseen = ways.map((way) => told(new SetText(way.runs.map(afresh), way.how), width));
      expect(kept).toEqual(unseen);
    }),
  );
});

test('a line says the text of its runs, word for word', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), setting, fc.integer({ min: 20, max: 500 }), (runs, how, width) => {
      const words = setTextFor(runs, how).lines(width).flatMap((line) => line.words.filter(({ kind }) => kind !== 'hyphen').map(({ text }) => text));
      expect(bare(words.join(''))).toBe(bare(runs.map(({ text }) => text).join('')));
    }),
  );
});

function afresh({ metrics, ...rest }: MeasuredRun): MeasuredRun {
  const parts = { get: () => undefined, set() {}, keep: <Value>(_: string, make: () => Value) => make() };
  return { ...rest, metrics: { ...metrics, parts } };
}

function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad]/g, '');
}
