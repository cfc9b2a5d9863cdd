import { shapeIn, type RunStyle } from '../layout/face.ts';
import type { LineWords } from '../layout/lineWords.ts';
import { widthAt, type Shaped } from '../layout/shape.ts';
import type { Inline } from '../layout/textLine.ts';
import type { WrittenWords } from '../layout/writtenWords.ts';
import type { Encoding } from './encoding.ts';
import { number } from './numbers.ts';

/** How often a line is kept: the same words stand in several places of a brief, each after other glyphs. */
const MOST_WRITTEN = 4;

/** Words of a line from one of its runs up to another, all of one look: as they were written before, where that still holds. */
export function writeLine(words: LineWords, from: number, to: number, encoding: Encoding): WrittenWords {
  const { set } = words;
  const known = set.written.find((other) => other.from === from && other.to === to && encoding.adopt(other.codes));
  if (known !== undefined) return known;
  const { sources } = words;
  const whole = from === 0 && to === sources.length;
  const written = writeWords(whole ? words.inlines : inlinesOf(words, from, to), encoding, from, to);
  set.written = [written, ...set.written.slice(0, MOST_WRITTEN - 1)];
  return written;
}

/** The words of some runs. */
function inlinesOf({ inlines, sources }: LineWords, from: number, to: number): Inline[] {
  let run = 0;
  return inlines.filter(({ source }) => {
    while (source !== sources[run]) run += 1;
    return run >= from && run < to;
  });
}

/** Words of one look. */
export function writeWords(inlines: readonly Inline[], encoding: Encoding, from = 0, to = 0): WrittenWords {
  const start = inlines[0]!.x;
  const glyphs = new GlyphWriter(inlines[0]!.style, encoding);
  const mark = encoding.mark();
  const texts: string[] = [];
  let pen = start;
  let first: Inline | undefined;
  let last: Inline | undefined;
  for (const inline of inlines) {
    glyphs.move(inline.x - pen);
    pen = inline.x + (inline.hyphen ? glyphs.softHyphen() : glyphs.word(inline));
    if (!inline.hyphen) texts.push(inline.text);
    if (isBlank(inline.text)) continue;
    first ??= inline;
    last = inline;
  }
  const ink = first === undefined ? undefined : { from: first.x, to: last!.x + last!.width };
  return { from, to, text: texts.join(''), start, ink, operators: glyphs.end(), codes: encoding.since(mark) };
}

function isBlank(text: string): boolean {
  return text === ' ' || text.trim() === '';
}

/**
 * Writes operators that show text: `[(glyphs) move (glyphs)] TJ`. What is kept must be one flat text, so it is joined
 * once at the end: a text put together by `+` keeps all the pieces that it was made of.
 */
class GlyphWriter {
  readonly #style: RunStyle;
  readonly #encoding: Encoding;
  readonly #out: string[] = [];
  #place: 'outside' | 'in operand' | 'in string' = 'outside';

  constructor(style: RunStyle, encoding: Encoding) {
    this.#style = style;
    this.#encoding = encoding;
  }

  /** Moves the pen by points. */
  move(distance: number): void {
    if (Math.abs(distance) < 0.005) return;
    this.#enter('in operand');
    this.#out.push(number((-distance * 1000) / this.#style.size));
  }

  /** Gives the width of the word, in points. */
  word({ text, shaped = shapeIn(text, this.#style) }: Inline): number {
    return this.#add(shaped);
  }

  /** A hyphen that is shown but is no part of the text; gives its width, in points. */
  softHyphen(): number {
    this.#enter('outside');
    this.#out.push('/Span <</ActualText <FEFF00AD>>> BDC ');
    const width = this.#add(shapeIn('-', this.#style));
    this.#enter('outside');
    this.#out.push('EMC ');
    return width;
  }

  end(): string {
    this.#enter('outside');
    return this.#out.join('').trimEnd();
  }

  #add(shaped: Shaped): number {
    this.#enter('in string');
    const { text, endsInKerning } = this.#encoding.encode(shaped);
    this.#out.push(text);
    if (endsInKerning) this.#place = 'in operand';
    return widthAt(shaped, this.#style);
  }

  #enter(place: 'outside' | 'in operand' | 'in string'): void {
    const left = this.#place;
    if (left === place) return;
    if (left === 'in string') this.#out.push(')');
    if (left === 'outside') this.#out.push('[');
    if (place === 'outside') this.#out.push('] TJ ');
    if (place === 'in string') this.#out.push('(');
    this.#place = place;
  }
}
