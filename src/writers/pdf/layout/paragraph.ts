import LineBreaker from 'linebreak';
import type { Run } from '../define/nodes.ts';
import { ascentOf, widthOf, type RunStyle } from './face.ts';
import { syllables } from './hyphenation.ts';
import { chooseLines, fillLines, type ChosenLine, type Item } from './lines.ts';
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
  readonly language: string;
  /** Style of the node itself, which gives the lines their height. */
  readonly base: RunStyle;
}

/** A piece of text that is never broken, or the space after it. */
interface Piece extends Item {
  readonly source: StyledRun | undefined;
  readonly text: string;
}

const ELLIPSIS = '\u2026';

/** How far spaces stretch and shrink, as parts of their width. */
const STRETCH = 0.5;
const SHRINK = 0.34;

const HYPHEN_COST = 60;
const SOFT_HYPHEN = '\u00ad';

const SLASH_COST = 40;
const CUT_COST = 900;

/** How far marks at the end of a stretched line reach over its edge, as parts of their width: they look aligned so. */
const HANG: Readonly<Record<string, number>> = { '-': 0.5, '.': 0.6, ',': 0.6, ';': 0.3, ':': 0.3, '\u201d': 0.4, '\u2019': 0.4, '"': 0.4, "'": 0.4 };

/** Longest stretch, in multiples of `STRETCH`, that is taken before words are hyphenated, and after. */
const TOLERANCE = 1.1;
const TOLERANCE_HYPHENATED = 2.2;

/** The same before names are hyphenated too. */
const TOLERANCE_NAMES = 3.2;

const END: Piece = {
  kind: 'break',
  width: 0,
  stretch: 0,
  shrink: 0,
  penalty: -Infinity,
  hyphen: false,
  hang: 0,
  source: undefined,
  text: '',
};

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
    this.#whole = piecesOf(runs, () => []);
    this.minWidth = this.#whole.reduce((most, piece) => (piece.kind === 'box' ? Math.max(most, piece.width) : most), 0);
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
      return fillLines(fitted, width).map((line) => this.#line(fitted, line, width));
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

// Pieces -------------------------------------------------------------------------------------

type BreakWord = (word: string, run: StyledRun) => readonly number[];

function piecesOf(runs: readonly StyledRun[], breakWord: BreakWord): Piece[] {
  const pieces: Piece[] = [];
  const text = runs.map((run) => run.text).join('');
  const breaks = breakPositions(text);
  let runIndex = 0;
  let runStart = 0;
  let start = 0;
  for (const { position, required } of breaks) {
    while (start < position) {
      const run = runs[runIndex]!;
      const runEnd = runStart + run.text.length;
      const end = Math.min(position, runEnd);
      addPieces(pieces, text.slice(start, end), run, breakWord);
      start = end;
      if (end === runEnd) {
        runStart = runEnd;
        runIndex += 1;
      }
    }
    const last = pieces.at(-1);
    if (required) pieces.push(END);
    else if (last?.kind === 'box' && text[position - 1] === SOFT_HYPHEN) pieces.push(hyphenAfter(last.source!, HYPHEN_COST));
    else if (last?.kind === 'box') pieces.push({ ...END, penalty: SLASH_COST });
  }
  if (pieces.at(-1) !== END) pieces.push(END);
  return pieces;
}

/** Where a line may end, after Unicode Annex 14; the last position is the end of the text. */
function breakPositions(text: string): { position: number; required: boolean }[] {
  const found: { position: number; required: boolean }[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    found.push({ position: next.position, required: next.required === true && text[next.position - 1] === '\n' });
  }
  return found;
}

/** A part of one run up to a possible break: a word, the spaces after it, or a line feed. */
function addPieces(pieces: Piece[], part: string, source: StyledRun, breakWord: BreakWord): void {
  const clean = part.replace(/[\n\u00ad]$/, '');
  const word = clean.trimEnd() === '' ? '' : clean.replace(/ +$/, '');
  if (word !== '') addWord(pieces, word, source, breakWord);
  const spaces = clean.slice(word.length);
  if (spaces !== '') {
    const width = widthOf(spaces, source.style);
    const hang = hangOf(pieces.at(-1));
    pieces.push({ ...END, kind: 'space', width, stretch: width * STRETCH, shrink: width * SHRINK, penalty: 0, hang, source, text: spaces });
  }
}

function addWord(pieces: Piece[], word: string, source: StyledRun, breakWord: BreakWord): void {
  const letters = /\p{L}{5,}/u.exec(word);
  const positions = letters === null ? [] : breakWord(letters[0], source).map((at) => at + letters.index);
  let from = 0;
  for (const at of positions) {
    pieces.push(box(word.slice(from, at), source));
    pieces.push(hyphenAfter(source, HYPHEN_COST));
    from = at;
  }
  pieces.push(box(word.slice(from), source));
}

function hyphenAfter(source: StyledRun, penalty: number): Piece {
  const width = widthOf('-', source.style);
  return { ...END, width, penalty, hyphen: true, hang: width * HANG['-']!, source };
}

function hangOf(piece: Piece | undefined): number {
  const mark = piece?.text.at(-1) ?? '';
  const part = HANG[mark];
  return part === undefined || piece?.source === undefined ? 0 : part * widthOf(mark, piece.source.style);
}

function box(text: string, source: StyledRun): Piece {
  return { ...END, kind: 'box', width: widthOf(text, source.style), penalty: 0, source, text };
}

/** Cuts what is wider than a line, such as a long address, wherever the line ends. */
function cutWide(pieces: readonly Piece[], width: number): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.kind !== 'box' || piece.width <= width) return [piece];
    const source = piece.source!;
    return [...piece.text].flatMap((letter, index) => [
      ...(index === 0 ? [] : [{ ...END, penalty: CUT_COST, source }]),
      box(letter, source),
    ]);
  });
}

function longestLine(pieces: readonly Piece[]): number {
  let longest = 0;
  let width = 0;
  let spaces = 0;
  for (const piece of pieces) {
    if (piece.penalty === -Infinity) {
      longest = Math.max(longest, width);
      width = spaces = 0;
    } else if (piece.kind === 'space') {
      spaces += piece.width;
    } else if (piece.kind === 'box') {
      width += spaces + piece.width;
      spaces = 0;
    }
  }
  return longest;
}
