import { createHash } from 'node:crypto';
import type { LocatedText } from './located.ts';

const keys = new WeakMap<LocatedText, string>();

/** What a text and its place make: the same text at the same place has the same key. */
export function cacheKey(source: LocatedText): string {
  let key = keys.get(source);
  if (key === undefined) keys.set(source, (key = digest(source)));
  return key;
}

function digest({ file, firstLine, firstColumn = 1, text }: LocatedText): string {
  return createHash('sha256').update(JSON.stringify([file, firstLine, firstColumn, text])).digest('base64');
}
