import { zipSync } from 'fflate';
import type { FileTree } from '../../sandbox/model.ts';

/** The oldest time that a ZIP file can state: the same files, the same bytes. */
const TIME = new Date(1980, 0, 1);

/** Files as a ZIP file, ordered by path. */
export function writeZip(files: FileTree['files']): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: TIME });
}
