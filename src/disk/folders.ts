import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { resolve, sep } from 'node:path';
import { BriefError } from '../diagnostic.ts';
import type { FileReader, FolderEntry } from '../env.ts';
import * as messages from '../messages/disk.ts';
import { decodeText } from './decodeText.ts';

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
    const found = look(real);
    if (found === undefined) throw new BriefError([messages.missingFile(path)]);
    // A pipe would be waited for without end.
    if (!found.isFile()) throw new BriefError([messages.notAFile(path)]);
    if (found.size > LARGEST_FILE) throw new BriefError([messages.fileTooLarge(path, LARGEST_FILE)]);
    try {
      return readFileSync(real);
    } catch (error) {
      throw new BriefError([messages.cannotRead(path, (error as NodeJS.ErrnoException).code ?? String(error))]);
    }
  };

  return {
    read,
    readText: (path) => decodeText(path, read(path)),
    exists(path) {
      return look(inside(path)) !== undefined;
    },
    list(directory) {
      const real = inside(directory);
      if (look(real)?.isDirectory() !== true) return [];
      return readdirSync(real, { withFileTypes: true })
        .map((entry): FolderEntry => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

function resolvedPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

/** What is at a path; undefined too where no file could be: a name that is too long, a zero byte in it. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
