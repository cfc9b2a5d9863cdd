import type { Diagnostic } from '../diagnostic.ts';
import type { FileReader } from '../env.ts';
import * as messages from '../messages/manifest.ts';
import type { BriefFolders } from '../render.ts';
import { sha256 } from './digest.ts';
import type { InputDigests } from './recorder.ts';
import type { Manifest } from './schema.ts';

const FOLDERS = ['template', 'dataset', 'shared'] as const satisfies readonly (keyof BriefFolders)[];

/** Files of the manifest that are gone or have other contents. */
export function missingInputs(manifest: Manifest, folders: BriefFolders, files: FileReader): Diagnostic[] {
  return FOLDERS.flatMap((folder) =>
    manifest[folder].files.flatMap((recorded): Diagnostic[] => {
      const path = `${folders[folder]}/${recorded.path}`;
      if (!files.exists(path)) return [messages.inputGone(path)];
      return sha256(files.read(path)) === recorded.sha256 ? [] : [messages.inputChanged(path)];
    }),
  );
}

/** Files that a render reads now and did not read then, or the other way round. */
export function compareInputs(manifest: Manifest, now: InputDigests, folders: BriefFolders): Diagnostic[] {
  return FOLDERS.flatMap((folder) => {
    const [then, read] = [pathsOf(manifest[folder]), pathsOf(now[folder])];
    const path = (rest: string): string => `${folders[folder]}/${rest}`;
    return [
      ...[...read].filter((rest) => !then.has(rest)).map((rest) => messages.inputAdded(path(rest))),
      ...[...then].filter((rest) => !read.has(rest)).map((rest) => messages.inputUnread(path(rest))),
    ];
  });
}

function pathsOf({ files }: { readonly files: readonly { readonly path: string }[] }): ReadonlySet<string> {
  return new Set(files.map(({ path }) => path));
}
