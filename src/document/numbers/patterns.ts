/** Small makers of regular expressions for the words of a text. */

const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;

/** Exactly these characters, with spaces of any kind between words. */
export function literal(text: string): string {
  return text
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
}

/** One of the texts, the longest that fits; matches nothing where there is none. */
export function oneOf(texts: Iterable<string>): string {
  const all = [...new Set(texts)].filter((text) => text.trim() !== '').sort((a, b) => b.length - a.length);
  return all.length === 0 ? '(?!)' : `(?:${all.map(literal).join('|')})`;
}

/** A pattern that neither begins nor ends inside of a word. */
export function wholeWords(pattern: string): string {
  return `${BEFORE}(?:${pattern})${AFTER}`;
}
