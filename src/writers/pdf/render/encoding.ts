import type { EmbeddedFont } from 'pdfkit-private';
import type { ShapedGlyph } from '../layout/shape.ts';
import type { GlyphCodes } from '../layout/writtenWords.ts';

/** The code of a glyph, and the characters that it was first asked for. */
interface GlyphCode {
  readonly characters: readonly number[];
  readonly code: number;
}

const NONE: readonly ShapedGlyph[] = [];

let othersCount = 0;

/** Gives glyphs the codes of an embedded font, in the order in which they are asked for. */
export class Encoding {
  readonly #font: EmbeddedFont;
  /** By the number of the glyph. */
  readonly #codes: (GlyphCode | undefined)[] = [];
  /** Glyphs with codes, in their order: also as a text, which tells whether another document gave the same. */
  readonly #added: ShapedGlyph[] = [];
  #state = '';
  #count = 1;

  constructor(font: EmbeddedFont) {
    this.#font = font;
  }

  /** Where the codes stand, for `since`. */
  mark(): { readonly state: string; readonly count: number } {
    this.#noticeOthers();
    return { state: this.#state, count: this.#added.length };
  }

  /** The codes that something was written with since a mark was set. */
  since({ state, count }: ReturnType<Encoding['mark']>): GlyphCodes {
    return { before: state, after: this.#state, added: this.#added.length === count ? NONE : this.#added.slice(count) };
  }

  /** Gives the same codes as were given elsewhere, if it has come to the same point; tells whether it has. */
  adopt({ before, after, added }: GlyphCodes): boolean {
    this.#noticeOthers();
    if (this.#state !== before) return false;
    if (added.length > 0) {
      for (const glyph of added) this.codeOf(glyph);
      // The same text as an object, so that comparing it costs nothing.
      this.#state = after;
    }
    return true;
  }

  /** pdfkit and pdfmake give codes of their own to what they write: no other document has come to the same point. */
  #noticeOthers(): void {
    const { length } = this.#font.subset.glyphs;
    if (length === this.#count) return;
    this.#count = length;
    this.#state = `${(othersCount += 1)} others`;
  }

  codeOf(glyph: ShapedGlyph): number {
    const known = this.#codes[glyph.id];
    if (known !== undefined && sameCharacters(known.characters, glyph.codePoints)) return known.code;
    const code = this.#takeCode(glyph);
    this.#note(glyph);
    if (known === undefined) this.#codes[glyph.id] = { characters: glyph.codePoints, code };
    return code;
  }

  #note(glyph: ShapedGlyph): void {
    const { length } = this.#font.subset.glyphs;
    if (length === this.#count) return;
    this.#count = length;
    this.#added.push(glyph);
    this.#state += ` ${glyph.id} ${glyph.codePoints.join()}`;
  }

  #takeCode({ id, advance, codePoints }: ShapedGlyph): number {
    const { subset, widths, unicode } = this.#font;
    const code = subset.includeGlyph(id);
    const characters = unicode[code];
    if (characters === undefined || sameCharacters(characters, codePoints)) {
      widths[code] = advance;
      unicode[code] = codePoints;
      return code;
    }
    // One shape for two characters, such as a Greek and a Latin letter: each gets a code of its own.
    const other = unicode.findIndex((known, index) => subset.glyphs[index] === id && known !== undefined && sameCharacters(known, codePoints));
    if (other !== -1) return other;
    widths.push(advance);
    unicode[widths.length - 1] = codePoints;
    return subset.glyphs.push(id) - 1;
  }
}

function sameCharacters(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
