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
    const shared = countShared(wordsIn(around), withWord);
    const same = new Set(values.flatMap((value) => placesOf(value, numbers)));
    const meant = [...new Set([...same, ...shared.keys()])].filter((place) => same.has(place) || shared.get(place)! >= LEAST_SHARED);
    return meant
      .sort((a, b) => Number(same.has(b)) - Number(same.has(a)) || (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || a - b)
      .slice(0, MOST)
      .map((place) => known[place]!);
  };
}

/** Where in a list stand numbers of this value. */
function placesOf(value: number, lists: readonly (readonly number[])[]): number[] {
  const places: number[] = [];
  for (let place = 0; place < lists.length; place += 1) {
    for (const number of lists[place]!) if (Math.abs(value - number) <= 1e-9 * Math.abs(number)) places.push(place);
  }
  return places;
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
  for (const word of new Set(words)) for (const place of withWord.get(word) ?? []) counts.set(place, (counts.get(place) ?? 0) + 1);
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

const LABELS_KEPT = 1_000;

const wordsOfLabels = openCache<readonly string[]>(LABELS_KEPT);

/** The words of a label: those of a dataset's facts are asked for again. */
function wordsOf(label: string): readonly string[] {
  return wordsOfLabels.keep(label, () => wordsIn(label));
}

/** Words of some length, without endings that differ between a sentence and a label. */
function wordsIn(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words.map(withoutEnding);
}

function withoutEnding(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
