const filler = new Set(['the', 'a', 'an', 'of', 'in', 'by', 'and', 'or', 'for', 'on', 'at', 'from', 'to', 'with', 'per', 'number']);

/** Endings that make "seized" of "seizures" and "arrests" of "arrested". */
const ending = /(?:ures?|ed|ing|es|s|e)$/;
const SHORTEST_STEM = 4;

/** The words of a text that say something, without their endings. */
export function wordsOf(...texts: readonly (string | undefined)[]): Set<string> {
  const words = texts.flatMap((text) => (text ?? '').normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return new Set(words.filter((word) => !filler.has(word)).map(stem));
}

export function isSubset(words: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...words].every((word) => of.has(word));
}

function stem(word: string): string {
  const stripped = word.replace(ending, '');
  return stripped.length >= SHORTEST_STEM ? stripped : word;
}
