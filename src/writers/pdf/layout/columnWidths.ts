/** What a column needs: no less than `min`, no more than `max`, in points, padding included. */
export interface ColumnNeed {
  readonly min: number;
  readonly max: number;
  /** Share of the table's width that the author asked for. */
  readonly share?: number;
  /** Takes what is left over. */
  readonly grow: boolean;
}

/** Widths of a table's columns; they add up to `total`. */
export function columnWidths(needs: readonly ColumnNeed[], total: number): readonly number[] {
  const widths = needs.map((need) => (need.share === undefined ? undefined : need.share * total));
  const open = needs.map((_, index) => index).filter((index) => widths[index] === undefined);
  const free = total - widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  for (const [index, width] of share(open.map((index) => needs[index]!), Math.max(0, free)).entries()) {
    widths[open[index]!] = width;
  }
  return widen(needs, widths.map((width) => width ?? 0));
}

/** Columns that are narrower than their longest word get what they lack from those that have room. */
function widen(needs: readonly ColumnNeed[], widths: readonly number[]): readonly number[] {
  const room = widths.map((width, index) => Math.max(0, width - needs[index]!.min));
  const lack = widths.map((width, index) => Math.max(0, needs[index]!.min - width));
  const lacking = lack.reduce((one, other) => one + other, 0);
  const spare = room.reduce((one, other) => one + other, 0);
  if (lacking === 0 || spare < lacking) return widths;
  return widths.map((width, index) => width + lack[index]! - (room[index]! * lacking) / spare);
}

function share(needs: readonly ColumnNeed[], total: number): number[] {
  const min = sum(needs, (need) => need.min);
  const max = sum(needs, (need) => need.max);
  // Even the longest words do not fit: all columns give in, and words are cut.
  if (min >= total) return needs.map((need) => (need.min * total) / min);
  if (max > total) return fill(needs, total);
  return spread(needs, total - max);
}

/**
 * Short columns get their whole text on one line; long ones share the rest, more of it where there is
 * more to say, but not in proportion: a column of few words next to a long one must stay readable.
 */
function fill(needs: readonly ColumnNeed[], total: number): number[] {
  const at = (level: number): number[] =>
    needs.map((need) => Math.min(need.max, Math.max(need.min, level * Math.sqrt(need.max))));
  let low = 0;
  let high = total;
  for (let step = 0; step < 40; step += 1) {
    const level = (low + high) / 2;
    if (at(level).reduce((one, other) => one + other, 0) > total) high = level;
    else low = level;
  }
  return at(low);
}

/** Widest that a column of figures becomes on a table that has room. */
const COMFORT = 84;

/** Gives spare width first to narrow columns, so that figures do not crowd, then to those that grow. */
function spread(needs: readonly ColumnNeed[], spare: number): number[] {
  const growing = needs.filter((need) => need.grow).length;
  if (growing === 0) return needs.map((need) => need.max + spare / needs.length);
  const wishes = needs.map((need) => (need.grow ? 0 : Math.max(0, COMFORT - need.max)));
  const wished = wishes.reduce((sum, wish) => sum + wish, 0);
  const granted = Math.min(1, (spare * 0.75) / Math.max(1, wished));
  const rest = spare - wished * granted;
  return needs.map((need, index) => need.max + (need.grow ? rest / growing : wishes[index]! * granted));
}

function sum(needs: readonly ColumnNeed[], of: (need: ColumnNeed) => number): number {
  return needs.reduce((total, need) => total + of(need), 0);
}
