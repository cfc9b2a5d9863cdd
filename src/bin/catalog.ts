import { globSync } from 'node:fs';
import type { Catalog } from '../batch/model.ts';
import { listNames, locate, locateShared } from './locate.ts';
import { UsageError } from './outcome.ts';

/** Templates and datasets as the other commands find them. */
export function openCatalog(): Catalog {
  return {
    names: listNames,
    folders: (_kind, pattern) => globSync(pattern).map((path) => path.replaceAll('\\', '/')).sort(),
    find(kind, name) {
      try {
        return locate(kind, name).replaceAll('\\', '/');
      } catch (error) {
        if (error instanceof UsageError) return undefined;
        throw error;
      }
    },
    shared: locateShared,
  };
}
