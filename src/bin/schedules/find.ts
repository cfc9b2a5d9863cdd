import { fileURLToPath } from 'node:url';
import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/schedules.ts';
import type { Schedule } from '../../service/model.ts';
import { importFolders } from '../../service/sources/importFolders.ts';
import type { JobsDesk } from '../jobsDesk.ts';

const SHIPPED_SHARED = fileURLToPath(new URL('../../../templates/_shared', import.meta.url));

export async function findSchedule(id: string, { jobs: { schedules } }: JobsDesk): Promise<Schedule> {
  const found = await schedules.find(id);
  if (found === undefined) throw new BriefError([messages.unknownSchedule(id, (await schedules.list()).map((one) => one.id))]);
  return found;
}

/** Templates and datasets of the project, as a server takes them in at its start. */
export async function takeFolders({ versions, config }: JobsDesk): Promise<void> {
  await importFolders(versions, { ...config.folders, shared: SHIPPED_SHARED });
}
