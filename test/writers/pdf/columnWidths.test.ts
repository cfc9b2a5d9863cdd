import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths, type ColumnNeed } from '../../../src/writers/pdf/layout/columnWidths.ts';

const need: fc.Arbitrary<ColumnNeed> = fc
  .record({ min: fc.integer({ min: 5, max: 80 }), more: fc.integer({ min: 0, max: 600 }), grow: fc.boolean() })
  .map(({ min, more, grow }) => ({ min, max: min + more, grow }));

const sum = (widths: readonly number[]): number => widths.reduce((one, other) => one + other, 0);

describe('widths of columns', () => {
  test('add up to the table, and no column is narrower than its longest word if there is room', () => {
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 9 }), (needs) => {
        const widths = columnWidths(needs, 468);
        expect(sum(widths)).toBeCloseTo(468, 3);
        if (sum(needs.map(({ min }) => min)) > 468) return;
        for (const [index, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual(needs[index]!.min - 0.001);
      }),
    );
  });

  test('are those that the author asked for', () => {
    const needs: ColumnNeed[] = [
      { min: 10, max: 50, grow: true, share: 0.25 },
      { min: 10, max: 900, grow: false, share: 0.75 },
    ];
    expect(columnWidths(needs, 400)).toEqual([100, 300]);
  });

  test('give way to a word that is longer than its column was meant to be', () => {
    const needs: ColumnNeed[] = [
      { min: 60, max: 90, grow: true, share: 0.1 },
      { min: 40, max: 300, grow: false, share: 0.5 },
      { min: 40, max: 300, grow: false, share: 0.4 },
    ];
    const widths = columnWidths(needs, 400);
    expect(widths[0]).toBeCloseTo(60, 6);
    expect(sum(widths)).toBeCloseTo(400, 6);
  });

  test('let short columns keep their text on one line beside long ones', () => {
    const [short, long] = columnWidths(
      [
        { min: 20, max: 70, grow: true },
        { min: 60, max: 2000, grow: false },
      ],
      468,
    );
    expect(short).toBeCloseTo(70, 3);
    expect(long).toBeCloseTo(398, 3);
  });

  test('give a column of words what figures leave', () => {
    const [words, ...figures] = columnWidths(
      [
        { min: 30, max: 60, grow: true },
        { min: 20, max: 30, grow: false },
        { min: 20, max: 30, grow: false },
      ],
      468,
    );
    expect(words).toBeGreaterThan(figures[0]!);
    expect(figures[0]).toBe(figures[1]);
    expect(figures[0]).toBeGreaterThan(30);
  });
});
