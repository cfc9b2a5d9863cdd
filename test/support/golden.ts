import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Compares a text with the file that keeps it; `UPDATE_GOLDENS=1` writes the file. A missing one fails. */
export function expectGolden(path: URL, text: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') {
    mkdirSync(new URL('.', path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path), `${path.pathname} is missing: run UPDATE_GOLDENS=1 npm test`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
