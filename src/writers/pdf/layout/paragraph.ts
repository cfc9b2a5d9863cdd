import type { Run } from '../define/nodes.ts';
import { ascentOf, widthOf, type RunStyle } from './face.ts';
import { syllables } from './hyphenation.ts';
import { chooseLines, fillEvenly, fillLines, SHORT, type ChosenLine } from './lines.ts';
import { cutWide, leaveWhole, longestLine, piecesOf, widestPart, type Piece } from './pieces.ts';
import { TextLine, type Inline } from './textLine.ts';

/** A run of the definition with its style filled in. */
export interface StyledRun {
  readonly run: Run;
  readonly style: RunStyle;
  readonly text: string;
}

export interface ParagraphStyle {
  readonly alignment: 'left' | 'center' | 'right' | 'justify';
  readonly hyphenate: boolean;
  /** Lines are about as long as each other. */
  readonly balanced: boolean;
  readonly language: string;
  /** Style of the node itself, which gives the lines their height. */
  readonly base: RunStyle;
}

/** Least last line of balanced text, as a part of the width. */
const BALANCED = 0.5;

const ELLIPSIS = '\u2026';

/** Longest stretch, in multiples of `STRETCH`, that is taken before words are hyphenated, and after. */
const TOLERANCE = 1.1;
const TOLERANCE_HYPHENATED = 2.2;

/** The same before names are hyphenated too. */
const TOLERANCE_NAMES = 3.2;

/** Text that is broken into lines of the width that it is given. */
export class Paragraph {
  readonly style: ParagraphStyle;
  readonly #runs: readonly StyledRun[];
  readonly #whole: readonly Piece[];
  /** Width of the widest part that cannot be broken, and of the text on one line. */
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly #lines = new Map<number, readonly TextLine[]>();

  constructor(runs: readonly StyledRun[], style: ParagraphStyle) {
    this.style = style;
    this.#runs = runs;
    this.#whole = piecesOf(runs, leaveWhole);
    this.minWidth = widestPart(this.#whole);
    this.maxWidth = longestLine(this.#whole);
  }

  get isEmpty(): boolean {
    return this.#whole.length <= 1;
  }

  /** The lines at this width, each placed at x 0 and y 0; made once and then handed out again. */
  lines(width: number): readonly TextLine[] {
    const key = Math.round(width * 100);
    let lines = this.#lines.get(key);
    if (lines === undefined) this.#lines.set(key, (lines = this.#set(width)));
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
    line.inlines = [
      ...kept.map((inline) => ({ ...inline })),
      { source: source!, style: source!.style, text: ELLIPSIS, x: end.x + end.width, width: dots, height: 0 },
    ];
    line.x = alignedAt(this.style.alignment, width - end.x - end.width - dots);
    return line;
  }

  #set(width: number): TextLine[] {
    const fitted = this.minWidth > width ? cutWide(this.#whole, width) : this.#whole;
    if (this.style.alignment !== 'justify') {
      return fillEvenly(fitted, width, this.style.balanced ? BALANCED : SHORT).map((line) => this.#line(fitted, line, width));
    }
    let pieces = fitted;
    let chosen = chooseLines(pieces, width, TOLERANCE);
    if (chosen === undefined && this.style.hyphenate) {
      pieces = this.#hyphenated(false, width);
      chosen = chooseLines(pieces, width, TOLERANCE_HYPHENATED) ?? chooseLines(pieces, width, TOLERANCE_NAMES);
      if (chosen === undefined) {
        pieces = this.#hyphenated(true, width);
        chosen = chooseLines(pieces, width, TOLERANCE_NAMES);
      }
    }
    chosen ??= chooseLines(pieces, width, Infinity) ?? fillLines(pieces, width);
    return chosen.map((line) => this.#line(pieces, line, width));
  }

  #hyphenated(names: boolean, width: number): readonly Piece[] {
    const { language } = this.style;
    const pieces = piecesOf(this.#runs, (word, run) => {
      const tag = run.run.language ?? language;
      return names || !isName(word, tag) ? syllables(word, tag) : [];
    });
    return this.minWidth > width ? cutWide(pieces, width) : pieces;
  }

  #line(pieces: readonly Piece[], chosen: ChosenLine, width: number): TextLine {
    const inlines: Inline[] = [];
    const at = chosen.to;
    const stop = pieces[at];
    let x = 0;
    for (let index = chosen.from; index < at; index += 1) {
      const piece = pieces[index]!;
      if (piece.kind === 'break' || piece.source === undefined) continue;
      const spread = piece.kind === 'space' ? spreadOf(piece, chosen.ratio, this.style.alignment) : 0;
      x = append(inlines, piece, x, spread);
    }
    // Spaces at the end of a line stay in the text, so that words do not run together when it is read out.
    if (stop?.kind === 'space' && stop.source !== undefined) appendTrailing(inlines, stop);
    if (stop?.hyphen && stop.source !== undefined) x = appendHyphen(inlines, stop.source, x);
    const indent = alignedAt(this.style.alignment, width - x);
    const line = new TextLine(width, inlines, indent, x);
    line.height = this.style.base.leading;
    line.ascent = ascentOf(this.style.base);
    for (const inline of inlines) {
      if (inline.style.leading > line.height) {
        line.height = inline.style.leading;
        line.ascent = ascentOf(inline.style);
      }
    }
    return line;
  }
}

/** Names are left whole while there is another way; German writes all nouns with a capital. */
function isName(word: string, language: string): boolean {
  return /^\p{Lu}/u.test(word) && !language.startsWith('de');
}

function spreadOf(piece: Piece, ratio: number, alignment: ParagraphStyle['alignment']): number {
  if (alignment !== 'justify') return 0;
  return ratio >= 0 ? ratio * piece.stretch : ratio * piece.shrink;
}

function alignedAt(alignment: ParagraphStyle['alignment'], spare: number): number {
  if (alignment === 'right') return spare;
  return alignment === 'center' ? spare / 2 : 0;
}

/** Adds a piece to the line; pieces of one run that touch become one, so that kerning is right. */
function append(inlines: Inline[], piece: Piece, x: number, spread: number): number {
  const source = piece.source!;
  const last = inlines.at(-1);
  if (last !== undefined && last.source === source && piece.kind === 'box' && !last.text.endsWith(' ')) {
    last.text += piece.text;
    const width = widthOf(last.text, source.style);
    last.width = width;
    return last.x + width;
  }
  inlines.push({ source, style: source.style, text: piece.text, x, width: piece.width + spread, height: source.style.leading });
  return x + piece.width + spread;
}

function appendTrailing(inlines: Inline[], space: Piece): void {
  const last = inlines.at(-1);
  if (last === undefined) return;
  inlines.push({ source: space.source!, style: space.source!.style, text: space.text, x: last.x + last.width, width: space.width, height: 0 });
}

function appendHyphen(inlines: Inline[], source: StyledRun, x: number): number {
  const width = widthOf('-', source.style);
  inlines.push({ source, style: source.style, text: '\u00ad', x, width, height: 0, hyphen: true });
  return x + width;
}
