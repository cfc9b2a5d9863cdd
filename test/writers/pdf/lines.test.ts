import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseLines } from '../../../src/writers/pdf/layout/bestLines.ts';
import { fillEvenly, fillLines, type ChosenLine, type Item } from '../../../src/writers/pdf/layout/lines.ts';

const END: Item = { kind: 'break', width: 0, stretch: 0, shrink: 0, penalty: -Infinity, hyphen: false, hang: 0 };
const space = (width = 3): Item => ({ kind: 'space', width, stretch: width / 2, shrink: width / 3, penalty: 0, hyphen: false, hang: 0 });
const box = (width: number): Item => ({ ...END, kind: 'box', width, penalty: 0 });
const hyphen = (): Item => ({ ...END, width: 4, penalty: 60, hyphen: true });

/** Words of these widths with spaces between them, some of them with a place for a hyphen. */
function paragraph(words: readonly number[], broken = false): Item[] {
  const items = words.flatMap((width, index) => [
    ...(index === 0 ? [] : [space()]),
    ...(broken && width > 20 ? [box(width / 2), hyphen(), box(width - width / 2)] : [box(width)]),
  ]);
  return [...items, END];
}

const words = fc.array(fc.integer({ min: 2, max: 60 }), { minLength: 1, maxLength: 60 });

function boxes(items: readonly Item[], { from, to }: ChosenLine): number[] {
  return items.slice(from, to).flatMap((item) => (item.kind === 'box' ? [item.width] : []));
}

/** Width that a line takes at its ratio. */
function setWidth(items: readonly Item[], line: ChosenLine): number {
  const inside = items.slice(line.from, line.to).filter((item) => item.kind !== 'break');
  const stop = items[line.to]!;
  const spread = (item: Item): number => (line.ratio >= 0 ? line.ratio * item.stretch : line.ratio * item.shrink);
  return inside.reduce((sum, item) => sum + item.width + spread(item), 0) + (stop.hyphen ? stop.width : 0);
}

function unevenness(lines: readonly ChosenLine[]): number {
  return lines.reduce((sum, line) => sum + (10 + 100 * Math.abs(line.ratio) ** 3) ** 2, 0);
}

