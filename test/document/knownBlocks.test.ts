import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTextDirective } from '../../src/document/directives/index.ts';
import { openKnownBlocks, parseKnown } from '../../src/document/knownBlocks.ts';
import { parseMarkdown, parseWhole } from '../../src/document/parseMarkdown.ts';
import { MARKDOWN_WORDS } from '../fuzz/words.ts';
import { textsNear } from '../fuzz/mutations.ts';

/** Lines that are prose, and lines that do something to prose beside them. */
const LINES = [
  'Words of a sentence.', 'Ends: with a [note].', 'Opium (kg), 2,300 of it', '12 officers', '2005. It began', '1. One', '1) One', '- a', '* b', '> q', '# Heading', '## Heading *b*', '#tag', '::toc', '::heading[A *b*]{level=1}', ':::callout[T]', ':::', '::::', '```', '~~~', '<div>', '<!-- c', '-->', '<script>', '</script>',
  '---', '===', '--', '| a | b |', '|---|---|', 'a | b', ':-:|:-:', '[r]: https://example.org', '[r]:', '[^n]: Note.', '[^n] x', '  indented', '\tindented', 'trails  ', 'trails\\', '**Bold** words', '*a', '_b_ c', '***', '___', 'see [r] and [^n]', 'see [a][r]', '![r]', ':fact[580]{of=x}', 'A :fact[580]{of=x} b', ':ref[r]', '"Quoted"', '\\# no', '\\- no', '& so', 'a &amp; b', 'a&#64;example.org', 'www.example.org', 'at http://example.org.', 'me@example.org', 'a\\@b.org', '`code`', '~~gone~~', 'é', '“Ü”', 'x', '[x', 'x]', '[ ] todo', '10:30', 'Note:example', '!', '^', '[ ^n]', '\u00a0', '\u2028a', 'a\u2028- b', 'NUL\0', 'a\rb', '\uFEFFa', '{a=b}', '+ c', '+3', '<b>x</b>', 'a <b>x</b>', '[r]: b', 'a]: b',
];

const byLines = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom('\n', '\n\n', '\n\n', '\n\n\n', '\n \n', '\n    ', '\n  \t\n')), { maxLength: 14 })
  .map((lines) => lines.flat().join(''));
const byWords = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...MARKDOWN_WORDS) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) }), { maxLength: 60 }).map((parts) => parts.join(''));

const texts = (folder: string): string[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => readFileSync(fileURLToPath(new URL(`../../${folder}/${path}`, import.meta.url)), 'utf8'));
const written = ['data', 'templates', 'test/briefs', 'bench/brief'].flatMap(texts);

describe('a text is read the same, whatever was read before', () => {
  const known = openKnownBlocks();
  const expectSame = (source: string): void => {
    expect(parseMarkdown(source, isTextDirective, known).root).toEqual(parseWhole(source, isTextDirective));
  };

  test('of blocks that were never looked at again', () => {
    const source = 'Words.\n\n*Kept.*\n\n- a\n\nMore\nwords.\n\n# Kept';
    const seen: string[] = [];
    const kept = openKnownBlocks();
    for (const round of [1, 2]) {
      const read = parseKnown(source, kept, (rest) => {
        seen.push(rest);
        return parseWhole(rest, isTextDirective);
      });
      expect(read, `${round}`).toEqual(parseWhole(source, isTextDirective));
    }
    expect(seen).toEqual(['x\n\n*Kept.*\n\n- a\n\nx\nx\n\n# Kept', 'x\n\nx\n\n- a\n\nx\n\nx']);
  });

  test('of lines', () => {
    fc.assert(fc.property(byLines, expectSame), { numRuns: 2500 });
  });

  test('of words and marks', () => {
    fc.assert(fc.property(byWords, expectSame), { numRuns: 600 });
  });

  test('as it is written, twice', () => {
    for (const source of [...written, ...written]) expectSame(source);
  });

  test('near one that is written', () => {
    fc.assert(fc.property(fc.constantFrom(...written).chain((text) => textsNear(text, [...LINES, '\n', '\n\n'])), expectSame), { numRuns: 80 });
  });
});
