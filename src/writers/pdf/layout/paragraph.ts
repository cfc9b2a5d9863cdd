import type { Run } from '../define/nodes.ts';
import { ascentOf, widthOf, type RunStyle } from './face.ts';
import { alignedAt, LineWords } from './lineWords.ts';
import { metricsOf } from './metrics.ts';
import { setTextFor, type SetLine, type Setting, type SetText } from './setText.ts';
import { TextLine } from './textLine.ts';

/** A run of the definition with its style filled in. */
export interface StyledRun {
  readonly run: Run;
  readonly style: RunStyle;
  readonly text: string;
}

export interface ParagraphStyle extends Setting {
  readonly language: string;
  /** Style of the node itself, which gives the lines their height. */
  readonly base: RunStyle;
}

const ELLIPSIS = '\u2026';

/** Text that is broken into lines of the width that it is given. */
export class Paragraph {
  readonly style: ParagraphStyle;
  readonly #runs: readonly StyledRun[];
  readonly #text: SetText;
  readonly #lines = new Map<number, readonly TextLine[]>();

  constructor(runs: readonly StyledRun[], style: ParagraphStyle) {
    this.style = style;
    this.#runs = runs;
    const base = metricsOf(style.base);
    const measured = runs.map(({ run, text, style: own }) => ({
      text,
      metrics: own === style.base ? base : metricsOf(own),
      language: run.language ?? style.language,
    }));
    this.#text = setTextFor(measured, style);
  }

  /** Width of the widest part that cannot be broken, in points. */
  get minWidth(): number {
    return this.#text.minWidth;
  }

  /** Width of the text on one line, in points. */
  get maxWidth(): number {
    return this.#text.maxWidth;
  }

  get isEmpty(): boolean {
    return this.#text.isEmpty;
  }

  /** The lines at this width, each placed at x 0 and y 0; made once and then handed out again. */
  lines(width: number): readonly TextLine[] {
    const key = Math.round(width * 100);
    let lines = this.#lines.get(key);
    if (lines === undefined) this.#lines.set(key, (lines = this.#text.lines(width).map((line) => this.#line(line, width))));
    return lines;
  }

  /** The beginning of the text on one line, with dots for what is left out. */
  firstLine(width: number): TextLine {
    if (this.maxWidth <= width) return this.lines(width)[0]!;
    const [source] = this.#runs;
    const dots = widthOf(ELLIPSIS, source!.style);
    const line = this.lines(width - dots)[0]!.clone();
    const kept = line.inlines.filter((inline) => inline.text.trim() !== '' && !inline.hyphen);
    const end = kept.at(-1)!;
    line.instead = [
      ...kept.map((inline) => ({ ...inline })),
      { source: source!, style: source!.style, text: ELLIPSIS, x: end.x + end.width, width: dots, height: 0 },
    ];
    line.x = alignedAt(this.style.alignment, width - end.x - end.width - dots);
    return line;
  }

  #line(set: SetLine, width: number): TextLine {
    const { base, alignment } = this.style;
    const words = new LineWords(set, this.#runs, alignment, width);
    const line = new TextLine(width, words);
    const tallest = words.sources.reduce((tallest, { style }) => (style.leading > tallest.leading ? style : tallest), base);
    line.height = tallest.leading;
    line.ascent = ascentOf(tallest);
    return line;
  }
}
