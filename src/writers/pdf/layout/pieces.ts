import LineBreaker from 'linebreak';
import type { Metrics } from './metrics.ts';
import { box, breakingOf, brokenPieces, hyphenAfter, leadingSpace, partOf } from './parts.ts';
import type { Part, Piece } from './parts.ts';

/** A stretch of text in one style. */
export interface MeasuredRun {
  readonly text: string;
  readonly metrics: Metrics;
  /** Language tag of its words. */
  readonly language: string;
}

/** A text in pieces, those of one run after those of the run before. */
export interface Pieces {
  readonly items: readonly Piece[];
  /** Where the pieces of each run end; the run of a mere break says nothing. */
  readonly runEnds: readonly number[];
}

/** The run that a piece is of, by its place in the text; looked for from an earlier run on. */
export function runAt({ runEnds }: Pieces, index: number, from = 0): number {
  let run = from;
  while (runEnds[run]! <= index) run += 1;
  return run;
}

const SOFT_HYPHEN = '\u00ad';
const SLASH_COST = 40;
const CUT_COST = 900;

const END: Piece = { kind: 'break', width: 0, stretch: 0, shrink: 0, penalty: -Infinity, hyphen: false, hang: 0, text: '' };
const BREAK: Piece = { ...END, penalty: SLASH_COST };
const CUT: Piece = { ...END, penalty: CUT_COST };

/** What of one run stands up to a possible break, and what may happen there. */
export interface Cut {
  readonly part: Part;
  readonly run: number;
  readonly after: 'more' | 'break' | 'softHyphen' | 'end';
}

/** Cuts the text of runs where a line may end, after Unicode Annex 14, and where a run ends. */
export function cutText(runs: readonly MeasuredRun[]): Cut[] {
  const text = runs.map((run) => run.text).join('');
  const cuts: Cut[] = [];
  const breaker = new LineBreaker(text);
  let run = 0;
  let runEnd = runs[0]?.text.length ?? 0;
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const { position } = next;
    const last = text[position - 1];
    // Where the text ends no line may end before: one with nothing in it would follow.
    const after = position === text.length || (next.required === true && last === '\n') ? 'end' : last === SOFT_HYPHEN ? 'softHyphen' : 'break';
    while (start < position) {
      const end = Math.min(position, runEnd);
      cuts.push({ part: partOf(text.slice(start, end), runs[run]!.metrics), run, after: end === position ? after : 'more' });
      start = end;
      if (end === runEnd) {
        run += 1;
        runEnd += runs[run]?.text.length ?? 0;
      }
    }
  }
  return cuts;
}

/** The text in pieces that stay whole, with spaces and breaks between them; `hyphens`: whose words may be broken. */
export function piecesOf(cuts: readonly Cut[], runs: readonly MeasuredRun[], hyphens: 'none' | 'words' | 'words and names'): Pieces {
  const breakings = hyphens === 'none' ? undefined : runs.map(({ language }) => breakingOf(language, hyphens === 'words and names'));
  const items: Piece[] = [];
  const runEnds: number[] = [];
  /** The run of the last piece. */
  let last = 0;
  for (let at = 0; at < cuts.length; at += 1) {
    const { part, run, after } = cuts[at]!;
    const { metrics } = runs[run]!;
    const pieces = breakings === undefined ? part.whole : brokenPieces(part, metrics, breakings[run]!);
    for (let piece = 0; piece < pieces.length; piece += 1) items.push(pieces[piece]!);
    const space = pieces.length === 0 ? leadingSpace(part.text, metrics, items.at(-1), runs[last]!.metrics) : undefined;
    if (space !== undefined) items.push(space);
    if (after === 'end') items.push(END);
    if (pieces.length > 0 || space !== undefined || after === 'end') last = run;
    if ((after === 'break' || after === 'softHyphen') && items[items.length - 1]?.kind === 'box') {
      items.push(after === 'softHyphen' ? hyphenAfter(runs[last]!.metrics) : BREAK);
    }
    endRun(runEnds, last, items.length);
  }
  if (items.length === 0) items.push(END);
  endRun(runEnds, Math.max(0, runs.length - 1), items.length);
  return { items, runEnds };
}

/** The pieces of the run go on up to here; runs before it that have none end where it began. */
function endRun(runEnds: number[], run: number, end: number): void {
  while (runEnds.length < run) runEnds.push(runEnds.at(-1) ?? 0);
  runEnds[run] = end;
}

/** Width of the widest part that is never broken: words of one run and of several. */
export function widestPart({ items }: Pieces): number {
  let [widest, width] = [0, 0];
  for (let index = 0; index < items.length; index += 1) {
    width = items[index]!.kind === 'box' ? width + items[index]!.width : 0;
    if (width > widest) widest = width;
  }
  return widest;
}

/** Cuts what is wider than a line, such as a long address, wherever the line ends. */
export function cutWide(pieces: Pieces, all: readonly MeasuredRun[], width: number): Pieces {
  const { items } = pieces;
  const cut: Piece[] = [];
  const runEnds: number[] = [];
  let run = 0;
  for (let from = 0; from < items.length; from = partEnd(items, from)) {
    const end = partEnd(items, from);
    const wide = widthOfPart(items, from, end) > width;
    for (let index = from; index < end; index += 1) {
      const piece = items[index]!;
      run = runAt(pieces, index, run);
      const letters = wide ? [...piece.text].map((letter) => box(letter, all[run]!.metrics)) : [piece];
      for (const letter of letters) {
        if (wide && (index > from || letter !== letters[0])) cut.push(CUT);
        cut.push(letter);
      }
      endRun(runEnds, run, cut.length);
    }
  }
  return { items: cut, runEnds };
}

/** End of the boxes that follow each other without a break; everything else is a part of its own. */
function partEnd(items: readonly Piece[], from: number): number {
  let end = from + 1;
  if (items[from]!.kind === 'box') while (items[end]?.kind === 'box') end += 1;
  return end;
}

function widthOfPart(items: readonly Piece[], from: number, end: number): number {
  if (items[from]!.kind !== 'box') return 0;
  let width = 0;
  for (let index = from; index < end; index += 1) width += items[index]!.width;
  return width;
}

/** Width of the text set on one line or, where it has forced breaks, of its longest line. */
export function longestLine({ items }: Pieces): number {
  let longest = 0;
  let width = 0;
  let spaces = 0;
  for (const piece of items) {
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
