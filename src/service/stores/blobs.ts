import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BriefError } from '../../diagnostic.ts';
import { isSystemError, saveFile } from '../../disk/saveFile.ts';
import { damagedFile } from '../../messages/service.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { FileInfo } from '../model.ts';
import { sha256 } from './treeHash.ts';

/** Contents of files by their hash, each kept once. */
export interface Blobs {
  save(described: readonly FileInfo[], files: FileTree['files']): Promise<void>;
  /** Throws `BriefError` if a file is missing or damaged. */
  read(described: readonly FileInfo[]): Promise<FileTree['files']>;
}

/** Files that are written or read at the same time. */
const AT_ONCE = 8;

export function openBlobs(folder: string): Blobs {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);

  return {
    async save(described, files) {
      await eachOf(described, async ({ path, sha256, size }) => {
        if ((await sizeOf(pathOf(sha256))) === size) return;
        await saveFile(pathOf(sha256), files[path]!);
      });
    },
    async read(described) {
      const found = new Map<string, Uint8Array>();
      await eachOf(described, async (file) => {
        const bytes = await readBytes(pathOf(file.sha256));
        if (bytes === undefined || sha256(bytes) !== file.sha256) throw new BriefError([damagedFile(file.path, file.sha256)]);
        found.set(file.path, bytes);
      });
      return Object.fromEntries(described.map(({ path }) => [path, found.get(path)!]));
    },
  };
}

async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (const item of left) await work(item);
  });
  await Promise.all(workers);
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
