import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openNames } from '../../src/document/numbers/names.ts';
import { oneOf, wholeWords } from '../../src/document/numbers/patterns.ts';
import { openScanner } from '../../src/document/numbers/scanner.ts';
import { openWordFilter } from '../../src/document/numbers/wordFilter.ts';
import { localeSchema } from '../../src/locale.ts';
import type { Locale, Unit } from '../../src/locale.ts';

const folder = fileURLToPath(new URL('../../templates/_shared/locales/', import.meta.url));
const bundled = readdirSync(folder).map((file) => localeSchema.parse(parse(readFileSync(folder + file, 'utf8'))));
const [english] = bundled as [Locale];

const german: Locale = {
  ...english,
  numbers: {
    ...english.numbers,
    group: '.', decimal: ',', million: 'Million', billion: 'Milliarde',
    words: ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
    tens: ['zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'],
    ordinals: ['nullte', 'erste', 'zweite', 'dritte', 'fünfte'],
    fractions: { '2': { one: 'Hälfte', other: 'Hälften' }, '3': { one: 'Drittel', other: 'Drittel' } },
  },
  typedNumbers: {
    ...english.typedNumbers,
    amounts: { Dutzend: 12, 'große Zahl': 7 }, vague: ['Dutzende'], multiples: { 'zwei-fach': 2, verdoppelt: 2 }, pronouns: ['eins'], loneFractions: ['halb'],
    shares: ['{fraction} der', 'eine {fraction} von'], ordered: ['Mal', 'Straße'], phrases: ['zum ersten Mal', 'eins und alles', 'in der Hälfte'],
    references: ['Absatz', 'Abs', '§'], joins: ['und', 'bis'], beforeYears: ['im', 'seit'],
  },
};

/** Words that begin with figures or signs, and letters that change more than their case. */
const odd: Locale = {
  ...english,
  numbers: { ...english.numbers, words: english.numbers.words.map((word, index) => (index % 3 === 0 ? `${word}ς` : word)), ordinals: ['0th', '1st', 'σeς', '-nd', 'ßen', '²nd'] },
  typedNumbers: {
    ...english.typedNumbers,
    phrases: ['20th century', 'ſome kind', '-', 'a-one', '12 of', 'of 12', '½ way'], vague: ['½', '3rd', '²x', 'µm'], multiples: { '×2': 2, 'x2': 2, '2x': 2 }, loneFractions: ['²half', 'half-k'], references: ['No.', '§', 'ſec'],
  },
};

const units: readonly Unit[] = [{ one: 'officer', other: 'officers', symbol: 'of.', kind: 'count' }];
const names = ['1988 UN Drug Convention', 'U.S. 1', 'Article 3.2', 'Route 66', 'INCSR  2005 (Part 1)', '§ 5', 'two'];

function wordsOf({ numbers, typedNumbers: rules }: Locale): string[] {
  const fractions = Object.values(numbers.fractions).flatMap(({ one, other }) => [one, other]);
  const shares = rules.shares.map((share) => share.replace('{fraction}', fractions[0]!));
  return [
    numbers.words, numbers.tens, numbers.ordinals, fractions, shares, numbers.million, numbers.billion,
    Object.keys(rules.amounts), Object.keys(rules.multiples), rules.vague, rules.pronouns, rules.loneFractions, rules.ordered, rules.phrases, rules.references, rules.joins, rules.beforeYears,
  ].flat();
}

const GLUE = [' ', ' ', ' ', ' ', '-', '\n', '. ', ', ', '', '/', '(', '\u00a0', '–', '’'];
const PIECES = ['a', 'the', 'ü', 'Ü', 'ß', 'İ', '\u0345', '²', '½', '%', '$', '€', '−', '1', '12', '2005', '1,250.5', '1.250,5', '5th', '10kg', 'https://', 'www.', '@', '@example.org', 'box12', '\ud800', '😀'];
const CASES: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => word.replaceAll('s', 'ſ').replaceAll('k', '\u212a').replaceAll('σ', 'ς'),
  (word) => word.slice(0, 1).toUpperCase() + word.slice(1),
];

function textsOf(locale: Locale): fc.Arbitrary<string> {
  const word = fc.tuple(fc.constantFrom(...wordsOf(locale), ...names), fc.constantFrom(...CASES)).map(([text, change]) => change(text));
  const piece = fc.oneof({ weight: 5, arbitrary: word }, { weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) });
  return fc.array(fc.tuple(piece, fc.constantFrom(...GLUE)), { maxLength: 14 }).map((pieces) => pieces.flat().join(''));
}

describe.each([...bundled.map((locale) => [locale.language, locale] as const), ['German', german], ['odd', odd]] as const)('%s', (_, locale) => {
  test('what is not looked for is not there', () => {
    const scanner = openScanner(locale, units, names);
    const thorough = openScanner(locale, units, names, () => () => true);
    fc.assert(
      fc.property(textsOf(locale), (text) => {
        expect(scanner.find(text)).toEqual(thorough.find(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('names that a text cannot have are left out', () => {
    const find = openNames(names);
    const all = new RegExp(`${wholeWords(oneOf(names))}|${String.raw`(?:https?:\/\/|www\.)\S+|(?<!\S)[^\s@]+@[^\s@]+\.\S+`}`, 'gu');
    fc.assert(
      fc.property(textsOf(locale), (text) => {
        const found = find(text);
        expect(found === undefined ? [] : [...text.matchAll(found)]).toEqual([...text.matchAll(all)]);
      }),
      { numRuns: 1000 },
    );
  });
});

test('an address that is cut off leaves a word', () => {
  const scanner = openScanner(english, units, names);
  expect(scanner.find('twelvehttps://example.org').map(({ text }) => text)).toEqual(['twelve']);
});

test('a list is asked for where a word of it stands, and for signs always', () => {
  const filter = openWordFilter({ pronouns: ['this one', 'none of'], numbers: ['one'], signs: ['§', ''], empty: [' '] });
  const held = (text: string): string[] => (['pronouns', 'numbers', 'signs', 'empty'] as const).filter(filter(text));
  expect(held('This is ONE.')).toEqual(['pronouns', 'numbers', 'signs']);
  expect(held('None; phone this.')).toEqual(['pronouns', 'signs']);
  expect(held('No number.')).toEqual(['signs']);
});

const capital = (character: string): string => character.toLowerCase().toUpperCase();

test('letters that are the same to a pattern in any case are the same to the filter, and nothing else becomes a letter', () => {
  const all = Array.from({ length: 0x11_0000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff).map((code) => String.fromCodePoint(code));
  const changing = all.filter((character) => capital(character) !== character || character.toLowerCase() !== character);
  const together = changing.join('');
  const differing = changing.filter((character) => together.match(new RegExp(character, 'giu'))!.some((same) => capital(same) !== capital(character)));
  expect(differing).toEqual([]);
  expect(all.filter((character) => !/[\p{L}\p{N}]/iu.test(character) && /[\p{L}\p{N}]/u.test(capital(character)))).toEqual([]);
});
