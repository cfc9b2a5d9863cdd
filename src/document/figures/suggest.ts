import type { Fact } from '../../dataset/model.ts';
import type { TypedNumber } from '../model.ts';

/** So many facts are suggested at most. */
const MOST = 3;

/** The facts that a typed number might mean: those of the same value first, then those with the words around it. */
export function suggestFacts({ values, around }: TypedNumber, facts: Iterable<Fact>): Fact[] {
  const words = new Set(wordsOf(around));
  const ranked = [...facts].map((fact) => ({
    fact,
    same: numbersOf(fact).some((number) => values.some((value) => Math.abs(value - number) <= 1e-9 * Math.abs(number))),
    shared: [...new Set(wordsOf(`${fact.label} ${fact.place} ${fact.agency ?? ''}`))].filter((word) => words.has(word)).length,
  }));
  return ranked
    .filter(({ same, shared }) => same || shared >= 2)
    .sort((a, b) => Number(b.same) - Number(a.same) || b.shared - a.shared)
    .slice(0, MOST)
    .map(({ fact }) => fact);
}

/** Every number that a printed fact may show. */
function numbersOf({ value }: Fact): number[] {
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
