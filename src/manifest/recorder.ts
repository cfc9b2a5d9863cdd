import type { FileReader } from '../env.ts';
import type { BriefFolders } from '../render.ts';
import { digestFiles, sha256 } from './digest.ts';
import type { FileDigest, InputDigest } from './schema.ts';

/** Digests of what a render read, by the folder that it read it from. */
export type InputDigests = Readonly<Record<keyof BriefFolders, InputDigest>>;

/** Notes what is read through it. */
export interface InputRecorder {
  readonly files: FileReader;
  digests(): InputDigests;
}

/** Starts to note what is read of the folders of a brief: that, and nothing else, decides what it says. */
export function recordInputs(folders: BriefFolders, files: FileReader): InputRecorder {
  const read = { template: new Map(), dataset: new Map(), shared: new Map() } satisfies Record<keyof BriefFolders, Map<string, FileDigest>>;
  const note = (path: string): Uint8Array => {
    const bytes = files.read(path);
    const { folder, rest } = placeOf(path, folders);
    read[folder].set(rest, { path: rest, bytes: bytes.length, sha256: sha256(bytes) });
    return bytes;
  };
  return {
    files: {
      ...files,
      read: note,
      readText(path) {
        note(path);
        return files.readText(path);
      },
    },
    digests: () => ({
      template: digestFiles([...read.template.values()]),
      dataset: digestFiles([...read.dataset.values()]),
      shared: digestFiles([...read.shared.values()]),
    }),
  };
}

/** The innermost of the folders that a path leads into, and the way from there. */
function placeOf(path: string, folders: BriefFolders): { folder: keyof BriefFolders; rest: string } {
  const inside = (Object.keys(folders) as (keyof BriefFolders)[])
    .map((folder) => ({ folder, home: tidy(folders[folder]) }))
    .filter(({ home }) => home === '' || tidy(path).startsWith(`${home}/`))
    .sort((a, b) => b.home.length - a.home.length)[0];
  if (inside === undefined) return { folder: 'template', rest: tidy(path) };
  const { folder, home } = inside;
  return { folder, rest: home === '' ? tidy(path) : tidy(path).slice(home.length + 1) };
}

function tidy(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replaceAll(/\/+/g, '/')
    .replaceAll(/(?<=^|\/)\.(?:\/|$)/g, '')
    .replace(/(?<=.)\/$/, '');
}
