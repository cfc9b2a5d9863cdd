import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_PARAGRAPH, MOST_LEVELS, MOST_MARKS, MOST_OPEN_BRACKETS } from '../../src/document/limits.ts';
import { findTooMuch, isDeeper } from '../../src/document/tooMuch.ts';

describe('a text has too much', () => {
  test.each([
    ['quotes within each other', `${'> '.repeat(MOST_LEVELS + 1)}x`, 'levels'],
    ['lists within each other on one line', `${'- '.repeat(MOST_LEVELS + 1)}x`, 'levels'],
    ['numbers within each other', `${'1. '.repeat(MOST_LEVELS + 1)}x`, 'levels'],
    ['lists within each other by their indent', `${'  '.repeat(MOST_LEVELS + 1)}- x`, 'levels'],
    ['boxes within each other', ':::callout\n'.repeat(MOST_LEVELS + 1), 'levels'],
    ['brackets within each other', '[a '.repeat(MOST_OPEN_BRACKETS + 1), 'brackets'],
    ['stars in a paragraph of many lines', '*a\n'.repeat(MOST_MARKS + 1), 'marks'],
    ['characters in a paragraph', 'word '.repeat(LONGEST_PARAGRAPH / 5 + 1), 'characters'],
  ])('that has many %s', (_what, text, what) => {
    expect(findTooMuch(`Before.\n\n${text}`)?.what).toBe(what);
  });

  test('on the line where it gets too much', () => {
    expect(findTooMuch(`a\n\nb\n${'> '.repeat(MOST_LEVELS + 1)}x`)?.line).toBe(4);
  });
});

describe('a text has not', () => {
  test.each([
    ['a long list', '- [a link](https://example.org) and *more*\n'.repeat(2_000)],
    ['a long table', '| **a** | [b](https://example.org) |\n'.repeat(2_000)],
    ['many paragraphs', `${'word '.repeat(500)}\n\n`.repeat(100)],
    ['a long rule', '- '.repeat(60)],
    ['boxes one after the other', ':::callout\nx\n:::\n'.repeat(100)],
    ['lists that reasonable people write', Array.from({ length: 6 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ])('that has %s', (_what, text) => {
    expect(findTooMuch(text)).toBeUndefined();
  });
});

test('any text is looked through', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('> ', '- ', '1. ', '*', '[', ']', '`', ':::a', ':::', '\n', '\n\n', '  ', 'x', '|'), { maxLength: 200 }), (parts) => {
      const found = findTooMuch(parts.join(''));
      if (found !== undefined) expect(found.line).toBeGreaterThan(0);
    }),
  );
});

test('the depth of a tree is found without recursion', () => {
  let tree: { children: object[] } = { children: [] };
  for (let depth = 0; depth < 50_000; depth += 1) tree = { children: [tree] };
  expect(isDeeper(tree, 100)).toBe(true);
  expect(isDeeper({ children: [{ children: [{}] }] }, 2)).toBe(false);
  expect(isDeeper({ children: [{ children: [{}] }] }, 1)).toBe(true);
});
