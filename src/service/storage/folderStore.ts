import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isSystemError, saveFile } from '../../disk/saveFile.ts';
import type { ByteRange, FileStore, StoredFile } from '../model.ts';
import { checkKey } from './keys.ts';

/** Age from which a temporary file cannot belong to a write that is still going on, in milliseconds. */
const STALE = 24 * 60 * 60 * 1000;

/** Files in a folder of this machine, or of one that several machines share. */
export function openFolderStore(folder: string): FileStore {
  const pathOf = (key: string): string => {
    checkKey(key);
    return join(folder, key);
  };

  return {
    async put(key, content) {
      await saveFile(pathOf(key), content);
    },
    get: (key) => unlessMissing(() => readFile(pathOf(key))),
    open: (key, range) => unlessMissing(() => openStream(pathOf(key), range)),
    async find(key) {
      const found = await unlessMissing(() => stat(pathOf(key)));
      return found?.isFile() ? { key, size: found.size, modified: found.mtime } : undefined;
    },
    async list(prefix, { limit, after = '' }) {
      const found: StoredFile[] = [];
      for await (const key of walk(folder, '', prefix, after)) {
        if (found.length >= limit) break;
        const file = await unlessMissing(() => stat(join(folder, key)));
        if (file !== undefined) found.push({ key, size: file.size, modified: file.mtime });
      }
      return found;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** Opens first, so that a file that is missing is known before the stream begins, and one that is replaced stays whole. */
async function openStream(path: string, range: ByteRange | undefined): Promise<Readable | undefined> {
  const file = await open(path, 'r');
  if ((await file.stat()).isFile()) return createReadStream(path, { ...range, fd: file });
  await file.close();
  return undefined;
}

/**
 * Keys in the order of their bytes, as buckets list them: a folder stands where its name with a slash does. Folders
 * that hold no key with the prefix, or none after `after`, are not read.
 */
async function* walk(root: string, path: string, prefix: string, after: string): AsyncGenerator<string> {
  const entries = (await unlessMissing(() => readdir(join(root, path), { withFileTypes: true }))) ?? [];
  const names = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => path + entry.name + (entry.isDirectory() ? '/' : ''))
    .sort((a, b) => (a < b ? -1 : 1));
  for (const name of names) {
    if (!name.endsWith('/')) {
      if (name.startsWith(prefix) && name > after) yield name;
      continue;
    }
    const mayHoldPrefix = name.startsWith(prefix) || prefix.startsWith(name);
    const mayHoldLater = name > after || after.startsWith(name);
    if (mayHoldPrefix && mayHoldLater) yield* walk(root, name, prefix, after);
  }
}

/** Removes what writes that were cut short left in a folder: a crash, a full disk. */
export async function removeLeftovers(folder: string, now: Date): Promise<void> {
  const entries = (await unlessMissing(() => readdir(folder, { withFileTypes: true, recursive: true }))) ?? [];
  for (const entry of entries) {
    if (!entry.isFile() || !/^\..+\.[0-9a-f]{12}\.tmp$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = await unlessMissing(() => stat(path));
    if (file !== undefined && now.valueOf() - file.mtimeMs > STALE) await rm(path, { force: true });
  }
}

async function unlessMissing<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined;
    throw error;
  }
}
