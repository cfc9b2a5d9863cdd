import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FaceName, openFontLibrary } from '../../../src/fonts.ts';
import { shape, shapeNow } from '../../../src/writers/pdf/layout/shape.ts';

const FACES = ['regular', 'bold', 'italic', 'boldItalic'] as const satisfies readonly FaceName[];
const FEATURES = [undefined, ['tnum', 'lnum'], ['lnum'], ['smcp']];
const MARKS = [...'0123456789.,+\u2212-\u2013%()[]$€'];

const library = openFontLibrary();
const faces = library.names.flatMap((family) => FACES.map((face) => [family, face] as const));

describe.each(faces)('%s %s', (family, name) => {
  const { font } = library.family(family)!.faces[name];

  test('figures are put together from pairs as they are set whole, whatever stands beside what', () => {
    for (const [a, b, c] of triples()) {
      if (!same(a + b + c, undefined)) expect.fail(JSON.stringify(a + b + c));
    }
  });

  test('the same for longer ones, with the features of tables', () => {
    const figure = fc.array(fc.constantFrom(...MARKS), { minLength: 3, maxLength: 40 }).map((marks) => marks.join(''));
    fc.assert(fc.property(figure, fc.constantFrom(...FEATURES), same), { numRuns: 300 });
  });

  function same(text: string, features: readonly string[] | undefined): boolean {
    expect(shape(font, text, features)).toEqual(shapeNow(font, text, features));
    return true;
  }
});

function* triples(): Generator<[string, string, string]> {
  for (const a of MARKS) for (const b of MARKS) for (const c of MARKS) yield [a, b, c];
}
