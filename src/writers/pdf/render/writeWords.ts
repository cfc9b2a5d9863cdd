import { shapeIn, type RunStyle } from '../layout/face.ts';
import type { LineWords } from '../layout/lineWords.ts';
import { widthAt, type Shaped } from '../layout/shape.ts';
import type { Inline } from '../layout/textLine.ts';
import type { WrittenWords } from '../layout/writtenWords.ts';
import type { Encoding } from './encoding.ts';
import { number } from './numbers.ts';
import { OperatorBytes } from './operatorBytes.ts';

const operators = new OperatorBytes();

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

/** Words from one of a list up to another, all of one look. */
export function writeWords(inlines: readonly Inline[], from: number, to: number, encoding: Encoding): WrittenWords {
  const writer = new WordWriter(inlines[from]!.style, encoding);
  for (const { text, x, width, hyphen = false, shaped } of inlines.slice(from, to)) writer.write(text, x, width, hyphen, shaped);
  return writer.end(from, to);
}

function isBlank(text: string): boolean {
  return text === ' ' || text.trim() === '';
}

/** Writes operators that show text: `[(glyphs) move (glyphs)] TJ`. One writer is at work at a time: all write to one place. */
class WordWriter {
  readonly #style: RunStyle;
  readonly #encoding: Encoding;
  readonly #mark: ReturnType<Encoding['mark']>;
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
    operators.clear();
  }

  write(text: string, x: number, width: number, hyphen: boolean, shaped: Shaped | undefined): void {
    if (Number.isNaN(this.#start)) this.#start = this.#pen = x;
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
      operators: operators.text().trimEnd(),
      codes: this.#encoding.since(this.#mark),
    };
  }

  #move(distance: number): void {
    if (Math.abs(distance) < 0.005) return;
    this.#enter('in operand');
    operators.write(number((-distance * 1000) / this.#style.size));
  }

  /** A hyphen that is shown but is no part of the text. */
  #softHyphen(): number {
    this.#enter('outside');
    operators.write('/Span <</ActualText <FEFF00AD>>> BDC ');
    const width = this.#add(shapeIn('-', this.#style));
    this.#enter('outside');
    operators.write('EMC ');
    return width;
  }

  /** Adds glyphs and the kerning between them; gives their width, in points. */
  #add(shaped: Shaped): number {
    for (const glyph of shaped.glyphs) {
      this.#enter('in string');
      operators.writeCode(this.#encoding.codeOf(glyph));
      if (Math.abs(glyph.kern) <= 0.05) continue;
      this.#enter('in operand');
      operators.write(number(-glyph.kern));
    }
    return widthAt(shaped, this.#style);
  }

  #enter(place: 'outside' | 'in operand' | 'in string'): void {
    const left = this.#place;
    if (left === place) return;
    if (left === 'in string') operators.write(')');
    if (left === 'outside') operators.write('[');
    if (place === 'outside') operators.write('] TJ ');
    if (place === 'in string') operators.write('(');
    this.#place = place;
  }
}
