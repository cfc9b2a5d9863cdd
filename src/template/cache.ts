import { createHash } from 'node:crypto';
import type { LocatedText } from './located.ts';

/** What a text and its place make: the same text at the same place has the same key. */
export function cacheKey({ file, firstLine, firstColumn = 1, text }: LocatedText): string {
  return createHash('sha256').update(JSON.stringify([file, firstLine, firstColumn, text])).digest('base64');
}

/** Remembers up to `limit` results by key; the one that was not asked for longest makes room. */
export function openCache<Value>(limit: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
    return value;
  };
}
