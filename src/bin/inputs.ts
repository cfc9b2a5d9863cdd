import { openFolders } from '../disk/folders.ts';
import type { Env } from '../env.ts';
import { openFontLibrary } from '../fonts.ts';
import type { BriefFolders } from '../render.ts';
import { locate, locateShared } from './locate.ts';
import { parseDate } from './options.ts';
import type { Surroundings } from './terminal.ts';

/** The folders that a command line names, and the world as far as a render may see it. */
export function openInputs(
  names: { readonly template: string; readonly dataset: string; readonly date?: string },
  surroundings: Surroundings,
): { folders: BriefFolders; env: Env } {
  const template = locate('template', names.template);
  const dataset = locate('dataset', names.dataset);
  const folders = { template, dataset, shared: locateShared(template) };
  const env = {
    now: names.date === undefined ? today(surroundings) : parseDate(names.date),
    files: openFolders(Object.values(folders)),
    fonts: openFontLibrary(),
  };
  return { folders, env };
}

/** The day of SOURCE_DATE_EPOCH (seconds, as reproducible builds set it), else today, in UTC. */
export function today({ environment, clock }: Surroundings): Date {
  const epoch = environment['SOURCE_DATE_EPOCH'];
  const now = epoch !== undefined && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : clock();
  return parseDate(now.toISOString().slice(0, 10));
}
