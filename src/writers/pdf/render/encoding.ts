import type { EmbeddedFont } from 'pdfkit-private';
import type { GlyphCodes } from '../layout/writtenWords.ts';
import type { Shaped, ShapedGlyph } from '../layout/shape.ts';
import { number } from './numbers.ts';

/** A word as it stands in the operand of TJ, without the parenthesis it begins with and, unless it ends in kerning, ends with. */
export interface EncodedWord {
  readonly text: string;
  readonly endsInKerning: boolean;
}

/** The code of a glyph as it stands in a string, and the characters that it was first asked for. */
interface GlyphCode {
  readonly characters: readonly number[];
  readonly bytes: string;
}

const NONE: readonly ShapedGlyph[] = [];

let othersCount = 0;

/** Gives glyphs the codes of an embedded font, in the order in which they are asked for. */
export class Encoding {
  readonly #font: EmbeddedFont;
  readonly #words = new Map<Shaped, EncodedWord>();
  readonly #codes = new Map<number, GlyphCode>();
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
      for (const glyph of added) this.#bytesOf(glyph);
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
      if (endsInKerning) text += '(';
      text += this.#bytesOf(glyph);
      endsInKerning = Math.abs(glyph.kern) > 0.05;
      if (endsInKerning) text += `)${number(-glyph.kern)}`;
    }
    return { text, endsInKerning };
  }

  #bytesOf(glyph: ShapedGlyph): string {
    const known = this.#codes.get(glyph.id);
    if (known !== undefined && sameCharacters(known.characters, glyph.codePoints)) return known.bytes;
    const bytes = bytesOf(this.#codeOf(glyph));
    this.#note(glyph);
    if (known === undefined) this.#codes.set(glyph.id, { characters: glyph.codePoints, bytes });
    return bytes;
  }

  #note(glyph: ShapedGlyph): void {
    const { length } = this.#font.subset.glyphs;
    if (length === this.#count) return;
    this.#count = length;
    this.#added.push(glyph);
    this.#state += ` ${glyph.id} ${glyph.codePoints.join()}`;
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

/** Two bytes as they stand in a string of PDF. */
function bytesOf(code: number): string {
  return String.fromCharCode(code >> 8, code & 0xff).replaceAll(/[()\\\r\n]/g, (byte) => ESCAPES[byte] ?? `\\${byte}`);
}

const ESCAPES: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n' };

function sameCharacters(one: readonly number[], other: readonly number[]): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
