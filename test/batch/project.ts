import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/runCli.ts';

/** A project of its own in a temporary folder. */
export interface Project {
  readonly folder: string;
  readonly path: (...parts: string[]) => string;
  readonly write: (path: string, text: string) => void;
  /** Bytes of all files below a folder that are not hidden, by path. */
  readonly files: (folder: string) => Map<string, string>;
  readonly remove: () => void;
}

/** Has the shared folder, two templates made from the starter, and datasets `land-1` to `land-<count>`. */
export function makeProject(count: number): Project {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-batch-'));
  const path = (...parts: string[]): string => join(folder, ...parts);
  const copy = (kind: 'template' | 'dataset', to: string, name: string): void => {
    cpSync(join(PROJECT, 'templates/_shared/starters', kind), path(to, name), { recursive: true });
    for (const file of readdirSync(path(to, name), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const full = join(file.parentPath, file.name);
      writeFileSync(full, readFileSync(full, 'utf8').replaceAll('__name__', name).replaceAll('Exampleland', name));
    }
  };
  mkdirSync(path('templates'));
  cpSync(join(PROJECT, 'templates/_shared'), path('templates/_shared'), { recursive: true });
  copy('template', 'templates', 'long');
  copy('template', 'templates', 'short');
  for (let number = 1; number <= count; number += 1) copy('dataset', 'data', `land-${number}`);
  return {
    folder,
    path,
    write: (name, text) => writeFileSync(path(name), text),
    files: (below) => {
      const entries = readdirSync(path(below), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry): [string, string] => {
          const full = join(entry.parentPath, entry.name);
          return [full.slice(path(below).length + 1), readFileSync(full, 'base64')];
        });
      return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
