import { expect, test } from 'vitest';
import { syllables } from '../../../src/writers/pdf/layout/hyphenation.ts';

function cut(word: string, language: string): string {
  const at = syllables(word, language);
  return [...word].map((letter, index) => (at.includes(index) ? `-${letter}` : letter)).join('');
}

test('breaks words by the rules of their language', () => {
  expect(cut('preliminary', 'en-US')).toBe('pre-lim-i-nary');
  expect(cut('международный', 'ru')).toMatch(/^меж-ду-на-род-ный$/);
  expect(cut('Menschenrecht', 'de-AT')).toBe('Men-schen-recht');
});

test('breaks Kazakh words before the consonant that begins a syllable', () => {
  expect(cut('республикасының', 'kk')).toBe('рес-пуб-ли-ка-сы-ның');
  expect(cut('өңірлік', 'kk-KZ')).toBe('өңір-лік');
});

test('takes the British rules for British English', () => {
  expect(syllables('democracy', 'en-GB')).not.toEqual(syllables('democracy', 'en-US'));
});

test('leaves words whole in a language without rules, and short ones in any', () => {
  expect(syllables('Өзбекистон', 'uz')).toEqual([]);
  expect(syllables('into', 'en-US')).toEqual([]);
});

test('leaves at least two letters before a break and three after', () => {
  for (const word of ['although', 'ability', 'opera', 'agency', 'analysis', 'economy']) {
    for (const at of syllables(word, 'en-US')) {
      expect(at).toBeGreaterThanOrEqual(2);
      expect(word.length - at).toBeGreaterThanOrEqual(3);
    }
  }
});
