/** Answers whether one text may hold a phrase of a list. */
type MayHold<List> = (list: List) => boolean;

/** Makes the answers for a text. */
export type WordFilter<List> = (text: string) => MayHold<List>;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Tells, by one look at the words of a text, which lists of phrases need not be looked for in it: a phrase stands there as
 * whole words, in whatever case, only if its words do. At most 30 lists.
 */
export function openWordFilter<List extends string>(lists: Readonly<Record<List, readonly string[]>>): WordFilter<List> {
  const names = Object.keys(lists) as List[];
  const bits = Object.fromEntries(names.map((list, index) => [list, 1 << index])) as Record<List, number>;
  const phrases = names.flatMap((list) => lists[list].filter((text) => text.trim() !== '').map((text) => ({ words: wordsOf(text), bit: bits[list] })));
  const alone = new Set(phrases.flatMap(({ words }) => (words.length === 1 && /^\p{L}/u.test(words[0]!) ? words : [])));
  const bitsOf = new Map<string, number>();
  let always = 0;
  for (const { words, bit } of phrases) {
    // One word tells of a phrase, best one that is looked for anyway: the "one" of "this one". What follows a number
    // that was read may look like a word if it begins with a figure.
    const telling = words.find((word) => alone.has(word)) ?? words.find((word) => /^\p{L}/u.test(word));
    if (telling === undefined) always |= bit;
    else bitsOf.set(telling, (bitsOf.get(telling) ?? 0) | bit);
  }
  return (text) => {
    let held = always;
    for (const word of wordsOf(text)) held |= bitsOf.get(word) ?? 0;
    return (list) => (held & bits[list]) !== 0;
  };
}

/** In capitals, once they were small, all letters are the same that a pattern takes for the same in any case. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().toUpperCase().match(WORD) ?? [];
}
