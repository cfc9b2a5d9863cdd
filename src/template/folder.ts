import type { FileReader } from '../env.ts';
import type { SourceText } from './model.ts';
import { sourceText } from './sourceText.ts';

/** Folders within folders that are looked into. */
const MOST_DEPTH = 4;

/**
 * Texts of a folder and the folders in it that end in `ending`, by their names without it; within a
 * folder the name is `folder/name`. Of two with one name, that of the first folder counts. `tidy` changes what was read.
 */
export function readTexts(directories: readonly string[], ending: string, files: FileReader, tidy = (text: string): string => text): Map<string, SourceText> {
  const texts = new Map<string, SourceText>();
  for (const directory of directories) {
    for (const path of listFiles(directory, '', files, MOST_DEPTH)) {
      if (!path.endsWith(ending)) continue;
      const name = path.slice(0, -ending.length);
      const file = `${directory}/${path}`;
      if (!texts.has(name)) texts.set(name, sourceText(file, tidy(files.readText(file))));
    }
  }
  return texts;
}

function listFiles(directory: string, prefix: string, files: FileReader, depth: number): string[] {
  if (depth === 0) return [];
  return files.list(directory).flatMap(({ name, kind }) => {
    if (kind === 'file') return [prefix + name];
    return listFiles(`${directory}/${name}`, `${prefix}${name}/`, files, depth - 1);
  });
}

/** Names of the files of folders that end in `ending`, without it. */
export function namesIn(directories: readonly string[], ending: string, files: FileReader): string[] {
  const names = directories.flatMap((directory) =>
    files
      .list(directory)
      .filter(({ name, kind }) => kind === 'file' && name.endsWith(ending))
      .map(({ name }) => name.slice(0, -ending.length)),
  );
  return [...new Set(names)].sort();
}