describe('the choice of line breaks', () => {
  test('keeps every word once and in order, however it fills the lines', () => {
    fc.assert(
      fc.property(words, fc.boolean(), fc.boolean(), (widths, broken, even) => {
        const items = paragraph(widths, broken);
        const lines = (even ? chooseLines(items, 100, Infinity) : undefined) ?? fillLines(items, 100);
        expect(lines.flatMap((line) => boxes(items, line))).toEqual(items.flatMap((item) => (item.kind === 'box' ? [item.width] : [])));
      }),
    );
  });

  test('fills every line but the last, and goes over the edge in none', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (widths, broken) => {
        const items = paragraph(widths, broken);
        const lines = chooseLines(items, 100, 2);
        for (const [index, line] of (lines ?? []).entries()) {
          if (index === lines!.length - 1) expect(setWidth(items, line)).toBeLessThanOrEqual(100.02);
          else expect(setWidth(items, line)).toBeCloseTo(100, 1);
        }
      }),
    );
  });

  test('knows nothing of the paragraphs before, however long they were', () => {
    const random = fc.sample(fc.integer({ min: 2, max: 60 }), { seed: 1, numRuns: 20_000 });
    const long = paragraph(random, true);
    const lines = chooseLines(long, 100, Infinity)!;
    expect(lines.flatMap((line) => boxes(long, line))).toEqual(long.flatMap((item) => (item.kind === 'box' ? [item.width] : [])));
    for (const line of lines.slice(0, -1)) expect(setWidth(long, line)).toBeCloseTo(100, 1);
    // What is best up to a line's end does not depend on what follows: the beginning alone has the same lines but for its last ones.
    const short = [...long.slice(0, lines[40]!.to), END];
    const before = chooseLines(short, 100, Infinity)!;
    expect(before.slice(0, 20)).toEqual(lines.slice(0, 20));
    chooseLines(long, 100, Infinity);
    expect(chooseLines(short, 100, Infinity)).toEqual(before);
  });

  test('gives up where a line would have to stretch more than it may', () => {
    expect(chooseLines(paragraph([40, 90, 40]), 100, 2)).toBeUndefined();
    expect(chooseLines(paragraph([40, 90, 40]), 100, Infinity)).toHaveLength(3);
  });

  test('looks ahead: takes a looser line for the sake of the next', () => {
    // Filled one by one, the second line holds a lone wide word; spread evenly, none is bad.
    const items = paragraph([24, 24, 24, 17, 60, 20, 30, 30, 30]);
    const best = chooseLines(items, 100, Infinity)!;
    expect(best.length).toBeGreaterThan(2);
    const firstFit = fillLines(items, 100);
    const spread = (line: ChosenLine): ChosenLine => {
      const inside = items.slice(line.from, line.to);
      const stretch = inside.reduce((sum, item) => sum + item.stretch, 0);
      const last = items[line.to] === END;
      return { ...line, ratio: last ? 0 : (100 - setWidth(items, { ...line, ratio: 0 })) / stretch };
    };
    expect(unevenness(best)).toBeLessThanOrEqual(unevenness(firstFit.map(spread)));
  });

  test('breaks where the text says so', () => {
    const items = [box(10), END, box(10), END, END, box(10), END];
    for (const lines of [chooseLines(items, 100, 2)!, fillLines(items, 100)]) {
      expect(lines.map((line) => boxes(items, line))).toEqual([[10], [10], [], [10]]);
    }
  });

  test('avoids to end a paragraph with the rest of a word', () => {
    const items = [box(45), space(), box(45), space(), box(5), hyphen(), box(20), END];
    const last = chooseLines(items, 102, Infinity)!.at(-1)!;
    expect(boxes(items, last)).toEqual([5, 20]);
  });

  test('avoids to end a paragraph with a short word, where the lines before can spare another', () => {
    // Three boxes fill a line exactly; with a space that stretches far two will do.
    const items = [box(31), space(), box(31), space(), box(32), space(), box(5), END];
    const wide = items.map((item) => (item.kind === 'space' ? { ...item, stretch: 60 } : item));
    expect(boxes(wide, chooseLines(wide, 100, 2)!.at(-1)!)).toEqual([32, 5]);
    const stiff = items.map((item) => (item.kind === 'space' ? { ...item, stretch: 12 } : item));
    expect(boxes(stiff, chooseLines(stiff, 100, Infinity)!.at(-1)!)).toEqual([5]);
  });

  test('lets lines that are not stretched give up words for a last one that is too short, but adds no line', () => {
    const items = paragraph([30, 30, 30, 10]);
    expect(fillLines(items, 100).map((line) => boxes(items, line))).toEqual([[30, 30, 30], [10]]);
    expect(fillEvenly(items, 100, 0.12).map((line) => boxes(items, line))).toEqual([[30, 30], [30, 10]]);
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 9 }), (widths, tenths) => {
        const made = paragraph(widths);
        const lines = fillEvenly(made, 100, tenths / 10);
        expect(lines.flatMap((line) => boxes(made, line))).toEqual(widths);
        expect(lines).toHaveLength(fillLines(made, 100).length);
        for (const line of lines) expect(setWidth(made, line)).toBeLessThanOrEqual(100.02);
      }),
    );
  });

  test('leaves alone what the text itself breaks, and words as wide as the line', () => {
    const broken = [box(80), END, box(5), END];
    expect(fillEvenly(broken, 100, 0.5).map((line) => boxes(broken, line))).toEqual([[80], [5]]);
    const wide = paragraph([100, 5]);
    expect(fillEvenly(wide, 100, 0.5).map((line) => boxes(wide, line))).toEqual([[100], [5]]);
  });
});
