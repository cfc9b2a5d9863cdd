import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openFontLibrary } from '../../../src/fonts.ts';
import type { RunStyle } from '../../../src/writers/pdf/layout/face.ts';
import { metricsOf } from '../../../src/writers/pdf/layout/metrics.ts';
import type { MeasuredRun } from '../../../src/writers/pdf/layout/pieces.ts';
import { placedWords } from '../../../src/writers/pdf/layout/placeWords.ts';
import { SetText, setTextFor, type Setting } from '../../../src/writers/pdf/layout/setText.ts';

const { regular, bold } = openFontLibrary().family('Source Serif 4')!.faces;

// Only what measures text is needed here.
const style = (look: object): RunStyle =>
  ({ face: { face: regular }, size: 10, color: '#000000', leading: 12, rise: 0, spacing: 0, features: undefined, ...look }) as unknown as RunStyle;

const STYLES = [style({}), style({ face: { face: bold } }), style({ size: 9 }), style({ spacing: 0.4 }), style({ rise: 3.6 }), style({ features: ['smcp'] })];

const run = fc.record({
  text: fc.array(fc.constantFrom('Rechtsprechung', 'narcotics', '5', '1990', ' ', ' ', ' kg ', 'and/or', '\u00ad', '\n', 'a', '.'), { minLength: 1, maxLength: 25 }).map((parts) => parts.join('')),
  style: fc.constantFrom(...STYLES),
});
const setting: fc.Arbitrary<Setting> = fc.record({
  alignment: fc.constantFrom('left', 'center', 'right', 'justify'),
  hyphenate: fc.boolean(),
  balanced: fc.boolean(),
});
const texts = fc.array(run, { minLength: 1, maxLength: 4 });

interface Way {
  readonly runs: readonly { readonly text: string; readonly style: RunStyle }[];
  readonly language: string;
  readonly how: Setting;
}

test('a text that was kept is set as one that was never seen, whatever was set before', () => {
  fc.assert(
    fc.property(texts, fc.array(setting, { minLength: 2, maxLength: 4 }), fc.constantFrom(60, 200), (runs, settings, width) => {
      const ways = settings.flatMap((how) => ['en', 'de'].map((language): Way => ({ how, runs, language })));
      const kept = ways.map((way) => told(way, setTextFor(measured(way), way.how), width));
      const unseen = ways.map((way) => told(way, new SetText(measured(way).map(afresh), way.how), width));
      expect(kept).toEqual(unseen);
    }),
  );
});

test('the lines say the text of its runs, word for word', () => {
  fc.assert(
    fc.property(texts, setting, fc.constantFrom('en', 'de'), fc.integer({ min: 20, max: 500 }), (runs, how, language, width) => {
      const way = { runs, how, language };
      const said = placed(way, setTextFor(measured(way), how), width).flatMap(({ inlines }) => inlines.filter(({ hyphen }) => !hyphen).map(({ text }) => text));
      expect(bare(said.join(''))).toBe(bare(runs.map(({ text }) => text).join('')));
    }),
  );
});

function measured({ runs, language }: Way): MeasuredRun[] {
  return runs.map(({ text, style: own }) => ({ text, metrics: metricsOf(own), language }));
}

function told(way: Way, text: SetText, width: number): unknown {
  const lines = placed(way, text, width).map(({ inlines, width: taken }) => [taken, inlines.map(({ text: said, x, width: wide, hyphen }) => [said, x, wide, hyphen])]);
  return [text.minWidth, text.maxWidth, text.isEmpty, lines, text.lines(width).map(({ runs }) => runs)];
}

function placed({ runs, how }: Way, text: SetText, width: number): ReturnType<typeof placedWords>[] {
  const sources = runs.map((one) => ({ ...one, run: { text: one.text } }));
  return text.lines(width).map((line) => placedWords(line, sources, how.alignment === 'justify'));
}

/** With nothing remembered of the parts of texts. */
function afresh({ metrics, ...rest }: MeasuredRun): MeasuredRun {
  const parts = { get: () => undefined, set() {}, keep: <Value>(_: string, make: () => Value) => make() };
  return { ...rest, metrics: { ...metrics, parts } };
}

function bare(text: string): string {
  return text.replaceAll(/[\s\u00ad]/g, '');
}
