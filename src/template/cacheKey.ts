import { hash } from 'node:crypto';
import { onceFor } from '../cache.ts';
import type { LocatedText } from './located.ts';

/** What a text and its place make: the same text at the same place has the same key. */
export const cacheKey = onceFor(({ file, firstLine, firstColumn = 1, text }: LocatedText): string =>
  hash('sha256', JSON.stringify([file, firstLine, firstColumn, text]), 'base64'),
);
