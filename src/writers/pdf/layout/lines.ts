/**
 * Choice of line breaks for a whole paragraph at once: the breaks whose lines together are spaced
 * most evenly, after D. Knuth and M. Plass, "Breaking Paragraphs into Lines" (1981).
 */

/** A piece of a paragraph: something with width, a space, or a place to break. Widths in points. */
export interface Item {
  readonly kind: 'box' | 'space' | 'break';
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  /** Cost of a break here; -Infinity: the line must end. */
  readonly penalty: number;
  /** A break that prints a hyphen. */
  readonly hyphen: boolean;
  /** How far a line that ends here may reach over the edge. */
  readonly hang: number;
}

/** One line: items `from` up to and without `to`; `ratio` says how much its spaces stretch or shrink. */
export interface ChosenLine {
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
}

interface Candidate {
  readonly at: number;
  /** First item of the line that would begin here. */
  readonly start: number;
  readonly line: number;
  readonly fitness: number;
  readonly demerits: number;
  readonly ratio: number;
  readonly hyphen: boolean;
  readonly previous: Candidate | undefined;
}

/** Ratio of a short line without any space to stretch. */
const NO_SPACES = 1_000;
const LINE_COST = 10;
const HYPHENS_IN_A_ROW = 40_000;
/** The last line of a paragraph should not be the rest of a word. */
const HYPHEN_BEFORE_LAST = 12_000;
const UNEVEN_NEIGHBOURS = 3_000;
/** Nor should it be a single short word. */
const SHORT_LAST = 4_000;
/** A last line is short below this part of the width. */
export const SHORT = 0.12;

/** The best lines, or undefined if some line would have to stretch more than `tolerance` times its spaces. */
export function chooseLines(items: readonly Item[], width: number, tolerance: number): ChosenLine[] | undefined {
  let active: Candidate[] = [{ at: 0, start: 0, line: 0, fitness: 1, demerits: 0, ratio: 0, hyphen: false, previous: undefined }];
  sums.fill(items);
  for (let index = 0; index < items.length; index += 1) {
    const { kind } = items[index]!;
    if (kind === 'box' || (kind === 'space' && (index === 0 || items[index - 1]!.kind !== 'box'))) continue;
    active = tryBreak(active, items, index, width, tolerance);
    if (active.length === 0) return undefined;
  }
  return linesTo(best(active));
}

/** Widths of items, and how far they stretch and shrink, summed up to each of them; in one place for all paragraphs. */
class Sums {
  width = new Float64Array(512);
  stretch = new Float64Array(512);
  shrink = new Float64Array(512);

  fill(items: readonly Item[]): void {
    const { length } = items;
    if (length >= this.width.length) for (const name of ['width', 'stretch', 'shrink'] as const) this[name] = new Float64Array(2 * length);
    const { width, stretch, shrink } = this;
    let [sumWidth, sumStretch, sumShrink] = [0, 0, 0];
    for (let index = 0; index < length; index += 1) {
      width[index] = sumWidth;
      stretch[index] = sumStretch;
      shrink[index] = sumShrink;
      const item = items[index]!;
      if (item.kind === 'break') continue;
      sumWidth += item.width;
      sumStretch += item.stretch;
      sumShrink += item.shrink;
    }
    width[length] = sumWidth;
    stretch[length] = sumStretch;
    shrink[length] = sumShrink;
  }
}

const sums = new Sums();

/** The best line of a class of spacing that ends at a break. */
interface Best {
  readonly from: Candidate;
  readonly demerits: number;
  readonly ratio: number;
}

