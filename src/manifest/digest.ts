import { hash } from 'node:crypto';
import type { FileDigest, InputDigest } from './schema.ts';

/** SHA-256 in hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return hash('sha256', data);
}

/** One digest for all files, in the order of their paths by code unit. */
export function digestFiles(files: readonly FileDigest[]): InputDigest {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { sha256: sha256(sorted.map((file) => `${file.sha256}  ${file.path}\n`).join('')), files: sorted };
}
