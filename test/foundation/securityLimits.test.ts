import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const TEXT = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
const ROWS = [...TEXT.matchAll(/^\| ([^|]+) \| ([\d,]+) \| `([^`]+)` `([^`]+)` \|$/gm)];

test('the table of limits is there', () => {
  expect(ROWS.length).toBeGreaterThan(30);
});

test.each(ROWS.map(([, what = '', most = '', file = '', name = '']) => ({ what, most, file, name })))('$what: $most', async ({ most, file, name }) => {
  const exported: unknown = await import(new URL(`../../src/${file}`, import.meta.url).href);
  const value = name.split('.').reduce<unknown>((within, key) => (within as Record<string, unknown>)[key], exported);
  expect((value as number).toLocaleString('en-US')).toBe(most);
});
