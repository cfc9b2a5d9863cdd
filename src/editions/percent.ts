import type { Fact, FactQuantity } from '../dataset/model.ts';

/** By how many percent a number changed, to one decimal; undefined where nothing can be divided by. */
export function percentChange(before: number, after: number): number | undefined {
  if (before === 0) return undefined;
  const percent = ((after - before) / Math.abs(before)) * 100;
  return Math.round(percent * 10) / 10;
}

/** The same for facts: only for numbers and fractions, in one unit. */
export function factChange(before: Fact, after: Fact): number | undefined {
  const [from, to] = [numberOf(before.value), numberOf(after.value)];
  if (from === undefined || to === undefined || before.unit !== after.unit) return undefined;
  return percentChange(from, to);
}

function numberOf(value: FactQuantity): number | undefined {
  switch (value.kind) {
    case 'number':
      return value.value;
    case 'fraction':
      return value.numerator / value.denominator;
    case 'range':
    case 'date':
      return undefined;
  }
}
