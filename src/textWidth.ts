import { openCache } from './cache.ts';

/** Widths remembered per font. */
const WIDTHS_KEPT = 8_000;

/** A figure, alone or with words after it, in letters for which a space ends what a font sets together. */
const FIGURE = /^([\d.,+\u2212\-\u2013%()/\u00A0\u202F\u2009$€]{1,40})( [ -\u052F\u2010-\u205E]*)?$/;

/**
 * Widths of lines as `shape` gives them, kerning included, which is asked only for texts that are new. Figures differ
 * from brief to brief, so they are added up from pairs of characters: in a font that sets them by their neighbours
 * alone, as all of ours do, that is the same width.
 */
export function measureTexts(shape: (text: string) => number): (text: string) => number {
  const kept = openCache<number>(WIDTHS_KEPT);
  const pairs = new Map<string, number>();
  const pair = (text: string): number => {
    let width = pairs.get(text);
    if (width === undefined) pairs.set(text, (width = shape(text)));
    return width;
  };
  const figure = (text: string): number => {
    let width = pair(text[0]!);
    for (let at = 1; at < text.length; at++) width += pair(text.slice(at - 1, at + 1)) - pair(text[at - 1]!);
    return width;
  };
  return (text) => {
    const [, leading, words] = FIGURE.exec(text) ?? [];
    if (leading === undefined) return kept.keep(text, () => shape(text));
    if (words === undefined) return figure(leading);
    return figure(`${leading} `) + kept.keep(words, () => shape(words)) - pair(' ');
  };
}
