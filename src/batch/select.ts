import { matchesGlob } from 'node:path';
import type { Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/batch.ts';
import type { BatchKind, Catalog } from './model.ts';

/** A pattern of the manifest and where it stands. */
export interface PlacedPattern {
  readonly text: string;
  readonly place: Place;
}

/**
 * The folders that a list of names, paths and patterns means: in the order of the list, those of one pattern sorted,
 * each once. Reports what means nothing.
 */
export function selectFolders(kind: BatchKind, patterns: readonly PlacedPattern[], catalog: Catalog, report: Report): string[] {
  const selected = new Set<string>();
  for (const { text, place } of patterns) {
    if (text.startsWith('!')) {
      const gone = [...selected].filter((folder) => isMeant(folder, text.slice(1), kind, catalog));
      if (gone.length === 0) report(messages.takesNothing(place, kind, text));
      gone.forEach((folder) => selected.delete(folder));
    } else {
      const found = find(kind, text, catalog);
      if (found.length > 0) found.forEach((folder) => selected.add(folder));
      else report((isPattern(text) ? messages.matchesNothing : messages.unknownName)(place, kind, text, catalog.names(kind)));
    }
  }
  return [...selected];
}

function find(kind: BatchKind, text: string, catalog: Catalog): readonly string[] {
  const names = !isPattern(text) ? [text] : text.includes('/') ? catalog.folders(kind, text) : catalog.names(kind).filter((name) => matchesGlob(name, text));
  return names.map((name) => catalog.find(kind, name)).filter((folder) => folder !== undefined);
}

function isMeant(folder: string, text: string, kind: BatchKind, catalog: Catalog): boolean {
  return find(kind, text, catalog).includes(folder);
}

function isPattern(text: string): boolean {
  return /[*?[{]/.test(text);
}
