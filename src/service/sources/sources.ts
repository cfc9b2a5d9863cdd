import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/service.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { Collection, Source, SourceRecord, VersionedItem, VersionStore } from '../model.ts';
import { describeFiles, hashFiles } from '../stores/treeHash.ts';
import { parseReference, SHARED } from './reference.ts';

/** A template or dataset as it is handed to a render, and what is remembered of it. */
export interface ResolvedSource {
  readonly tree: FileTree;
  readonly record: SourceRecord;
}

/** Finds the files that requests name. All throw `BriefError` for what is not there. */
export interface Sources {
  resolve(collection: Collection, source: Source): Promise<ResolvedSource>;
  /** What all templates share, as published. */
  shared(): Promise<ResolvedSource>;
  /** The same source with the number of the version that it means now. */
  pin(collection: Collection, source: Source): Promise<Source>;
}

/** What findings call the folders, as the command line does. */
const FOLDERS = { templates: 'templates', datasets: 'data' } as const satisfies Record<Collection, string>;

/** Versions that are kept in memory, since most requests ask for the same few. */
const MOST_CACHED = 64;

export function openSources(versions: VersionStore): Sources {
  const cache = new Map<string, Promise<FileTree['files'] | undefined>>();

  const read = (collection: Collection, name: string, number: number): Promise<FileTree['files'] | undefined> => {
    const key = `${collection}/${name}@${number}`;
    const cached = cache.get(key) ?? versions.read(collection, name, number);
    cache.delete(key);
    cache.set(key, cached);
    if (cache.size > MOST_CACHED) cache.delete(cache.keys().next().value!);
    // What could not be read may be there the next time.
    cached.then((files) => files ?? cache.delete(key), () => cache.delete(key));
    return cached;
  };

  const resolveName = async (collection: Collection, text: string): Promise<ResolvedSource & { number: number }> => {
    const { name, version } = parseReference(collection, text);
    const item = await versions.find(collection, name);
    if (item === undefined || item.latest.origin === 'deletion') {
      const names = (await versions.list(collection)).map((other) => other.name).filter((other) => other !== SHARED);
      throw new BriefError([messages.unknownItem(collection, name, names)]);
    }
    const number = numberOf(collection, item, version);
    const files = await read(collection, name, number);
    if (files === undefined) throw new BriefError([messages.unknownVersion(collection, name, number, item.latest.number)]);
    const hash = number === item.latest.number ? item.latest.hash : hashFiles(describeFiles(files));
    return { tree: { name: `${FOLDERS[collection]}/${name}`, files }, record: { name, version: number, hash }, number };
  };

  return {
    async resolve(collection, source) {
      if (typeof source === 'string') return resolveName(collection, source);
      const base = source.base === undefined ? undefined : await resolveName(collection, source.base);
      const files = overlay(base?.tree.files ?? {}, source.files);
      const name = base?.record.name ?? 'inline';
      return { tree: { name: `${FOLDERS[collection]}/${name}`, files }, record: { name, hash: hashFiles(describeFiles(files)) } };
    },
    shared: () => resolveName('templates', SHARED),
    async pin(collection, source) {
      if (typeof source === 'string') return pinName(source);
      return source.base === undefined ? source : { ...source, base: await pinName(source.base) };

      async function pinName(text: string): Promise<string> {
        const { record, number } = await resolveName(collection, text);
        return `${record.name}@${number}`;
      }
    },
  };
}

function numberOf(collection: Collection, item: VersionedItem, version: number | 'published' | 'draft'): number {
  if (typeof version === 'number') return version;
  if (version === 'draft') return item.latest.number;
  if (item.published === undefined) throw new BriefError([messages.notPublished(collection, item.name)]);
  return item.published;
}

/** Files laid over others; null takes one away. */
export function overlay(
  base: FileTree['files'],
  changes: Readonly<Record<string, Uint8Array | null>>,
): FileTree['files'] {
  const files = new Map(Object.entries(base));
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === null) files.delete(path);
    else files.set(path, bytes);
  }
  return Object.fromEntries(files);
}
