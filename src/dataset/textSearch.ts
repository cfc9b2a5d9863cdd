/** Offset of the first occurrence that is not a part of a longer id; -1 if there is none. */
export function findWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = (text[at - 1] ?? '') + (text[at + word.length] ?? '');
    if (!/[\w-]/.test(around)) return at;
  }
  return -1;
}

/** The value of a key or at an index; undefined where there is none. */
export function propertyOf(holder: unknown, step: string | number): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return (holder as Record<string | number, unknown>)[step];
}
