import type { PdfPage } from 'pdfkit-private';
import type { RunStyle } from '../layout/face.ts';
import type { StyledRun } from '../layout/paragraph.ts';
import type { Inline } from '../layout/textLine.ts';
import type { WrittenWords } from '../layout/writtenWords.ts';
import type { BriefPdf } from './document.ts';
import type { Encoding } from './encoding.ts';
import { colorOperands, number } from './numbers.ts';
import { writeWords } from './writeWords.ts';

/** Place and thickness of the line below a link, as parts of the font size. */
const UNDERLINE_DEPTH = 0.16;
const UNDERLINE_WIDTH = 0.035;

/** Writes the words of some runs, from one up to another, all of one look. */
export type WriteRuns = (from: number, to: number, encoding: Encoding) => WrittenWords;

/** Words that were painted. */
export interface PaintedPart {
  readonly words: WrittenWords;
  readonly style: RunStyle;
}

/** Text operators for words on one base line, one text object a style: far fewer than one a word. */
export class TextPainter {
  readonly #pdf: BriefPdf;
  readonly #page: PdfPage;
  #color = '';

  /** Paints on the page that the document is at. */
  constructor(pdf: BriefPdf) {
    this.#pdf = pdf;
    this.#page = pdf.page;
  }

  /** Something else may have changed the colour. */
  forgetColor(): void {
    this.#color = '';
  }

  /** Paints the inlines; `x` is the start of the line, `base` its base line from the top of the page. */
  paint(inlines: readonly Inline[], x: number, base: number): void {
    const write: WriteRuns = (from, to, encoding) => writeWords(inlines, from, to, encoding);
    this.paintRuns(inlines.map(({ source }) => source), 0, inlines.length, write, x, base);
  }

  /** Paints what `write` makes of the runs from one up to another; gives what was painted. */
  paintRuns(sources: readonly StyledRun[], first: number, end: number, write: WriteRuns, x: number, base: number): PaintedPart[] {
    const parts: PaintedPart[] = [];
    for (let from = first; from < end; ) {
      const { style } = sources[from]!;
      const to = endOf(sources, from, end, (other) => sameLook(other.style, style));
      const words = write(from, to, this.#pdf.encodingOf(style.face.embedded));
      this.#show(words, style, x, base);
      parts.push({ words, style });
      from = to;
    }
    return parts;
  }

  /** A thin line below text, from `x1` to `x2`. */
  underline(style: RunStyle, x1: number, x2: number, base: number): void {
    const y = number(base + style.size * UNDERLINE_DEPTH);
    const width = number(style.size * UNDERLINE_WIDTH);
    this.#page.write(`q ${colorOperands(style.color)} RG ${width} w ${number(x1)} ${y} m ${number(x2)} ${y} l S Q`);
  }

  #show({ start, operators }: WrittenWords, style: RunStyle, x: number, base: number): void {
    const { embedded } = style.face;
    this.#page.fonts[embedded.id] ??= embedded.ref();
    const colour = style.color === this.#color ? '' : `${colorOperands(style.color)} rg\n`;
    this.#color = style.color;
    const spacing = style.spacing === 0 ? '' : `${number(style.spacing)} Tc `;
    this.#page.write(
      `${colour}BT\n/${embedded.id} ${number(style.size)} Tf ${spacing}1 0 0 -1 ${number(x + start)} ${number(base - style.rise)} Tm\n` +
        `${operators}${style.spacing === 0 ? '' : ' 0 Tc'}\nET`,
    );
  }
}

/** Where neighbours end that are like the one at `start`, at most at `end`. */
export function endOf<T>(items: readonly T[], start: number, end: number, alike: (other: T) => boolean): number {
  let at = start + 1;
  while (at < end && alike(items[at]!)) at += 1;
  return at;
}

function sameLook(one: RunStyle, other: RunStyle): boolean {
  return (
    one === other ||
    (one.face === other.face &&
      one.size === other.size &&
      one.color === other.color &&
      one.rise === other.rise &&
      one.spacing === other.spacing &&
      one.features === other.features)
  );
}
