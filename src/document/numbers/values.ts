import type { Locale } from '../../locale.ts';

/** What a number word is worth; a scale multiplies what stands before it: two dozen. */
interface WordValue {
  readonly value: number;
  readonly scale: boolean;
}

/** The worth of each number word, in small letters. */
export type WordValues = ReadonlyMap<string, WordValue>;

export function wordValues({ numbers, typedNumbers }: Locale): WordValues {
  const scales = { ...typedNumbers.amounts, [numbers.million]: 1e6, [numbers.billion]: 1e9 };
  return new Map<string, WordValue>([
    ...numbers.words.map((word, value) => [word.toLowerCase(), { value, scale: false }] as const),
    ...numbers.tens.map((word, index) => [word.toLowerCase(), { value: (index + 2) * 10, scale: false }] as const),
    ...Object.entries(scales).map(([word, value]) => [word.toLowerCase(), { value, scale: true }] as const),
  ]);
}

/** "five hundred eighty" is 580, "two dozen" is 24; words that are no numbers are passed over. */
export function valueOfWords(words: readonly string[], values: WordValues): number {
  let total = 0;
  let group = 0;
  for (const word of words) {
    const known = values.get(word.toLowerCase());
    if (known === undefined) continue;
    if (!known.scale) group += known.value;
    else if (known.value < 1000) group = Math.max(group, 1) * known.value;
    else {
      total += Math.max(group, 1) * known.value;
      group = 0;
    }
  }
  return total + group;
}

/** "1,250.5" is 1250.5, with the separators of the locale. */
export function valueOfDigits(digits: string, { numbers }: Locale): number {
  return Number(digits.replaceAll(numbers.group, '').replace(numbers.decimal, '.'));
}
