import { openCache } from '../../cache.ts';
import type { Fact } from '../../dataset/model.ts';
import type { TypedNumber } from '../model.ts';

const ENDINGS = ['s', 'ed', 'ing'];

/** So many facts are suggested at most, each with so many words in common or the same value. */
const MOST = 3;
const LEAST_SHARED = 2;

/** Answers which facts a typed number might mean. */
export type SuggestFacts = (number: TypedNumber) => Fact[];

/** Suggests facts of the same value first, then those with the words around the number. */
export function openSuggestions(facts: Iterable<Fact>): SuggestFacts {
  const known = [...facts];
  const numbers = known.map(numbersOf);
  const withWord = indexWords(known);
  return ({ values, around }) => {
    const shared = countShared(wordsOf(around), withWord, known.length);
    const meant: { fact: Fact; same: boolean; shared: number }[] = [];
    for (let place = 0; place < known.length; place += 1) {
      const same = haveOneValue(values, numbers[place]!);
      if (same || shared[place]! >= LEAST_SHARED) meant.push({ fact: known[place]!, same, shared: shared[place]! });
    }
    return meant
      .sort((a, b) => Number(b.same) - Number(a.same) || b.shared - a.shared)
      .slice(0, MOST)
      .map(({ fact }) => fact);
  };
}

function haveOneValue(some: readonly number[], others: readonly number[]): boolean {
  return some.some((value) => others.some((other) => Math.abs(value - other) <= 1e-9 * Math.abs(other)));
}

/** The facts, by their place in the list, that have a word. */
type FactsWithWord = ReadonlyMap<string, readonly number[]>;

function indexWords(facts: readonly Fact[]): FactsWithWord {
  const index = new Map<string, number[]>();
  for (const [place, { label, place: where, agency = '' }] of facts.entries()) {
    for (const word of new Set(wordsOf(`${label} ${where} ${agency}`))) {
      const places = index.get(word);
      if (places === undefined) index.set(word, [place]);
      else places.push(place);
    }
  }
  return index;
}

/** How many of the words each of so many facts has. */
function countShared(words: readonly string[], withWord: FactsWithWord, facts: number): Uint16Array {
  const counts = new Uint16Array(facts);
  const count = (place: number): void => void (counts[place]! += 1);
  words.forEach((word, index) => {
    if (words.indexOf(word) === index) withWord.get(word)?.forEach(count);
  });
  return counts;
}

/** Every number that a printed fact may show. */
export function numbersOf({ value }: Fact): number[] {
  switch (value.kind) {
    case 'number':
      return [value.value];
    case 'range':
      return [value.low, value.high];
    case 'fraction':
      return [value.numerator / value.denominator, value.denominator];
    case 'date':
      return value.iso.split('-').map(Number);
  }
}

/** Words whose stems, and texts whose words, are kept. */
const WORDS_KEPT = 4_000;
const TEXTS_KEPT = 1_000;

const stems = openCache<string>(WORDS_KEPT);

const wordsOfTexts = openCache<readonly string[]>(TEXTS_KEPT);

/** Words of some length, without endings that differ between a sentence and a label. */
function wordsOf(text: string): readonly string[] {
  return wordsOfTexts.keep(text, () => {
    const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    return words.map((word) => stems.keep(word, () => withoutEnding(word)));
  });
}

function withoutEnding(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
