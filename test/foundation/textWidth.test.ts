import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type FaceName, openFontLibrary } from '../../src/fonts.ts';
import { measureTexts } from '../../src/textWidth.ts';

const FACES = ['regular', 'bold', 'italic', 'boldItalic'] as const satisfies readonly FaceName[];
const MARKS = [...'0123456789.,+\u2212-\u2013%()/\u00A0\u202F\u2009$€ '];

const library = openFontLibrary();
const faces = library.names.flatMap((family) => FACES.map((face) => [family, face] as const));

const mark = fc.constantFrom(...MARKS);
const figure = fc.array(mark, { minLength: 1, maxLength: 60 }).map((marks) => marks.join(''));
const letter = fc.constantFrom(...'aAfiltTVyо\u0422уҰғңé\u0308\u200B’“”—…\u20441248 -%½Ωα');
const words = fc.array(letter, { maxLength: 20 }).map((letters) => letters.join(''));

describe.each(faces)('%s %s', (family, name) => {
  const face = library.family(family)!.faces[name];
  const set = (text: string): number => face.font.layout(text).advanceWidth / face.font.unitsPerEm;

  test('is as wide in figures as it is set, whatever stands beside what', () => {
    for (const a of MARKS) {
      for (const b of MARKS) {
        for (const c of MARKS) if (face.width(a + b + c) !== set(a + b + c)) expect.fail(JSON.stringify(a + b + c));
      }
    }
  });

  test('is as wide in figures with words as it is set', () => {
    fc.assert(
      fc.property(figure, words, fc.constantFrom('', ' '), (digits, more, between) => {
        const text = digits + between + more;
        expect(face.width(text)).toBe(set(text));
      }),
      { numRuns: 300 },
    );
  });
});

test('figures that are new are not set again', () => {
  const shape = vi.fn((text: string) => text.length);
  const measure = measureTexts(shape);
  measure('1,234,567.89 square metres');
  measure('9,876 tons 87,654,321');
  shape.mockClear();
  expect(measure('4,567,891 square metres')).toBe(23);
  expect(shape.mock.calls.map(([text]) => text)).not.toContain('4,567,891 square metres');
  for (const [text] of shape.mock.calls) expect(text.length).toBeLessThanOrEqual(2);
});
