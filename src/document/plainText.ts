import type { Inline } from './model.ts';

/** Spaces and line ends of any kind that print as one word space; no-break, figure and thin spaces stay. */
const WORD_SPACE = /[\t\n\v\f\r \u0085\u2000-\u2006\u2008\u200a\u2028\u2029\u205f\u3000]+/gu;

/**
 * Characters that say nothing in print and that fonts, hyphenation or searching trip over. Line
 * breaking is the writers' own business, so hints for it go.
 */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '\u00ad': '', // soft hyphen
  '\u200b': '', // zero width space
  '\u2060': '', // word joiner
  '\ufeff': '', // zero width no-break space, byte order mark
  '\u2011': '-', // non-breaking hyphen
};

const SUBSTITUTED = new RegExp(`[${Object.keys(SUBSTITUTES).join('')}]`, 'gu');

/** Characters that stay as they are: most texts have no others. */
const TIDY = /^[ -~–—‘’“”]*$/;

/** Called for each character that text loses or has replaced, with what stands for it. */
export type OnSubstitute = (character: string, substitute: string) => void;

/**
 * Text as briefs hold it: composed (Unicode NFC), one space between words, no invisible characters.
 * Spaces at the ends stay, as single ones: they part it from what stands beside it.
 */
export function tidyText(value: string, onSubstitute: OnSubstitute): string {
  if (TIDY.test(value) && !value.includes('  ')) return value;
  return tidyCode(value.replaceAll(WORD_SPACE, ' '), onSubstitute);
}

/** The same for text in which runs of spaces mean something; tabs and line ends become spaces. */
export function tidyCode(value: string, onSubstitute: OnSubstitute): string {
  return value
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]/gu, ' ')
    .replaceAll(SUBSTITUTED, (character) => {
      const substitute = SUBSTITUTES[character]!;
      onSubstitute(character, substitute);
      return substitute;
    })
    .normalize('NFC');
}

/** Joins neighbouring texts and drops empty ones. */
export function mergeTexts(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      merged[merged.length - 1] = { type: 'text', value: (last.value + inline.value).replaceAll(/ {2,}/g, ' ') };
    } else if (inline.type !== 'text' || inline.value !== '') {
      merged.push(inline);
    }
  }
  return merged;
}
