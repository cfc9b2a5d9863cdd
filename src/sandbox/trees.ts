import { posix } from 'node:path';
import { BriefError } from '../diagnostic.ts';
import { decodeText } from '../disk/decodeText.ts';
import type { FileReader, FolderEntry } from '../env.ts';
import * as messages from '../messages/disk.ts';
import type { FileTree } from './model.ts';

interface Contents {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is directly in each folder; the tree itself is `.`. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, FolderEntry>>;
}

/** Reads the files of folders that are in memory, each below the name it is given under; there are no others. */
export function openTrees(trees: ReadonlyMap<string, FileTree>): FileReader {
  const contents = new Map([...trees].map(([name, tree]) => [name, readTree(tree)]));
  // Of a folder within a folder the inner one counts.
  const names = [...trees.keys()].sort((a, b) => b.length - a.length);

  const find = (path: string): { tree: Contents; rest: string } => {
    const name = names.find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
    const rest = posix.normalize(`./${path.slice((name ?? '').length + 1)}`).replace(/(?<=.)\/+$/, '');
    if (name === undefined || rest === '..' || rest.startsWith('../')) throw new BriefError([messages.outsideFolders(path)]);
    return { tree: contents.get(name)!, rest };
  };

  const read = (path: string): Uint8Array => {
    const { tree, rest } = find(path);
    const bytes = tree.files.get(rest);
    if (bytes === undefined) throw new BriefError([messages.missingFile(path)]);
    return bytes;
  };

  return {
    read,
    readText: (path) => decodeText(path, read(path)),
    exists(path) {
      const { tree, rest } = find(path);
      return tree.files.has(rest) || tree.folders.has(rest);
    },
    list(directory) {
      const { tree, rest } = find(directory);
      return [...(tree.folders.get(rest)?.values() ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

function readTree(tree: FileTree): Contents {
  const files = new Map(Object.entries(tree.files));
  const folders = new Map<string, Map<string, FolderEntry>>([['.', new Map()]]);
  const addEntry = (path: string, kind: FolderEntry['kind']): void => {
    const folder = posix.dirname(path);
    let entries = folders.get(folder);
    if (entries === undefined) {
      folders.set(folder, (entries = new Map()));
      addEntry(folder, 'folder');
    }
    entries.set(posix.basename(path), { name: posix.basename(path), kind });
  };
  for (const path of files.keys()) addEntry(path, 'file');
  return { files, folders };
}
