import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCache } from '../../src/cache.ts';

test('gives each key its own value, and never makes it twice while it is asked for again and again', () => {
  const keys = fc.array(fc.constantFrom(...'abcdefghij'), { maxLength: 200 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 12 }), (asked, most) => {
      const cache = openCache<string>(most);
      for (const key of asked) {
        expect(cache.keep(key, () => `of ${key}`)).toBe(`of ${key}`);
        expect(cache.get(key)).toBe(`of ${key}`);
      }
    }),
  );
});

test('keeps what is asked for often, and lets go of the rest', () => {
  const cache = openCache<number>(10);
  for (let index = 0; index < 100; index++) {
    cache.keep('often', () => index);
    cache.set(`once ${index}`, index);
  }
  expect(cache.get('often')).toBe(0);
  const kept = Array.from({ length: 100 }, (_, index) => cache.get(`once ${index}`)).filter((value) => value !== undefined);
  expect(kept.length).toBeLessThanOrEqual(10);
  expect(kept).toContain(99);
});
