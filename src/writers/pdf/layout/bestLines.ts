/**
 * Choice of line breaks for a whole paragraph at once: the breaks whose lines together are spaced
 * most evenly, after D. Knuth and M. Plass, "Breaking Paragraphs into Lines" (1981).
 */

import { SHORT, type ChosenLine, type Item } from './lines.ts';

/** Ratio of a short line without any space to stretch. */
const NO_SPACES = 1_000;
const LINE_COST = 10;
const HYPHENS_IN_A_ROW = 40_000;
/** The last line of a paragraph should not be the rest of a word. */
const HYPHEN_BEFORE_LAST = 12_000;
const UNEVEN_NEIGHBOURS = 3_000;
/** Nor should it be a single short word. */
const SHORT_LAST = 4_000;

/** The best lines, or undefined if some line would have to stretch more than `tolerance` times its spaces. */
export function chooseLines(items: readonly Item[], width: number, tolerance: number): ChosenLine[] | undefined {
  sums.fill(items);
  ends.clear();
  for (let index = 0; index < items.length; index += 1) {
    const { kind } = items[index]!;
    if (kind === 'box' || (kind === 'space' && (index === 0 || items[index - 1]!.kind !== 'box'))) continue;
    ends.tryBreak(items, index, width, tolerance);
    if (ends.activeCount === 0) return undefined;
  }
  return ends.bestLines();
}

/** Widths of items, and how far they stretch and shrink, summed up to each of them; in one place for all paragraphs. */
class Sums {
  width = new Float64Array(0);
  stretch = new Float64Array(0);
  shrink = new Float64Array(0);

  fill(items: readonly Item[]): void {
    const { length } = items;
    if (length >= this.width.length || this.width.length > LARGEST_KEPT) for (const name of ['width', 'stretch', 'shrink'] as const) this[name] = new Float64Array(2 * length + 512);
    const { width, stretch, shrink } = this;
    width[0] = stretch[0] = shrink[0] = 0;
    for (let index = 0; index < length; index += 1) {
      const item = items[index]!;
      const counts = item.kind !== 'break';
      width[index + 1] = width[index]! + (counts ? item.width : 0);
      stretch[index + 1] = stretch[index]! + (counts ? item.stretch : 0);
      shrink[index + 1] = shrink[index]! + (counts ? item.shrink : 0);
    }
  }
}

const sums = new Sums();

/** Classes of spacing: tight, even, wide, very wide. */
const CLASSES = 4;

/** Ends that there is room for: at first, and at most from one paragraph to the next. */
const SMALLEST = 1_024;
const LARGEST_KEPT = 65_536;

/**
 * Ends of lines, the first of which is the start of the paragraph, each by its number; in one place for all paragraphs, so that
 * looking for the best lines makes no objects.
 */
class Ends {
  /** The item at the end of the line, the first item of the next one, and how many lines there are up to here. */
  #at = new Int32Array(0);
  #start = new Int32Array(0);
  #line = new Int32Array(0);
  #fitness = new Uint8Array(0);
  #hyphen = new Uint8Array(0);
  #ratio = new Float64Array(0);
  /** Of all lines up to here. */
  #demerits = new Float64Array(0);
  /** The end of the line before. */
  #previous = new Int32Array(0);
  #count = 0;

  /** Ends from which lines may still go on, the earliest first. */
  #active = new Int32Array(0);
  activeCount = 0;

  /** The best line of each class that ends at the break at hand: the end before it, or -1. */
  readonly #bestFrom = new Int32Array(CLASSES);
  readonly #bestDemerits = new Float64Array(CLASSES);
  readonly #bestRatio = new Float64Array(CLASSES);

  constructor() {
    this.#resize(SMALLEST);
  }

  /** Begins a paragraph. */
  clear(): void {
    // What one long paragraph took is not kept for the life of the process.
    if (this.#at.length > LARGEST_KEPT) this.#resize(SMALLEST);
    this.#count = this.activeCount = 0;
    this.#add(0, 0, 0, 1, false, 0, 0, -1);
  }

  #resize(length: number): void {
    this.#at = resized(this.#at, length);
    this.#start = resized(this.#start, length);
    this.#line = resized(this.#line, length);
    this.#fitness = resized(this.#fitness, length);
    this.#hyphen = resized(this.#hyphen, length);
    this.#ratio = resized(this.#ratio, length);
    this.#demerits = resized(this.#demerits, length);
    this.#previous = resized(this.#previous, length);
    this.#active = resized(this.#active, length);
  }

