import LineBreaker from 'linebreak';
import { widthOf } from './face.ts';
import type { Item } from './lines.ts';
import type { StyledRun } from './paragraph.ts';

/** A piece of text that is never broken, or the space after it. */
export interface Piece extends Item {
  readonly source: StyledRun | undefined;
  readonly text: string;
}

/** How far spaces stretch and shrink, as parts of their width. */
const STRETCH = 0.5;
const SHRINK = 0.34;

const HYPHEN_COST = 110;
const SOFT_HYPHEN = '\u00ad';

/** A figure should not be parted from what it counts. */
const FIGURE_COST = 100;
const SLASH_COST = 40;
const CUT_COST = 900;

/** How far marks at the end of a stretched line reach over its edge, as parts of their width: they look aligned so. */
const HANG: Readonly<Record<string, number>> = { '-': 0.5, '.': 0.6, ',': 0.6, ';': 0.3, ':': 0.3, '\u201d': 0.4, '\u2019': 0.4, '"': 0.4, "'": 0.4 };

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

/** Positions at which a word may be broken. */
export type BreakWord = (word: string, run: StyledRun) => readonly number[];

/** Words of fewer letters are never broken. */
const SHORTEST = 5;

export const leaveWhole: BreakWord = () => [];

/** The text of runs in pieces that stay whole, with spaces and breaks between them. */
export function piecesOf(runs: readonly StyledRun[], breakWord: BreakWord): Piece[] {
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
    const before = pieces.at(-1);
    const hang = hangOf(before);
    const penalty = endsInFigure(before) ? FIGURE_COST : 0;
    pieces.push({ kind: 'space', width, stretch: width * STRETCH, shrink: width * SHRINK, penalty, hyphen: false, hang, source, text: spaces });
  }
}

function addWord(pieces: Piece[], word: string, source: StyledRun, breakWord: BreakWord): void {
  const letters = word.length < SHORTEST || breakWord === leaveWhole ? null : /\p{L}{5,}/u.exec(word);
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
  return { kind: 'break', width, stretch: 0, shrink: 0, penalty, hyphen: true, hang: width * HANG['-']!, source, text: '' };
}

/** Years stand for themselves, and marks of notes belong to the words before them. */
function endsInFigure(piece: Piece | undefined): boolean {
  const text = piece?.text ?? '';
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57 && piece?.source?.run.script === undefined && !YEAR.test(text);
}

const YEAR = /^(?:19|20)\d\d$/;

function hangOf(piece: Piece | undefined): number {
  const mark = piece?.text.at(-1) ?? '';
  const part = HANG[mark];
  return part === undefined || piece?.source === undefined ? 0 : part * widthOf(mark, piece.source.style);
}

function box(text: string, source: StyledRun): Piece {
  return { kind: 'box', width: widthOf(text, source.style), stretch: 0, shrink: 0, penalty: 0, hyphen: false, hang: 0, source, text };
}

/** Width of the widest part that is never broken: words of one run and of several. */
export function widestPart(pieces: readonly Piece[]): number {
  return partsOf(pieces).reduce((most, part) => Math.max(most, widthOfPart(part)), 0);
}

/** Cuts what is wider than a line, such as a long address, wherever the line ends. */
export function cutWide(pieces: readonly Piece[], width: number): Piece[] {
  return partsOf(pieces).flatMap((part) => (widthOfPart(part) <= width ? part : cutPart(part)));
}

function cutPart(part: readonly Piece[]): Piece[] {
  return part
    .flatMap((piece) => (piece.kind === 'box' ? [...piece.text].map((letter) => box(letter, piece.source!)) : [piece]))
    .flatMap((piece, index) => (index === 0 || piece.kind !== 'box' ? [piece] : [{ ...END, penalty: CUT_COST, source: piece.source }, piece]));
}

/** Boxes that follow each other without a break, and everything else one by one. */
function partsOf(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (piece.kind === 'box' && last?.[0]!.kind === 'box') last.push(piece);
    else parts.push([piece]);
  }
  return parts;
}

function widthOfPart(part: readonly Piece[]): number {
  return part[0]!.kind === 'box' ? part.reduce((sum, piece) => sum + piece.width, 0) : 0;
}

/** Width of the text set on one line or, where it has forced breaks, of its longest line. */
export function longestLine(pieces: readonly Piece[]): number {
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
