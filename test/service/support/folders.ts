import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Gives empty folders that are removed after the tests of the file. */
export function useFolders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'briefpress-folders-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => mkdtempSync(join(root, 'folder-'));
}