  #add(at: number, start: number, line: number, fitness: number, hyphen: boolean, ratio: number, demerits: number, previous: number): void {
    const end = this.#count;
    if (end === this.#at.length) this.#resize(2 * end);
    this.#at[end] = at;
    this.#start[end] = start;
    this.#line[end] = line;
    this.#fitness[end] = fitness;
    this.#hyphen[end] = hyphen ? 1 : 0;
    this.#ratio[end] = ratio;
    this.#demerits[end] = demerits;
    this.#previous[end] = previous;
    this.#active[this.activeCount] = end;
    this.#count += 1;
    this.activeCount += 1;
  }

  /** Ends lines at this break where they fit; gives up ends from which a line would be too long. */
  tryBreak(items: readonly Item[], index: number, width: number, tolerance: number): void {
    const item = items[index]!;
    const forced = item.penalty === -Infinity;
    const room = width + (forced ? 0 : item.hang);
    const hyphen = item.hyphen ? item.width : 0;
    let found = false;
    let kept = 0;
    for (let position = 0; position < this.activeCount; position += 1) {
      const from = this.#active[position]!;
      const start = this.#start[from]!;
      const natural = sums.width[index]! - sums.width[start]! + hyphen;
      const ratio = ratioOf(natural, room, sums.stretch[index]! - sums.stretch[start]!, sums.shrink[index]! - sums.shrink[start]!, forced);
      if (ratio >= -1 && !forced) this.#active[kept++] = from;
      if (ratio < -1 || ratio > tolerance) continue;
      if (!found) this.#bestFrom.fill(-1);
      found = true;
      const fitness = fitnessOf(ratio);
      const short = forced && this.#line[from]! > 0 && natural < SHORT * width;
      const demerits = this.#demerits[from]! + this.#cost(item, ratio, from, fitness) + (short ? SHORT_LAST : 0);
      if (this.#bestFrom[fitness]! !== -1 && demerits >= this.#bestDemerits[fitness]!) continue;
      this.#bestFrom[fitness] = from;
      this.#bestDemerits[fitness] = demerits;
      this.#bestRatio[fitness] = ratio;
    }
    this.activeCount = kept;
    if (found) this.#endLines(items, index);
  }

  #endLines(items: readonly Item[], index: number): void {
    const start = startAfter(items, index);
    for (let fitness = 0; fitness < CLASSES; fitness += 1) {
      const from = this.#bestFrom[fitness]!;
      if (from === -1) continue;
      this.#add(index, start, this.#line[from]! + 1, fitness, items[index]!.hyphen, this.#bestRatio[fitness]!, this.#bestDemerits[fitness]!, from);
    }
  }

  #cost(item: Item, ratio: number, from: number, fitness: number): number {
    const badness = 100 * Math.abs(ratio) ** 3;
    let demerits = (LINE_COST + badness) ** 2;
    if (item.penalty > 0) demerits += item.penalty ** 2;
    if (this.#hyphen[from] === 1) {
      if (item.hyphen) demerits += HYPHENS_IN_A_ROW;
      if (item.penalty === -Infinity) demerits += HYPHEN_BEFORE_LAST;
    }
    if (Math.abs(fitness - this.#fitness[from]!) > 1) demerits += UNEVEN_NEIGHBOURS;
    return demerits;
  }

  /** The lines to the best of the ends that are left. */
  bestLines(): ChosenLine[] {
    let end = this.#active[0]!;
    for (let position = 1; position < this.activeCount; position += 1) {
      if (this.#demerits[this.#active[position]!]! < this.#demerits[end]!) end = this.#active[position]!;
    }
    const lines: ChosenLine[] = [];
    for (let before = this.#previous[end]!; before !== -1; end = before, before = this.#previous[end]!) {
      lines.push({ from: this.#start[before]!, to: this.#at[end]!, ratio: this.#ratio[end]! });
    }
    return lines.reverse();
  }
}

const ends = new Ends();

function resized<Numbers extends Int32Array | Uint8Array | Float64Array>(numbers: Numbers, length: number): Numbers {
  const other = new (numbers.constructor as new (length: number) => Numbers)(length);
  other.set(numbers.subarray(0, length));
  return other;
}

function fitnessOf(ratio: number): number {
  return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/** The spaces after a break are not part of the next line. */
function startAfter(items: readonly Item[], index: number): number {
  let start = index;
  while (start < items.length) {
    const { kind, penalty } = items[start]!;
    if (kind === 'box' || (start > index && penalty === -Infinity)) break;
    start += 1;
  }
  return start;
}

function ratioOf(natural: number, width: number, stretch: number, shrink: number, forced: boolean): number {
  const spare = width - natural;
  if (spare >= 0) {
    // The line before a forced break is set at its natural width.
    if (forced) return 0;
    return stretch > 0 ? spare / stretch : spare < 0.01 ? 0 : NO_SPACES;
  }
  if (spare > -0.01) return 0;
  return shrink > 0 ? spare / shrink : -Infinity;
}
