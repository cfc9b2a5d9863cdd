import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { BriefError } from '../diagnostic.ts';
import { databaseUnreachable } from '../messages/jobs.ts';
import { POOL_LIMITS } from '../sandbox/limits.ts';
import type { Config } from '../service/config/schema.ts';
import { openLazyJobs } from '../service/jobs/lazy.ts';
import type { LazyJobs } from '../service/jobs/lazy.ts';
import { openJobs } from '../service/jobs/open.ts';
import type { Jobs } from '../service/jobs/open.ts';
import { openLog } from '../service/observe/log.ts';
import { openWebhook } from '../service/jobs/webhook.ts';
import type { Workshop } from '../service/workshop.ts';
import type { Surroundings } from './terminal.ts';

/** Opens jobs and schedules where the configuration and DATABASE_URL say. Throws `BriefError` if that is not to be had. */
export async function openConfiguredJobs(config: Config, sources: Workshop['sources'], { environment, clock, stdout }: Surroundings): Promise<Jobs> {
  const url = environment['DATABASE_URL'];
  const log = openLog(config.log.level, stdout);
  const onError = (err: Error): void => log.warn({ err }, 'jobs: something did not go well, and is tried again');
  try {
    const { origins, secret } = config.webhooks;
    const sendNotice = secret === undefined ? undefined : openWebhook({ origins, secret }, clock);
    return await openJobs({ folder: config.folders.state, keepDays: config.jobs.keepDays, sources, clock, onError, ...(url && { url }), ...(sendNotice && { sendNotice }) });
  } catch (error) {
    if (url && error instanceof Error && 'code' in error) throw new BriefError([databaseUnreachable(error.message || String(error.code))]);
    throw error;
  }
}

/** Jobs of a server, which also works on them. Opened when first used; at once if there may be something to do. */
export function openServerJobs(workshop: Workshop, config: Config, surroundings: Surroundings): LazyJobs {
  const jobs = openLazyJobs(async () => {
    const opened = await openConfiguredJobs(config, workshop.sources, surroundings);
    await opened.work(workshop.renderer, concurrencyOf(config), workerName());
    return opened;
  });
  if (surroundings.environment['DATABASE_URL'] || existsSync(join(config.folders.state, 'database'))) jobs.warm();
  return jobs;
}

/** Fetches of work at the same time. Each takes up two briefs, so that no render process waits for its next one. */
export function concurrencyOf({ render }: Config): number {
  return render.processes ?? POOL_LIMITS.processes;
}

/** Of this process: in a container, the next one may have the same host name and number. */
const WORKER = `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;

export function workerName(): string {
  return WORKER;
}
