import { hash } from 'node:crypto';
import type { FileTree } from '../../sandbox/model.ts';
import type { FileInfo } from '../model.ts';

export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/** The files of a folder with their hashes, ordered by path. */
export function describeFiles(files: FileTree['files']): FileInfo[] {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
}

/** One hash over names and contents: the same files, the same hash. */
export function hashFiles(files: readonly FileInfo[]): string {
  return sha256(JSON.stringify(files.map((file) => [file.path, file.sha256])));
}
