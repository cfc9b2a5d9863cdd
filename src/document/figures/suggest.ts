import { openCache } from '../../cache.ts';
import type { Fact } from '../../dataset/model.ts';
import type { TypedNumber } from '../model.ts';

const ENDINGS = ['s', 'ed', 'ing'];

/** So many facts are suggested at most. */
const MOST = 3;

/** Answers which facts a typed number might mean. */
export type SuggestFacts = (number: TypedNumber) => Fact[];

/** Suggests facts of the same value first, then those with the words around the number. */
export function openSuggestions(facts: Iterable<Fact>): SuggestFacts {
  const known = [...facts].map((fact) => ({ fact, numbers: numbersOf(fact) }));
  const withWord = indexWords(known.map(({ fact }) => fact));
  return ({ values, around }) => {
    const shared = countShared(wordsOf(around), withWord);
    const found: { fact: Fact; same: boolean; shared: number }[] = [];
    for (const [index, { fact, numbers }] of known.entries()) {
      const same = numbers.some((number) => values.some((value) => Math.abs(value - number) <= 1e-9 * Math.abs(number)));
      const words = shared.get(index) ?? 0;
      if (same || words >= 2) found.push({ fact, same, shared: words });
    }
    return found
      .sort((a, b) => Number(b.same) - Number(a.same) || b.shared - a.shared)
      .slice(0, MOST)
      .map(({ fact }) => fact);
  };
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

/** How many of the words each fact has that has any. */
function countShared(words: readonly string[], withWord: FactsWithWord): Map<number, number> {
  const counts = new Map<number, number>();
  const shared = new Set(words.filter((word) => withWord.has(word)));
  for (const word of shared) for (const place of withWord.get(word)!) counts.set(place, (counts.get(place) ?? 0) + 1);
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

const TEXTS_KEPT = 1_000;

const wordsOfTexts = openCache<readonly string[]>(TEXTS_KEPT);

/** Words of some length, without endings that differ between a sentence and a label. */
function wordsOf(text: string): readonly string[] {
  return wordsOfTexts.keep(text, () => {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    return words.filter((word) => word.length > 3).map(withoutEnding);
  });
}

function withoutEnding(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
