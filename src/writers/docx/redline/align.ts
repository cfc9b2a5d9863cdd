import { diffArrays } from 'diff';

/** A step of two sequences side by side: an item of either, or one of each that are the same or alike. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/** How two sequences are compared. */
export interface Likeness<T> {
  /** Items with the same key are the same. */
  key(item: T): string;
  /** From 0 (may not be paired) upwards. */
  likeness(before: T, after: T): number;
}

/** Pairs what is the same, then what is most alike between that, in the order of both. */
export function alignItems<T>(before: readonly T[], after: readonly T[], by: Likeness<T>): Pair<T>[] {
  const pairs: Pair<T>[] = [];
  let at = { before: 0, after: 0 };
  let gap: { before: T[]; after: T[] } = { before: [], after: [] };
  const closeGap = (): void => {
    pairs.push(...alignAlike(gap.before, gap.after, by));
    gap = { before: [], after: [] };
  };
  for (const { count, added, removed } of diffArrays(before.map((item) => by.key(item)), after.map((item) => by.key(item)))) {
    if (removed) gap.before.push(...before.slice(at.before, at.before + count));
    else if (added) gap.after.push(...after.slice(at.after, at.after + count));
    else {
      closeGap();
      for (let index = 0; index < count; index++) pairs.push({ before: before[at.before + index]!, after: after[at.after + index]! });
    }
    at = { before: at.before + (added ? 0 : count), after: at.after + (removed ? 0 : count) };
  }
  closeGap();
  return pairs;
}

/** The pairing of the greatest likeness in all. What is left of the earlier sequence stands before what is left of the later. */
function alignAlike<T>(before: readonly T[], after: readonly T[], { likeness }: Likeness<T>): Pair<T>[] {
  const [rows, columns] = [before.length, after.length];
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const alike = new Float64Array(rows * columns);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const like = likeness(before[row]!, after[column]!);
      alike[row * columns + column] = like;
      const paired = like > 0 ? like + best[(row + 1) * width + column + 1]! : 0;
      best[row * width + column] = Math.max(paired, best[(row + 1) * width + column]!, best[row * width + column + 1]!);
    }
  }
  const pairs: Pair<T>[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    const here = best[row * width + column]!;
    const like = alike[row * columns + column]!;
    if (like > 0 && here === like + best[(row + 1) * width + column + 1]!) pairs.push({ before: before[row++]!, after: after[column++]! });
    else if (here === best[(row + 1) * width + column]!) pairs.push({ before: before[row++]! });
    else pairs.push({ after: after[column++]! });
  }
  while (row < rows) pairs.push({ before: before[row++]! });
  while (column < columns) pairs.push({ after: after[column++]! });
  return pairs;
}

/** How much two bags of words have in common, from 0 to 1. */
export function sharedWords(before: readonly string[], after: readonly string[]): number {
  const total = before.length + after.length;
  if (total === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of before) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of after) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared++;
  }
  return (2 * shared) / total;
}
