import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleFolder } from '../../sandbox/bundle.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { Collection, Version, VersionStore } from '../model.ts';
import { describeFiles, hashFiles } from '../stores/treeHash.ts';
import { MARKER } from './kinds.ts';
import { ITEM_NAME, SHARED } from './reference.ts';

/** Folders that people edit outside of the service, such as those of a repository. */
export interface ImportFolders {
  readonly templates: string;
  readonly datasets: string;
  /** Taken as the shared folder where `templates` has none. */
  readonly shared: string;
}

/** What became of a folder. `unpublished`: it changed, but editors have published something else since. */
export interface ImportResult {
  readonly target: string;
  readonly outcome: 'published' | 'unpublished' | 'unchanged' | 'ignored';
}

/**
 * Takes the templates and datasets of the folders into the store. A folder that changed since it was last taken becomes
 * a new version; it is published if what is published so far came from the folder too. Nothing is taken away.
 */
export async function importFolders(versions: VersionStore, folders: ImportFolders): Promise<ImportResult[]> {
  const found = [
    ...foldersIn('templates', folders.templates),
    ...foldersIn('datasets', folders.datasets),
    { collection: 'templates' as const, name: SHARED, folder: sharedFolder(folders) },
  ];
  const results: ImportResult[] = [];
  for (const { collection, name, folder } of found) {
    const target = `${collection}/${name}`;
    const isNamed = ITEM_NAME.test(name);
    results.push({ target, outcome: isNamed ? await importFolder(versions, collection, name, bundleFolder(folder).files) : 'ignored' });
  }
  return results;
}

async function importFolder(
  versions: VersionStore,
  collection: Collection,
  name: string,
  files: FileTree['files'],
): Promise<ImportResult['outcome']> {
  const item = await versions.find(collection, name);
  const history = item === undefined ? [] : await versions.history(collection, name);
  const lastImport = history.find(({ origin }) => origin === 'import');
  if (lastImport?.hash === hashFiles(describeFiles(files))) {
    // A stop between the two steps of a first import left it unpublished.
    if (history.length > 1 || item?.published !== undefined) return 'unchanged';
    await versions.publish(collection, name, lastImport.number);
    return 'published';
  }
  const outcome = await versions.save(collection, name, item?.latest.number ?? 0, { files, author: 'import', origin: 'import' });
  // Another process was first; it has the same folder, or the next start takes this one.
  if (!outcome.saved) return 'unchanged';
  if (!mayPublish(history, item?.published)) return 'unpublished';
  await versions.publish(collection, name, outcome.item.latest.number);
  return 'published';
}

/** New items, and those of which nothing but imports was ever the latest and the published version. */
function mayPublish(history: readonly Version[], published: number | undefined): boolean {
  const [latest] = history;
  return latest === undefined || (latest.origin === 'import' && latest.number === published);
}

function foldersIn(collection: Collection, home: string): { collection: Collection; name: string; folder: string }[] {
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => !/^[._]/.test(name) && existsSync(join(home, name, MARKER[collection])))
    .map((name) => ({ collection, name, folder: join(home, name) }));
}

function sharedFolder({ templates, shared }: ImportFolders): string {
  const beside = join(templates, SHARED);
  return existsSync(beside) ? beside : shared;
}
