import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { BriefError } from '../diagnostic.ts';
import type { FileReader, FolderEntry } from '../env.ts';
import * as messages from '../messages/disk.ts';

/** The largest file that is read, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads files below the given folders and no others: a path that leads out of them, also by a
 * symbolic link, is refused.
 */
export function openFolders(folders: readonly string[]): FileReader {
  const roots = folders.map((folder) => resolvedPath(folder));

  const inside = (path: string): string => {
    const real = resolvedPath(path);
    const allowed = roots.some((root) => real === root || real.startsWith(root + sep));
    if (!allowed) throw new BriefError([messages.outsideFolders(path)]);
    return real;
  };

  const read = (path: string): Uint8Array => {
    const real = inside(path);
    const size = statSync(real, { throwIfNoEntry: false })?.size;
    if (size === undefined) throw new BriefError([messages.missingFile(path)]);
    if (size > LARGEST_FILE) throw new BriefError([messages.fileTooLarge(path, LARGEST_FILE)]);
    return readFileSync(real);
  };

  return {
    read,
    readText: (path) => decodeText(path, read(path)),
    exists(path) {
      return statSync(inside(path), { throwIfNoEntry: false }) !== undefined;
    },
    list(directory) {
      const real = inside(directory);
      if (!statSync(real, { throwIfNoEntry: false })?.isDirectory()) return [];
      return readdirSync(real, { withFileTypes: true })
        .map((entry): FolderEntry => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

function resolvedPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function decodeText(path: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  } catch {
    throw new BriefError([messages.notUtf8(path)]);
  }
}
