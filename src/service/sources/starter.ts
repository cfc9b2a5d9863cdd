import { fileURLToPath } from 'node:url';
import { bundleFolder } from '../../sandbox/bundle.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { Collection } from '../model.ts';

const STARTERS = {
  templates: '../../../templates/_shared/starters/template',
  datasets: '../../../templates/_shared/starters/dataset',
} as const satisfies Record<Collection, string>;

/** Stands in the starters where the new name goes. */
const NAME_MARK = '__name__';

/** Files of a new item that renders at once: those of `briefpress new`. */
export function starterFiles(collection: Collection, name: string): FileTree['files'] {
  const { files } = bundleFolder(fileURLToPath(new URL(STARTERS[collection], import.meta.url)));
  const fill = (bytes: Uint8Array): Uint8Array =>
    new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(NAME_MARK, name));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, fill(bytes)]));
}
