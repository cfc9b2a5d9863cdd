import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as messages from '../messages/cli.ts';
import { UsageError } from './outcome.ts';

/** What a folder of the project holds, and the file that makes a folder one of its kind. */
const KINDS = {
  template: { home: 'templates', marker: 'template.md' },
  dataset: { home: 'data', marker: 'dataset.yaml' },
} as const;

export type Kind = keyof typeof KINDS;

/** The folder that a user means by a name under templates/ or data/, or by a path. */
export function locate(kind: Kind, name: string): string {
  const { home } = KINDS[kind];
  const path = normalize(name).replace(/[\\/]+$/, '');
  const named = join(home, path);
  if (isFolder(named)) return named;
  if (isFolder(path)) return path;
  throw new UsageError(messages.unknownFolder(kind, name, home, listNames(kind)));
}

/** Names of the templates or datasets of the project, sorted. */
export function listNames(kind: Kind): string[] {
  const { home, marker } = KINDS[kind];
  if (!isFolder(home)) return [];
  return readdirSync(home)
    .filter((name) => !name.startsWith('_') && existsSync(join(home, name, marker)))
    .sort();
}

/** The folder of a new template or dataset; it must not exist yet. */
export function locateNew(kind: Kind, name: string): string {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) throw new UsageError(messages.badName(kind, name));
  const path = join(KINDS[kind].home, name);
  if (existsSync(path)) throw new UsageError(messages.nameTaken(kind, path));
  return path;
}

/** The shared folder beside a template, or else the one that comes with the program. */
export function locateShared(template: string): string {
  const beside = join(dirname(template), '_shared');
  return isFolder(beside) ? beside : fileURLToPath(new URL('../../templates/_shared', import.meta.url));
}

/** A template of the project or, if it has none of that name, of the program. */
export function locateTemplate(name: string): string {
  const own = fileURLToPath(new URL(`../../templates/${name}`, import.meta.url));
  return !isFolder(join(KINDS.template.home, name)) && !isFolder(name) && isFolder(own) ? own : locate('template', name);
}

/** The last part of a folder's path: the name of the template or dataset. */
export function folderName(path: string): string {
  return basename(path === '.' ? process.cwd() : path);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
