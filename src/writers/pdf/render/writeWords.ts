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
  // Runs of a text follow each other; those of a line are some of them.
  const first = set.runs[from]!;
  const last = set.runs[to - 1]!;
  const writer = new WordWriter(words.sources[from]!.style, encoding);
  words.place((run, text, x, width, hyphen, shaped) => {
    if (run >= first && run <= last) writer.write(text, x, width, hyphen, shaped);
  });
  const written = writer.end(from, to);
  set.written = [written, ...set.written.slice(0, MOST_WRITTEN - 1)];
  return written;
}

/** Words of one look. */
export function writeWords(inlines: readonly Inline[], encoding: Encoding): WrittenWords {
  const writer = new WordWriter(inlines[0]!.style, encoding);
  for (const { text, x, width, hyphen = false, shaped } of inlines) writer.write(text, x, width, hyphen, shaped);
  return writer.end(0, inlines.length);
}

function isBlank(text: string): boolean {
  return text === ' ' || text.trim() === '';
}

/**
 * Writes operators that show text: `[(glyphs) move (glyphs)] TJ`. What is kept must be one flat text, so it is joined
 * once at the end: a text put together by `+` keeps all the pieces that it was made of.
 */
class WordWriter {
  readonly #style: RunStyle;
  readonly #encoding: Encoding;
  readonly #mark: ReturnType<Encoding['mark']>;
  readonly #out: string[] = [];
  readonly #texts: string[] = [];
  #place: 'outside' | 'in operand' | 'in string' = 'outside';
  /** Where the first word begins, where the pen is, and from where to where there is ink; in points. */
  #start = NaN;
  #pen = NaN;
  #inkStart = NaN;
  #inkEnd = NaN;

  constructor(style: RunStyle, encoding: Encoding) {
    this.#style = style;
    this.#encoding = encoding;
    this.#mark = encoding.mark();
  }

  write(text: string, x: number, width: number, hyphen: boolean, shaped: Shaped | undefined): void {
    if (this.#texts.length === 0 && this.#out.length === 0) this.#start = this.#pen = x;
    this.#move(x - this.#pen);
    if (hyphen) {
      this.#pen = x + this.#softHyphen();
    } else {
      this.#pen = x + this.#add(shaped ?? shapeIn(text, this.#style));
      this.#texts.push(text);
    }
    if (isBlank(text)) return;
    if (Number.isNaN(this.#inkStart)) this.#inkStart = x;
    this.#inkEnd = x + width;
  }

  end(from: number, to: number): WrittenWords {
    this.#enter('outside');
    return {
      from,
      to,
      text: this.#texts.join(''),
      start: this.#start,
      ink: Number.isNaN(this.#inkStart) ? undefined : { from: this.#inkStart, to: this.#inkEnd },
      operators: this.#out.join('').trimEnd(),
      codes: this.#encoding.since(this.#mark),
    };
  }

  #move(distance: number): void {
    if (Math.abs(distance) < 0.005) return;
    this.#enter('in operand');
    this.#out.push(number((-distance * 1000) / this.#style.size));
  }

  /** A hyphen that is shown but is no part of the text. */
  #softHyphen(): number {
    this.#enter('outside');
    this.#out.push('/Span <</ActualText <FEFF00AD>>> BDC ');
    const width = this.#add(shapeIn('-', this.#style));
    this.#enter('outside');
    this.#out.push('EMC ');
    return width;
  }

  /** Adds glyphs; gives their width, in points. */
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
