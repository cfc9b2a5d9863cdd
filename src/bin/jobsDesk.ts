import { openRenderPool } from '../sandbox/pool.ts';
import type { Config } from '../service/config/schema.ts';
import type { Jobs } from '../service/jobs/open.ts';
import type { VersionStore } from '../service/model.ts';
import { openSources } from '../service/sources/sources.ts';
import type { Sources } from '../service/sources/sources.ts';
import { openState } from '../service/state.ts';
import { openWorkshop } from '../service/workshop.ts';
import { limitsOf } from './commands/serve.ts';
import { readConfig } from './config.ts';
import { concurrencyOf, openConfiguredJobs, workerName } from './jobs.ts';
import type { Surroundings } from './terminal.ts';
import { VERSION } from './version.ts';

/** What commands have that look at jobs and schedules. */
export interface JobsDesk {
  readonly config: Config;
  readonly jobs: Jobs;
  readonly versions: VersionStore;
  readonly sources: Sources;
}

/** Opens jobs for one command. Whatever goes wrong is an error of the command, so nothing is logged. */
export async function useJobs<Result>(file: string | undefined, surroundings: Surroundings, use: (desk: JobsDesk) => Promise<Result>): Promise<Result> {
  const loaded = readConfig(file, {}, surroundings).config;
  const config: Config = { ...loaded, log: { level: 'silent' } };
  const databaseUrl = surroundings.environment['DATABASE_URL'];
  const state = await openState({ folder: config.folders.state, clock: surroundings.clock, ...(databaseUrl && { databaseUrl }) });
  try {
    const sources = openSources(state.versions);
    const jobs = await openConfiguredJobs(config, sources, surroundings);
    try {
      return await use({ config, jobs, versions: state.versions, sources });
    } finally {
      await jobs.close();
    }
  } finally {
    await state.close();
  }
}

/** Renders what is waiting, in this process, while `use` goes on. */
export async function workMeanwhile<Result>({ config, jobs }: JobsDesk, { clock }: Surroundings, use: () => Promise<Result>): Promise<Result> {
  const pool = openRenderPool(limitsOf(config.render));
  try {
    const { renderer } = await openWorkshop({ config, pool, clock, version: VERSION });
    await jobs.work(renderer, concurrencyOf(config), workerName());
    return await use();
  } finally {
    await pool.close();
  }
}
