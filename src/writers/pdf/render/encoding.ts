import type { EmbeddedFont } from 'pdfkit-private';
import type { Shaped, ShapedGlyph } from '../layout/shape.ts';
import { number } from './numbers.ts';

/** A word as it stands in the operand of TJ, without the bracket it begins with and, unless it ends in kerning, ends with. */
export interface EncodedWord {
  readonly text: string;
  readonly endsInKerning: boolean;
}

/** The code of a glyph as it stands in a string, and the characters that it was first asked for. */
interface GlyphCode {
  readonly characters: readonly number[];
  readonly digits: string;
}

/** Gives glyphs the codes of an embedded font, in the order in which they are asked for. */
export class Encoding {
  readonly #font: EmbeddedFont;
  readonly #words = new Map<Shaped, EncodedWord>();
  readonly #codes = new Map<number, GlyphCode>();

  constructor(font: EmbeddedFont) {
    this.#font = font;
  }

  /** A word in codes: a brief says the same words again and again. */
  encode(shaped: Shaped): EncodedWord {
    let word = this.#words.get(shaped);
    if (word === undefined) this.#words.set(shaped, (word = this.#encodeAnew(shaped)));
    return word;
  }

  #encodeAnew({ glyphs }: Shaped): EncodedWord {
    let text = '';
    let endsInKerning = false;
    for (const glyph of glyphs) {
      if (endsInKerning) text += '<';
      text += this.#digitsOf(glyph);
      endsInKerning = Math.abs(glyph.kern) > 0.05;
      if (endsInKerning) text += `>${number(-glyph.kern)}`;
    }
    return { text, endsInKerning };
  }

  #digitsOf(glyph: ShapedGlyph): string {
    const known = this.#codes.get(glyph.id);
    if (known !== undefined && sameCharacters(known.characters, glyph.codePoints)) return known.digits;
    const digits = this.#codeOf(glyph).toString(16).padStart(4, '0');
    if (known === undefined) this.#codes.set(glyph.id, { characters: glyph.codePoints, digits });
    return digits;
  }

  #codeOf({ id, advance, codePoints }: ShapedGlyph): number {
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
