import type { Fact } from '../../dataset/model.ts';
import type { TypedNumber } from '../model.ts';

/** So many facts are suggested at most. */
const MOST = 3;

/** Answers which facts a typed number might mean. */
export type SuggestFacts = (number: TypedNumber) => Fact[];

/** Suggests facts of the same value first, then those with the words around the number. */
export function openSuggestions(facts: Iterable<Fact>): SuggestFacts {
  const known = [...facts].map((fact) => ({
    fact,
    numbers: numbersOf(fact),
    words: new Set(wordsOf(`${fact.label} ${fact.place} ${fact.agency ?? ''}`)),
  }));
  return ({ values, around }) => {
    const given = new Set(wordsOf(around));
    return known
      .map(({ fact, numbers, words }) => ({
        fact,
        same: numbers.some((number) => values.some((value) => Math.abs(value - number) <= 1e-9 * Math.abs(number))),
        shared: countShared(words, given),
      }))
      .filter(({ same, shared }) => same || shared >= 2)
      .sort((a, b) => Number(b.same) - Number(a.same) || b.shared - a.shared)
      .slice(0, MOST)
      .map(({ fact }) => fact);
  };
}

function countShared(words: ReadonlySet<string>, given: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (given.has(word)) count += 1;
  return count;
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

/** Words of some length, without endings that differ between a sentence and a label. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3)
    .map((word) => word.replace(/(?:s|ed|ing)$/, ''));
}
