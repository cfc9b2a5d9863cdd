import { onceFor, openCache } from '../../cache.ts';
import type { Cache } from '../../cache.ts';
import type { Locale, Unit } from '../../locale.ts';
import { compilePatterns, fractionNamesOf } from './localePatterns.ts';
import type { Patterns } from './localePatterns.ts';
import { openNames } from './names.ts';
import { oneOf } from './patterns.ts';
import { valueOfDigits, valueOfWords, wordValues } from './values.ts';
import { openWordFilter } from './wordFilter.ts';
import type { WordFilter } from './wordFilter.ts';

/** A number in a text: digits or words, with all that belongs to it. */
export interface FoundNumber {
  /** Where it begins in the text (UTF-16). */
  readonly start: number;
  readonly text: string;
  /** What it may be worth: one value, both ends of a range, none for words such as "hundreds". */
  readonly values: readonly number[];
}

/** Finds the numbers that say how much or how many; years, references, names and pronouns are none. */
export interface NumberScanner {
  find(text: string): readonly FoundNumber[];
}

/** Stands for characters that were read already; no text holds it, and it is neither letter nor digit. */
const READ = '\u0000';

/**
 * A scanner by the rules of a locale. `units` are those of the dataset beside the locale's; `names` are
 * texts whose digits are no figures, such as "1988 UN Drug Convention". `filter` tells what need not be looked for.
 */
export function openScanner(locale: Locale, units: Iterable<Unit>, names: Iterable<string>, filter?: WordFilter<List>): NumberScanner {
  const rules = filter === undefined ? prepareOnce(locale, [...units]) : { ...prepare(locale, [...units]), filter };
  const namesIn = openNames(names);
  return {
    find(text) {
      const named = namesIn(text);
      if (text.length > LONGEST_KEPT) return findNumbers(text, named, rules);
      const known = named === undefined ? rules.found : rules.foundBeside;
      return known.keep(named === undefined ? text : `${named.source.length} ${named.source}${text}`, () => findNumbers(text, named, rules));
    },
  };
}

function findNumbers(text: string, names: RegExp | undefined, { filter, anyWord, readers }: Rules): readonly FoundNumber[] {
  const numbers: FoundNumber[] = [];
  let rest = text;
  const read = (reader: Reader): void => {
    for (const number of reader(rest)) {
      rest = rest.slice(0, number.start) + READ.repeat(number.text.length) + rest.slice(number.start + number.text.length);
      if (number.skipped !== true) numbers.push({ start: number.start, text: number.text, values: number.values });
    }
  };
  if (names !== undefined) read(withoutNumbers(names));
  // An address may have ended within a word; all else leaves whole words.
  const mayHold = filter(rest);
  const hasDigits = /\d/.test(text);
  const mayRead = (of: List | 'digits'): boolean => {
    if (of === 'digits') return hasDigits;
    if (of === 'references' && !hasDigits) return false;
    return mayHold(of) && (of !== 'phrases' || anyWord.test(text));
  };
  for (const [of, reader] of readers) if (mayRead(of)) read(reader);
  return numbers.sort((a, b) => a.start - b.start);
}

/** Lists of phrases that a text is searched for. */
type List = 'phrases' | 'references' | 'fractions' | 'words' | 'ordinals' | 'multiples' | 'vague';

/** What a reader takes out of a text; `skipped`: it is no figure. */
type Taken = FoundNumber & { readonly skipped?: true };

type Reader = (text: string) => Taken[];

type Step = readonly [of: List | 'digits', read: Reader];

/** What is the same for all briefs of a locale and units. */
interface Rules {
  /** Tells which lists need not be looked for. */
  readonly filter: WordFilter<List>;
  /** Whether there is a number word at all, be it within another word. */
  readonly anyWord: RegExp;
  readonly readers: readonly Step[];
  /** The numbers of texts that were read lately: of those without names by the text, of others by the names in them, too. */
  readonly found: Cache<readonly FoundNumber[]>;
  readonly foundBeside: Cache<readonly FoundNumber[]>;
}

/** What is kept: so many texts of each locale and units, none longer than this. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 4_000;

/** By locale and units: compiling the patterns takes longer than reading a brief. */
const prepared = openCache<Rules>(8);
/** What a locale says of numbers, as part of a key. */
const keyOf = onceFor(({ numbers, typedNumbers, units }: Locale) => JSON.stringify([numbers, typedNumbers, units]));

function prepareOnce(locale: Locale, units: readonly Unit[]): Rules {
  return prepared.keep(`${keyOf(locale)} ${JSON.stringify(units)}`, () => prepare(locale, units));
}

