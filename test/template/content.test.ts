import * as fc from 'fast-check';
import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { parseContent } from '../../src/template/syntax.ts';

const pieces = fc.constantFrom('a', 'é', '😀', ' ', '\n', '\n\n', '\t', '\\', '{', '}', '}}', '"', '&', '\u00a0', '\u2028', '\r', '{{{');

test('a text without mustaches is what Handlebars makes of it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const program = parseContent(text);
      fc.pre(program !== undefined);
      // As JSON: Handlebars says where nothing is by `undefined`.
      expect(JSON.parse(JSON.stringify(program))).toEqual(JSON.parse(JSON.stringify(Handlebars.parse(text))));
    }),
    { numRuns: 500 },
  );
});

test.each(['', '{{a}}', 'a {{', 'a\r\nb', '\\{{a}}', 'a\u2028b', '\0'])('%j is left to Handlebars', (text) => {
  expect(parseContent(text)).toBeUndefined();
});
