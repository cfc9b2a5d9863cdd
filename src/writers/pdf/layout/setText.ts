import { openCache } from '../../../cache.ts';
import type { Cache } from '../../../cache.ts';
import { chooseLines } from './bestLines.ts';
import { fillEvenly, fillLines, SHORT, type ChosenLine } from './lines.ts';
import { cutText, cutWide, longestLine, piecesOf, runAt, widestPart, type Cut, type MeasuredRun, type Pieces } from './pieces.ts';
import type { WrittenWords } from './writtenWords.ts';

/** How a text is broken into lines. */
export interface Setting {
  readonly alignment: 'left' | 'center' | 'right' | 'justify';
  readonly hyphenate: boolean;
  /** Lines are about as long as each other. */
  readonly balanced: boolean;
}

/** A line of a text: from where to where it goes, and the runs, by their places, that its words are of. */
export interface SetLine {
  readonly pieces: Pieces;
  readonly chosen: ChosenLine;
  readonly runs: readonly number[];
  /** What was found out of the line since: its width without the spaces at its end, in points, and its words as they were written last. */
  width: number | undefined;
  written: readonly WrittenWords[];
}

/** Least last line of balanced text, as a part of the width. */
const BALANCED = 0.5;

/** Longest stretch, in multiples of that of its spaces, that is taken before words are hyphenated, and after. */
const TOLERANCE = 1.1;
const TOLERANCE_HYPHENATED = 2.2;

/** The same before names are hyphenated too. */
const TOLERANCE_NAMES = 3.2;

/** Texts kept for the life of the process, the longest that is, and the widths at which each was set. */
const TEXTS_KEPT = 2_000;
const LONGEST_KEPT = 10_000;
const WIDTHS_KEPT = 8;

const texts = openCache<SetText>(TEXTS_KEPT);

/** A text that was measured, remembered for the next brief that says the same in the same type. */
export function setTextFor(runs: readonly MeasuredRun[], setting: Setting): SetText {
  const { alignment, hyphenate, balanced } = setting;
  const key = runs.reduce(
    (key, { text, metrics, language }) => `${key}|${metrics.id} ${language} ${text.length} ${text}`,
    `${alignment} ${hyphenate} ${balanced}`,
  );
  return key.length > LONGEST_KEPT ? new SetText(runs, setting) : texts.keep(key, () => new SetText(runs, setting));
}

/** A text in pieces and, for each width that it is asked for, in lines. */
export class SetText {
  readonly #runs: readonly MeasuredRun[];
  readonly #setting: Setting;
  /** Needed again only for another width. */
  #cuts: readonly Cut[] | undefined;
  #whole: Pieces | undefined;
  readonly #lines: Cache<readonly SetLine[]> = openCache(WIDTHS_KEPT);
  /** Width of the widest part that cannot be broken, and of the text on one line. */
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly isEmpty: boolean;

  constructor(runs: readonly MeasuredRun[], { alignment, hyphenate, balanced }: Setting) {
    this.#runs = runs;
    // What it is given may hold more: a text that is kept must not keep a document.
    this.#setting = { alignment, hyphenate, balanced };
    const whole = this.#pieces('none');
    this.#whole = whole;
    this.minWidth = widestPart(whole);
    this.maxWidth = longestLine(whole);
    this.isEmpty = whole.items.length <= 1;
  }

  lines(width: number): readonly SetLine[] {
    return this.#lines.keep(String(width), () => {
      const lines = this.#set(width);
      this.#cuts = this.#whole = undefined;
      return lines;
    });
  }

  #set(width: number): SetLine[] {
    const { alignment, balanced, hyphenate } = this.#setting;
    let pieces = this.#fitted(this.#whole ?? this.#pieces('none'), width);
    const set = (lines: readonly ChosenLine[]): SetLine[] => lines.map((chosen) => ({ pieces, chosen, runs: runsOf(pieces, chosen), width: undefined, written: [] }));
    if (alignment !== 'justify') return set(fillEvenly(pieces.items, width, balanced ? BALANCED : SHORT));
    let chosen = chooseLines(pieces.items, width, TOLERANCE);
    if (chosen === undefined && hyphenate) {
      pieces = this.#fitted(this.#pieces('words'), width);
      chosen = chooseLines(pieces.items, width, TOLERANCE_HYPHENATED) ?? chooseLines(pieces.items, width, TOLERANCE_NAMES);
      if (chosen === undefined) {
        pieces = this.#fitted(this.#pieces('words and names'), width);
        chosen = chooseLines(pieces.items, width, TOLERANCE_NAMES);
      }
    }
    return set(chosen ?? chooseLines(pieces.items, width, Infinity) ?? fillLines(pieces.items, width));
  }

  #pieces(hyphens: Parameters<typeof piecesOf>[2]): Pieces {
    return piecesOf((this.#cuts ??= cutText(this.#runs)), this.#runs, hyphens);
  }

  #fitted(pieces: Pieces, width: number): Pieces {
    return this.minWidth > width ? cutWide(pieces, this.#runs, width) : pieces;
  }
}

function runsOf(pieces: Pieces, { from, to }: ChosenLine): number[] {
  const used: number[] = [];
  let run = 0;
  for (let index = from; index <= to; index += 1) {
    const item = pieces.items[index];
    // The line ends with a space that is not seen, or with a hyphen that is.
    const counts = index < to ? item?.kind !== 'break' : item?.hyphen === true || (item?.kind === 'space' && used.length > 0);
    if (!counts) continue;
    run = runAt(pieces, index, run);
    if (used.at(-1) !== run) used.push(run);
  }
  return used;
}
