import { BriefError } from '../diagnostic.ts';
import { openFolders } from '../disk/folders.ts';
import type { FileReader } from '../env.ts';
import * as messages from '../messages/sandbox.ts';
import { BUNDLE_LIMITS } from './limits.ts';
import type { BundleLimits } from './limits.ts';
import type { FileTree } from './model.ts';

/** Folders within folders; more is a loop or a mistake. */
const MOST_DEPTH = 8;

/**
 * Reads a folder as data for a render process. Hidden files are left out, links that lead out of the folder are
 * refused. Throws `BriefError` with the limit that the folder passes.
 */
export function bundleFolder(folder: string, limits: BundleLimits = BUNDLE_LIMITS): FileTree {
  const files = openFolders([folder]);
  const name = folder.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  const tree = new Map<string, Uint8Array>();
  let total = 0;
  for (const path of listFiles(files, folder, '', MOST_DEPTH)) {
    if (tree.size >= limits.files) throw new BriefError([messages.tooManyFiles(name, limits.files)]);
    const bytes = files.read(`${folder}/${path}`);
    if (bytes.length > limits.fileBytes) throw new BriefError([messages.fileTooLarge(`${name}/${path}`, bytes.length, limits.fileBytes)]);
    total += bytes.length;
    if (total > limits.totalBytes) throw new BriefError([messages.folderTooLarge(name, limits.totalBytes)]);
    tree.set(path, bytes);
  }
  return { name, files: Object.fromEntries(tree) };
}

function* listFiles(files: FileReader, folder: string, prefix: string, depth: number): Generator<string> {
  for (const { name, kind } of files.list(`${folder}/${prefix}`)) {
    if (name.startsWith('.')) continue;
    if (kind === 'file') yield prefix + name;
    else if (depth > 1) yield* listFiles(files, folder, `${prefix}${name}/`, depth - 1);
  }
}
