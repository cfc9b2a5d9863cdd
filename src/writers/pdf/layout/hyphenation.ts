import { createRequire } from 'node:module';
import { openCache } from '../../../cache.ts';
import type { Cache } from '../../../cache.ts';

type Hyphenate = (word: string) => string;

const load = createRequire(import.meta.url);

/** Pattern sets of the `hyphen` package by language tag, the longest matching tag wins. */
const PATTERNS: Readonly<Record<string, string>> = {
  'en-gb': 'en-gb',
  en: 'en-us',
  ru: 'ru',
  uk: 'uk',
  de: 'de',
  fr: 'fr',
  es: 'es',
  it: 'it',
  pt: 'pt',
  nl: 'nl',
  pl: 'pl',
  tr: 'tr',
  cs: 'cs',
  sv: 'sv',
  da: 'da',
  nb: 'nb',
  fi: 'fi',
  hu: 'hu',
  ro: 'ro',
  bg: 'bg',
};

/** Shortest part of a word before and after a break. */
const BEFORE = 2;
const AFTER = 3;

/** Words kept per language. */
const WORDS_KEPT = 8_000;

interface Language {
  readonly hyphenate: Hyphenate;
  readonly words: Cache<readonly number[]>;
}

const languages = new Map<string, Language | undefined>();

/** Positions in a word at which it may be broken, by the rules of the language; none for a language without rules. */
export function syllables(word: string, language: string): readonly number[] {
  const rules = rulesOf(language);
  if (rules === undefined || word.length < BEFORE + AFTER) return [];
  return rules.words.keep(word, () => breakWord(word, rules.hyphenate));
}

function breakWord(word: string, hyphenate: Hyphenate): number[] {
  const positions: number[] = [];
  let at = 0;
  for (const part of hyphenate(word).split('\u00ad').slice(0, -1)) {
    at += part.length;
    if (at >= BEFORE && word.length - at >= AFTER) positions.push(at);
  }
  return positions;
}

const KAZAKH_SYLLABLE =
  /(?<=[аәеёиоөуұүыіэюя]\p{L}*)(?=[бвгғджзйкқлмнңпрстфхһцчшщ](?:[аәеёоөұүыіэюя]|[иу](?![аәеёиоөуұүыіэюя])))/giu;

/** Languages whose rule is short enough to be written down. */
const RULES: Readonly<Record<string, Hyphenate>> = {
  // Kazakh: a syllable begins with the consonant before its vowel; two letters may be either.
  kk: (word) => word.replaceAll(KAZAKH_SYLLABLE, '\u00ad'),
};

function rulesOf(tag: string): Language | undefined {
  const known = languages.get(tag);
  if (known !== undefined || languages.has(tag)) return known;
  const lower = tag.toLowerCase();
  const primary = lower.split('-')[0]!;
  const name = PATTERNS[lower] ?? PATTERNS[primary];
  const hyphenate =
    name === undefined ? RULES[primary] : (load(`hyphen/${name}`) as { hyphenateSync: Hyphenate }).hyphenateSync;
  const rules: Language | undefined = hyphenate === undefined ? undefined : { hyphenate, words: openCache(WORDS_KEPT) };
  languages.set(tag, rules);
  return rules;
}
