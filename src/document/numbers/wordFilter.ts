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
  // Finds more than whole words where letters beyond A to Z are about, which does no harm.
  const longestFirst = [...bitsOf.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.length === 0 ? '(?!)' : `(?<![A-Z0-9])(?:${longestFirst.join('|')})(?![A-Z0-9])`, 'g');
  return (text) => {
    let held = always;
    for (const word of capitals(text).match(pattern) ?? []) held |= bitsOf.get(word)!;
    return (list) => (held & bits[list]) !== 0;
  };
}

function wordsOf(text: string): readonly string[] {
  return capitals(text).match(WORD) ?? [];
}

/** Once they were small, capitals are the same where a pattern takes letters for the same in any case. */
function capitals(text: string): string {
  return text.toLowerCase().toUpperCase();
}