/** The candidates behind this break: those before it where nothing changes, as at most breaks. */
function tryBreak(active: Candidate[], items: readonly Item[], index: number, width: number, tolerance: number): Candidate[] {
  const item = items[index]!;
  const forced = item.penalty === -Infinity;
  const room = width + (forced ? 0 : item.hang);
  const hyphen = item.hyphen ? item.width : 0;
  const end = sums.width[index]!;
  const stretch = sums.stretch[index]!;
  const shrink = sums.shrink[index]!;
  let kept: Candidate[] | undefined;
  let byFitness: (Best | undefined)[] | undefined;
  for (let position = 0; position < active.length; position += 1) {
    const from = active[position]!;
    const natural = end - sums.width[from.start]! + hyphen;
    const ratio = ratioOf(natural, room, stretch - sums.stretch[from.start]!, shrink - sums.shrink[from.start]!, forced);
    if (ratio < -1 || forced) kept ??= active.slice(0, position);
    else kept?.push(from);
    if (ratio < -1 || ratio > tolerance) continue;
    const fitness = fitnessOf(ratio);
    const short = forced && from.line > 0 && natural < SHORT * width;
    const demerits = from.demerits + cost(item, ratio, from, fitness) + (short ? SHORT_LAST : 0);
    byFitness ??= [undefined, undefined, undefined, undefined];
    const rival = byFitness[fitness];
    if (rival === undefined || demerits < rival.demerits) byFitness[fitness] = { from, demerits, ratio };
  }
  if (byFitness === undefined) return kept ?? active;
  const next = kept ?? [...active];
  const start = startAfter(items, index);
  for (const best of byFitness) {
    if (best === undefined) continue;
    const { from, demerits, ratio } = best;
    next.push({ at: index, start, line: from.line + 1, fitness: fitnessOf(ratio), demerits, ratio, hyphen: item.hyphen, previous: from });
  }
  return next;
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

function cost(item: Item, ratio: number, from: Candidate, fitness: number): number {
  const badness = 100 * Math.abs(ratio) ** 3;
  let demerits = (LINE_COST + badness) ** 2;
  if (item.penalty > 0) demerits += item.penalty ** 2;
  if (item.hyphen && from.hyphen) demerits += HYPHENS_IN_A_ROW;
  if (item.penalty === -Infinity && from.hyphen) demerits += HYPHEN_BEFORE_LAST;
  if (Math.abs(fitness - from.fitness) > 1) demerits += UNEVEN_NEIGHBOURS;
  return demerits;
}

function best(active: readonly Candidate[]): Candidate {
  return active.reduce((one, other) => (other.demerits < one.demerits ? other : one));
}

function linesTo(last: Candidate): ChosenLine[] {
  const lines: ChosenLine[] = [];
  for (let end = last; end.previous !== undefined; end = end.previous) {
    lines.push({ from: end.previous.start, to: end.at, ratio: end.ratio });
  }
  return lines.reverse();
}

/** Lines filled one by one, each as far as it goes: for text that is not stretched. */
export function fillLines(items: readonly Item[], width: number): ChosenLine[] {
  const lines: ChosenLine[] = [];
  let from = 0;
  let used = 0;
  let lastBreak = -1;
  let index = 0;
  const end = (to: number): void => {
    lines.push({ from, to, ratio: 0 });
    from = to;
    while (from < items.length && items[from]!.kind !== 'box' && !(from > to && items[from]!.penalty === -Infinity)) from += 1;
    index = from;
    used = 0;
    lastBreak = -1;
  };
  while (index < items.length) {
    const item = items[index]!;
    if (item.penalty === -Infinity) {
      end(index);
      continue;
    }
    if (item.kind === 'box') {
      if (used + item.width > width + 0.01 && lastBreak > from) {
        end(lastBreak);
        continue;
      }
      used += item.width;
    } else {
      const fits = used + (item.hyphen ? item.width : 0) <= width + 0.01;
      if (fits && index > from) lastBreak = index;
      if (item.kind === 'space') used += item.width;
    }
    index += 1;
  }
  return lines;
}

/**
 * The same, but in as many lines where the last one would be shorter than `least`, a part of the width:
 * lines give up their last word to the next.
 */
export function fillEvenly(items: readonly Item[], width: number, least: number): ChosenLine[] {
  let lines = fillLines(items, width);
  // Lines that end where the text says so have nothing to give.
  if (lines.slice(0, -1).some((line) => items[line.to]!.penalty === -Infinity)) return lines;
  while (lines.length > 1 && naturalWidth(items, lines.at(-1)!) < least * width) {
    const widest = Math.max(...lines.slice(0, -1).map((line) => naturalWidth(items, line)));
    const narrower = fillLines(items, widest - 0.1);
    if (narrower.length > lines.length || narrower.some((line) => naturalWidth(items, line) > widest - 0.05)) break;
    lines = narrower;
  }
  return lines;
}

function naturalWidth(items: readonly Item[], line: ChosenLine): number {
  let width = items[line.to]?.hyphen ? items[line.to]!.width : 0;
  for (let index = line.from; index < line.to; index += 1) if (items[index]!.kind !== 'break') width += items[index]!.width;
  return width;
}
