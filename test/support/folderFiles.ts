import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BriefError } from '../../src/diagnostic.ts';
import type { FileReader } from '../../src/env.ts';
import { finding } from '../../src/messages/wording.ts';

/** A FileReader over a folder of the disk, for tests: paths are taken relative to `root`. */
export function folderFiles(root: string): FileReader {
  const read = (path: string): Uint8Array => {
    const full = resolve(root, path);
    if (!existsSync(full)) throw new BriefError([finding('error', 'files/missing', `There is no file ${path}.`)]);
    return readFileSync(full);
  };
  return {
    read,
    readText: (path) => new TextDecoder('utf-8').decode(read(path)).replaceAll(/\r\n?/g, '\n'),
    exists: (path) => existsSync(resolve(root, path)),
    list: (directory) => {
      const full = resolve(root, directory);
      if (!existsSync(full)) return [];
      return readdirSync(full, { withFileTypes: true })
        .filter((entry) => entry.isFile() || entry.isDirectory())
        .map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? ('folder' as const) : ('file' as const) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
