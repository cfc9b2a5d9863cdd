import { BriefError } from '../../src/diagnostic.ts';
import type { FileReader, FolderEntry } from '../../src/env.ts';
import { finding } from '../../src/messages/wording.ts';

/** A FileReader over files given by path; a string is stored as UTF-8. */
export function memoryFiles(record: Readonly<Record<string, string | Uint8Array>>): FileReader {
  const files = new Map<string, Uint8Array>(
    Object.entries(record).map(([path, content]) => [
      tidy(path),
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  const read = (path: string): Uint8Array => {
    const bytes = files.get(tidy(path));
    if (bytes === undefined) throw new BriefError([finding('error', 'files/missing', `There is no file ${path}.`)]);
    return bytes;
  };
  return {
    read,
    readText: (path) => new TextDecoder('utf-8').decode(read(path)).replaceAll(/\r\n?/g, '\n'),
    exists: (path) => {
      const wanted = tidy(path);
      return files.has(wanted) || [...files.keys()].some((name) => name.startsWith(`${wanted}/`));
    },
    list: (directory) => listFolder(files.keys(), tidy(directory)),
  };
}

function listFolder(paths: Iterable<string>, directory: string): FolderEntry[] {
  const prefix = directory === '' ? '' : `${directory}/`;
  const entries = new Map<string, FolderEntry>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    entries.set(name, { name, kind: rest.length === 0 ? 'file' : 'folder' });
  }
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function tidy(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replaceAll(/\/+/g, '/')
    .replaceAll(/(?<=^|\/)\.\//g, '')
    .replace(/\/$/, '');
}