function prepare(locale: Locale, units: readonly Unit[]): Rules {
  const { numbers, typedNumbers: rules } = locale;
  const patterns = compilePatterns(locale, units);
  const numberWords = {
    fractions: [...fractionNamesOf(locale), ...rules.loneFractions],
    words: [...wordValues(locale).keys()],
    ordinals: numbers.ordinals.slice(1),
    multiples: Object.keys(rules.multiples),
    vague: rules.vague,
  };
  return {
    filter: openWordFilter({ phrases: rules.phrases, references: rules.references, ...numberWords }),
    anyWord: new RegExp(oneOf([...Object.values(numberWords).flat(), ...numbers.ordinals]), 'iu'),
    readers: [
      ['phrases', withoutNumbers(patterns.phrases)],
      ['references', withoutNumbers(patterns.references)],
      ['digits', readDigits(patterns, locale)],
      ['fractions', readFractions(patterns, locale)],
      ['words', readWords(patterns, locale)],
      ['ordinals', readOrdinals(patterns, locale)],
      ['multiples', readMultiples(patterns, locale)],
      ['vague', (text) => matches(text, patterns.vague).map((match) => found(match, []))],
    ],
    found: openCache(MOST_KEPT),
    foundBeside: openCache(MOST_KEPT),
  };
}

/** As `matchAll`, which would make a copy of the pattern, and compile it again, for every text. */
function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    all.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return all;
}

function found(match: RegExpExecArray, values: readonly number[]): FoundNumber {
  return { start: match.index, text: match[0], values };
}

function withoutNumbers(pattern: RegExp): Reader {
  return (text) => matches(text, pattern).map((match) => ({ ...found(match, []), skipped: true }));
}

function readDigits({ digits, unitFollows, yearBefore }: Patterns, locale: Locale): Reader {
  const { amounts } = locale.typedNumbers;
  const scales = new Map([...Object.entries(amounts), [locale.numbers.million, 1e6] as const, [locale.numbers.billion, 1e9] as const]);
  return (text) =>
    matches(text, digits).map((match) => {
      const [whole, number = '', scaled] = match;
      const scale = scales.get((scaled ?? '').trim().toLowerCase()) ?? 1;
      const parts = number.split(/[-–—:/×\s\p{Sc}]+/u).filter((part) => part !== '');
      const ends = parts.map((part) => valueOfDigits(part, locale) * scale).filter((value) => Number.isFinite(value));
      const values = number.includes('/') && ends.length === 2 ? [ends[0]! / ends[1]!, ...ends] : ends;
      const bare = whole === number || whole === `${number}s`;
      const isMeasured = (): boolean => unitFollows.test(text.slice(match.index + whole.length)) && !yearBefore.test(text.slice(0, match.index));
      const isYear = bare && areYears(parts, locale) && !isMeasured();
      return { ...found(match, values), ...(isYear ? { skipped: true as const } : {}) };
    });
}

/** 2005, 2005-2006, 2005-06. */
function areYears(parts: readonly string[], { typedNumbers }: Locale): boolean {
  const [first, last] = typedNumbers.years;
  const isYear = (part: string): boolean => /^\d{4}$/.test(part) && Number(part) >= first && Number(part) <= last;
  return parts.length <= 2 && parts.every((part, index) => isYear(part) || (index === 1 && /^\d{2}$/.test(part)));
}

function readFractions({ fractions }: Patterns, locale: Locale): Reader {
  const values = wordValues(locale);
  const names = Object.entries(locale.numbers.fractions);
  return (text) =>
    matches(text, fractions).map((match) => {
      const words = match[0].toLowerCase().split(/[\s-]+/);
      const denominator = names.find(([, { one, other }]) => words.includes(one) || words.includes(other))?.[0];
      const counted = /^\d/.test(match[0]) ? Number.parseInt(match[0], 10) : valueOfWords(words, values);
      return found(match, denominator === undefined ? [] : [Math.max(counted, 1) / Number(denominator)]);
    });
}

function readWords({ words, countedFollows }: Patterns, locale: Locale): Reader {
  const values = wordValues(locale);
  const { pronouns } = locale.typedNumbers;
  return (text) =>
    matches(text, words).map((match) => {
      const isPronoun = pronouns.includes(match[0].toLowerCase()) && !countedFollows.test(text.slice(match.index + match[0].length));
      return { ...found(match, [valueOfWords(match[0].split(/[\s-]+/), values)]), ...(isPronoun ? { skipped: true as const } : {}) };
    });
}

function readOrdinals({ ordinals }: Patterns, { numbers }: Locale): Reader {
  return (text) => matches(text, ordinals).map((match) => found(match, [numbers.ordinals.indexOf(match[0].toLowerCase())]));
}

function readMultiples({ multiples }: Patterns, { typedNumbers }: Locale): Reader {
  return (text) =>
    matches(text, multiples).map((match) => found(match, [typedNumbers.multiples[match[0].toLowerCase()] ?? 0].filter((value) => value !== 0)));
}
