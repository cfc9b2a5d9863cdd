import { openCache } from '../../../cache.ts';
import type { Cache } from '../../../cache.ts';
import { chooseLines, fillEvenly, fillLines, SHORT, type ChosenLine } from './lines.ts';
import { cutText, cutWide, longestLine, piecesOf, widestPart, type Cut, type MeasuredRun, type Pieces } from './pieces.ts';
import type { Shaped } from './shape.ts';

/** How a text is broken into lines. */
export interface Setting {
  readonly alignment: 'left' | 'center' | 'right' | 'justify';
  readonly hyphenate: boolean;
  /** Lines are about as long as each other. */
  readonly balanced: boolean;
}

/** A line as words and spaces of runs, which are named by their place; `width` without the spaces at its end. Lengths in points. */
export interface SetLine {
  readonly words: readonly SetWord[];
  /** The runs that the words are of. */
  readonly runs: readonly number[];
  readonly width: number;
  /** Where it begins. */
  readonly indent: number;
}

export interface SetWord {
  readonly run: number;
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly shaped: Shaped;
  /** Spaces at the end of a line, and hyphens that are not part of the word, add nothing to it. */
  readonly kind: 'text' | 'trailing' | 'hyphen';
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
  readonly #cuts: readonly Cut[];
  readonly #whole: Pieces;
  readonly #lines: Cache<readonly SetLine[]> = openCache(WIDTHS_KEPT);
  /** Width of the widest part that cannot be broken, and of the text on one line. */
  readonly minWidth: number;
  readonly maxWidth: number;

  constructor(runs: readonly MeasuredRun[], setting: Setting) {
    this.#runs = runs;
    this.#setting = setting;
    this.#cuts = cutText(runs);
    this.#whole = piecesOf(this.#cuts, runs, 'none');
    this.minWidth = widestPart(this.#whole);
    this.maxWidth = longestLine(this.#whole);
  }

  get isEmpty(): boolean {
    return this.#whole.items.length <= 1;
  }

  lines(width: number): readonly SetLine[] {
    return this.#lines.keep(String(width), () => this.#set(width));
  }

  #set(width: number): SetLine[] {
    const { alignment, balanced, hyphenate } = this.#setting;
    let pieces = this.#fitted(this.#whole, width);
    const set = (lines: readonly ChosenLine[]): SetLine[] => lines.map((line) => setLine(pieces, line, this.#runs, alignment, width));
    if (alignment !== 'justify') return set(fillEvenly(pieces.items, width, balanced ? BALANCED : SHORT));
    let chosen = chooseLines(pieces.items, width, TOLERANCE);
    if (chosen === undefined && hyphenate) {
      pieces = this.#fitted(piecesOf(this.#cuts, this.#runs, 'words'), width);
      chosen = chooseLines(pieces.items, width, TOLERANCE_HYPHENATED) ?? chooseLines(pieces.items, width, TOLERANCE_NAMES);
      if (chosen === undefined) {
        pieces = this.#fitted(piecesOf(this.#cuts, this.#runs, 'words and names'), width);
        chosen = chooseLines(pieces.items, width, TOLERANCE_NAMES);
      }
    }
    return set(chosen ?? chooseLines(pieces.items, width, Infinity) ?? fillLines(pieces.items, width));
  }

  #fitted(pieces: Pieces, width: number): Pieces {
    return this.minWidth > width ? cutWide(pieces, this.#runs, width) : pieces;
  }
}

function setLine({ items, runs }: Pieces, line: ChosenLine, all: readonly MeasuredRun[], alignment: Setting['alignment'], width: number): SetLine {
  const words: SetWord[] = [];
  let x = 0;
  for (let index = line.from; index < line.to; index += 1) {
    const { kind, text, shaped, width: natural, stretch, shrink } = items[index]!;
    if (kind === 'break') continue;
    const run = runs[index]!;
    const last = words.at(-1);
    // Pieces of one run that touch become one, so that kerning is right.
    if (kind === 'box' && last?.run === run && !last.text.endsWith(' ')) {
      const joined = joinedWith(last, text, all[run]!);
      words[words.length - 1] = joined;
      x = last.x + joined.width;
      continue;
    }
    const spread = kind === 'box' || alignment !== 'justify' ? 0 : line.ratio * (line.ratio >= 0 ? stretch : shrink);
    words.push({ run, text, x, width: natural + spread, shaped: shaped!, kind: 'text' });
    x = x + natural + spread;
  }
  const last = words.at(-1);
  const stop = items[line.to];
  const run = runs[line.to]!;
  // Spaces at the end of a line stay in the text, so that words do not run together when it is read out.
  if (stop?.kind === 'space' && last !== undefined) {
    words.push({ run, text: stop.text, x: last.x + last.width, width: stop.width, shaped: stop.shaped!, kind: 'trailing' });
  }
  if (stop?.hyphen) {
    words.push({ run, text: '\u00ad', x, width: stop.width, shaped: stop.shaped!, kind: 'hyphen' });
    x += stop.width;
  }
  const used = words.map((word) => word.run).filter((one, index, all) => one !== all[index - 1]);
  return { words, runs: used, width: x, indent: alignedAt(alignment, width - x) };
}

function joinedWith(word: SetWord, text: string, { metrics }: MeasuredRun): SetWord {
  const joined = word.text + text;
  return { ...word, text: joined, width: metrics.widthOf(joined), shaped: metrics.shape(joined) };
}

/** Where a line begins that is shorter by `spare` than the text is wide. */
export function alignedAt(alignment: Setting['alignment'], spare: number): number {
  if (alignment === 'right') return spare;
  return alignment === 'center' ? spare / 2 : 0;
}
