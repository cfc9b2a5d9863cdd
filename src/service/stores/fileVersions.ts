import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError, saveFile } from '../../disk/saveFile.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { Collection, SaveOutcome, Version, VersionChange, VersionedItem, VersionStore } from '../model.ts';
import { openBlobs } from './blobs.ts';
import { describeFiles, hashFiles } from './treeHash.ts';

/**
 * Versions in a folder:
 *
 *     <collection>/<name>/00000001.json   a version: author, time, names and hashes of its files; never changes
 *     <collection>/<name>/published.json  which version is rendered
 *     blobs/ab/abcdef...                  contents by hash, kept once
 *
 * A version exists from the moment in which its JSON has its name, which only one process can give it; contents are
 * saved before. So a crash at any time leaves the versions as they were, or one more.
 */
export function openFileVersions(folder: string, clock: () => Date): VersionStore {
  const blobs = openBlobs(join(folder, 'blobs'));
  const folderOf = (collection: Collection, name: string): string => join(folder, collection, name);
  const fileOf = (collection: Collection, name: string, number: number): string =>
    join(folderOf(collection, name), `${String(number).padStart(8, '0')}.json`);

  const readVersion = async (collection: Collection, name: string, number: number): Promise<StoredVersion | undefined> =>
    (await readJson(fileOf(collection, name, number))) as StoredVersion | undefined;

  const publishedFile = (collection: Collection, name: string): string => join(folderOf(collection, name), 'published.json');

  const find = async (collection: Collection, name: string): Promise<StoredItem | undefined> => {
    const numbers = await listNumbers(folderOf(collection, name));
    const latest = numbers.length === 0 ? undefined : await readVersion(collection, name, numbers.at(-1)!);
    if (latest === undefined) return undefined;
    const pointer = (await readJson(publishedFile(collection, name))) as Published | undefined;
    // What was published before a deletion must not come back with a new item of the name.
    const isPublished = pointer !== undefined && pointer.version > latest.lastDeletion;
    return { name, latest, ...(isPublished && { published: pointer.version }) };
  };

  /** Gives false if another process made this version meanwhile. */
  const commit = async (collection: Collection, name: string, latest: StoredVersion | undefined, change: VersionChange): Promise<boolean> => {
    const { files, author, comment, origin } = change;
    const number = (latest?.number ?? 0) + 1;
    const described = describeFiles(files);
    await blobs.save(described, files);
    const version: StoredVersion = {
      number,
      hash: hashFiles(described),
      author,
      at: clock().toISOString(),
      ...(comment !== undefined && { comment }),
      origin,
      files: described,
      lastDeletion: origin === 'deletion' ? number : (latest?.lastDeletion ?? 0),
    };
    return saveFile(fileOf(collection, name, number), toJson(version), 'create');
  };

  return {
    find,
    async list(collection) {
      const names = await listFolders(join(folder, collection));
      const items = await Promise.all(names.map((name) => find(collection, name)));
      return items.filter((item) => item !== undefined).filter((item) => item.latest.origin !== 'deletion');
    },
    async history(collection, name) {
      const numbers = await listNumbers(folderOf(collection, name));
      const versions = await Promise.all(numbers.map((number) => readVersion(collection, name, number)));
      return versions.filter((version) => version !== undefined).reverse();
    },
    async read(collection, name, number): Promise<FileTree['files'] | undefined> {
      const version = await readVersion(collection, name, number);
      return version === undefined ? undefined : blobs.read(version.files);
    },
    async save(collection, name, after, change): Promise<SaveOutcome> {
      const item = await find(collection, name);
      if ((item?.latest.number ?? 0) !== after) return { saved: false, item };
      if (item !== undefined && isSame(item.latest, change)) return { saved: true, item };
      const isFirst = await commit(collection, name, item?.latest, change);
      const current = await find(collection, name);
      const latest = isFirst ? await readVersion(collection, name, after + 1) : undefined;
      // Who saved is told of that version, though there may be a later one already.
      return latest === undefined ? { saved: false, item: current } : { saved: true, item: { ...current, name, latest } };
    },
    async publish(collection, name, number) {
      const item = await find(collection, name);
      const version = await readVersion(collection, name, number);
      if (item === undefined || version === undefined) throw new RangeError(`${collection}/${name} has no version ${number}`);
      await saveFile(publishedFile(collection, name), toJson({ version: number } satisfies Published));
      return { ...item, published: number };
    },
  };
}

interface StoredVersion extends Version {
  /** Number of the latest deletion up to this version; 0: there was none. */
  readonly lastDeletion: number;
}

interface StoredItem extends VersionedItem {
  readonly latest: StoredVersion;
}

interface Published {
  readonly version: number;
}

function isSame(latest: Version, { files, origin }: VersionChange): boolean {
  return (latest.origin === 'deletion') === (origin === 'deletion') && latest.hash === hashFiles(describeFiles(files));
}

/** Numbers of the versions in a folder, in order. */
async function listNumbers(folder: string): Promise<number[]> {
  const names = await namesIn(folder);
  return names.flatMap((name) => /^(\d{8})\.json$/.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
}

async function listFolders(folder: string): Promise<string[]> {
  return (await namesIn(folder)).filter((name) => !name.startsWith('.')).sort();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function toJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
