import { openCache } from '../../cache.ts';
import { oneOf, wholeWords } from './patterns.ts';

/** Addresses of pages and of people. */
const ADDRESS = String.raw`(?:https?:\/\/|www\.)\S+|(?<!\S)[^\s@]+@[^\s@]+\.\S+`;
/** What every address has. */
const ADDRESS_MARK = /:\/\/|www\.|@/;

/** Patterns by the names in them: the names of an edition change, those that its texts have hardly do. */
const patterns = openCache<RegExp>(64);

/**
 * Finds the names and addresses of a text, whose digits are no figures: gives the pattern of those that it may have,
 * undefined if it has none.
 */
export function openNames(names: Iterable<string>): (text: string) => RegExp | undefined {
  const known = [...new Set(names)].map((name) => ({ name, words: name.trim().split(/\s+/u) })).filter(({ name }) => name.trim() !== '');
  return (text) => {
    const held = known.filter(({ words }) => words.every((word) => text.includes(word))).map(({ name }) => name);
    const addresses = ADDRESS_MARK.test(text);
    if (held.length === 0 && !addresses) return undefined;
    return patterns.keep(JSON.stringify([addresses, held]), () => {
      const pattern = wholeWords(oneOf(held));
      return new RegExp(addresses ? `${pattern}|${ADDRESS}` : pattern, 'gu');
    });
  };
}
