import { openCache } from '../../../cache.ts';
import type { Cache } from '../../../cache.ts';
import type { FontFace } from '../../../fonts.ts';

type Font = FontFace['font'];

/** A stretch of text as glyphs of one font; widths in thousandths of the font size. */
export interface Shaped {
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
}

export interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  /** Width of the glyph itself. */
  readonly advance: number;
  /** What kerning adds to it. */
  readonly kern: number;
}

/** Width in points of glyphs in a size, with letter spacing. */
export function widthAt({ width, glyphs }: Shaped, { size, spacing }: { readonly size: number; readonly spacing: number }): number {
  return (width * size) / 1000 + spacing * glyphs.length;
}

/** Words kept per font and set of features. */
const WORDS_KEPT = 8_000;

const caches = new WeakMap<Font, Map<string, Cache<Shaped>>>();

/** Glyphs of a text, remembered for the life of the process: briefs say the same words again and again. */
export function shape(font: Font, text: string, features: readonly string[] | undefined): Shaped {
  const words = font === last.font && features === last.features ? last.words : wordsOf(font, features);
  const known = words.get(text);
  if (known !== undefined) return known;
  const shapePair = (pair: string): Shaped => words.keep(pair, () => shapeNow(font, pair, features));
  const made = (FIGURE.test(text) ? joinPairs(text, shapePair) : undefined) ?? shapeNow(font, text, features);
  words.set(text, made);
  return made;
}

/** Figures differ from brief to brief. In all our fonts the place of their marks depends on neighbours alone. */
const FIGURE = /^[\d.,+\u2212\-\u2013%()[\]$\u20ac]{3,40}$/;

/** A text put together from pairs of its characters; undefined if one of them is not two glyphs. */
function joinPairs(text: string, shapePair: (pair: string) => Shaped): Shaped | undefined {
  const glyphs: ShapedGlyph[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = shapePair(text.slice(at, at + 2)).glyphs;
    if (pair.length !== 2) return undefined;
    glyphs[at] = pair[0]!;
    glyphs[at + 1] = pair[1]!;
  }
  return { glyphs, width: widthOf(glyphs) };
}

function widthOf(glyphs: readonly ShapedGlyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance + glyph.kern, 0);
}

interface Words {
  readonly font: Font | undefined;
  readonly features: readonly string[] | undefined;
  readonly words: Cache<Shaped>;
}

/** Most words are set as the one before. */
let last: Words = { font: undefined, features: undefined, words: openCache(1) };

function wordsOf(font: Font, features: readonly string[] | undefined): Cache<Shaped> {
  const key = features === undefined ? '' : features.join();
  let byFeatures = caches.get(font);
  if (byFeatures === undefined) caches.set(font, (byFeatures = new Map()));
  let words = byFeatures.get(key);
  if (words === undefined) byFeatures.set(key, (words = openCache(WORDS_KEPT)));
  last = { font, features, words };
  return words;
}

/** The same, asked of the font. */
export function shapeNow(font: Font, text: string, features: readonly string[] | undefined): Shaped {
  const scale = 1000 / font.unitsPerEm;
  const run = font.layout(text, features === undefined ? undefined : [...features]);
  // One glyph may stand for several characters, and remembers only the first that asked for it.
  const characters = [...text];
  const oneToOne = characters.length === run.glyphs.length;
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const advance = glyph.advanceWidth * scale;
    const own = glyph.codePoints.length === 1 && oneToOne;
    return {
      id: glyph.id,
      codePoints: own ? alone(characters[index]!.codePointAt(0)!) : glyph.codePoints.flatMap(letters),
      advance,
      kern: run.positions[index]!.xAdvance * scale - advance,
    };
  });
  return { glyphs, width: widthOf(glyphs) };
}

const lists = openCache<readonly number[]>(2_000);

/** A list of one character, mostly the same one for the same character, so that lists need not be compared. */
function alone(codePoint: number): readonly number[] {
  return lists.keep(String(codePoint), () => [codePoint]);
}

/** Letters that a ligature joins: it may be in the font as a character of its own, but nobody searches for that. */
function letters(codePoint: number): number[] {
  const isLigature = codePoint >= 0xfb00 && codePoint <= 0xfb06;
  return isLigature ? [...String.fromCodePoint(codePoint).normalize('NFKC')].map((letter) => letter.codePointAt(0)!) : [codePoint];
}
