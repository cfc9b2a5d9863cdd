import { fileURLToPath } from 'node:url';
import { BriefError } from '../diagnostic.ts';
import { stopping, storageUnreachable } from '../messages/service.ts';
import type { RenderPool } from '../sandbox/model.ts';
import { openAuthentication } from './auth/authenticate.ts';
import { checkExposure, isOpen } from './config/exposure.ts';
import type { Config } from './config/schema.ts';
import { keepHouse } from './housekeeping.ts';
import { buildApp } from './http/app.ts';
import { openServer } from './http/server.ts';
import type { JobQueue, ScheduleDesk } from './model.ts';
import { openLog } from './observe/log.ts';
import type { Log, LogTarget } from './observe/log.ts';
import { openMetrics } from './observe/metrics.ts';
import { openTracing } from './observe/tracing.ts';
import { SHARED } from './sources/reference.ts';
import { warnOfOwnStorage } from './storage/ownStorage.ts';
import { importFolders } from './sources/importFolders.ts';
import { openWorkshop } from './workshop.ts';
import type { Workshop } from './workshop.ts';

export interface ServiceParts {
  readonly config: Config;
  /** URL of a PostgreSQL that servers and workers share, if there is one. */
  readonly databaseUrl?: string;
  /** Closed with the service. */
  readonly pool: RenderPool;
  /** Opened once there is something to render with; the queue is closed with the service. Absent: no jobs are taken. */
  readonly openJobs?: (workshop: Workshop) => Promise<{ readonly queue: JobQueue; readonly schedules?: ScheduleDesk }>;
  readonly clock: () => Date;
  /** Version of the program for people: `0.1.0`. */
  readonly version: string;
  /** Where the log goes, a line a call. */
  readonly logTarget: LogTarget;
}

/** A service that answers. */
export interface Service {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Whether callers need neither key nor token. */
  readonly isOpen: boolean;
  /** Takes in what has changed in the folders of templates and datasets. */
  reload(): Promise<void>;
  /** Ends it: what was accepted is finished first. */
  stop(): Promise<void>;
}

const SHIPPED_SHARED = fileURLToPath(new URL('../../templates/_shared', import.meta.url));

/**
 * Starts the service and resolves when it answers. Throws `BriefError` if it would be open to others without keys,
 * if its port is taken, or if what the configuration names cannot be used.
 */
export async function startService({ config, databaseUrl, pool, openJobs, clock, version, logTarget }: ServiceParts): Promise<Service> {
  checkExposure(config);
  const log = openLog(config.log.level, logTarget);
  const metrics = openMetrics(version, () => pool.stats);
  const tracing = await openTracing(config.telemetry, version);
  if (databaseUrl !== undefined) warnOfOwnStorage(config, log);
  const workshop = await openWorkshop({
    config,
    ...(databaseUrl !== undefined && { databaseUrl }),
    onError: (err) => log.warn({ err }, 'a connection to the database broke'),
    pool,
    clock,
    version,
    onRendered: metrics.rendered,
  });
  await takeFolders(workshop, config, log);
  const { queue: jobs, schedules } = (await openJobs?.(workshop)) ?? {};

  const ending = new AbortController();
  const checkReady = async (): Promise<void> => {
    if (ending.signal.aborted) throw new BriefError([stopping()]);
    try {
      await workshop.briefs.list({ limit: 1 });
    } catch (err) {
      log.error({ err }, 'the storage does not answer');
      throw new BriefError([storageUnreachable()]);
    }
    await workshop.versions.find('templates', SHARED);
  };
  const authenticate = openAuthentication(config, clock);
  const app = buildApp({
    ...workshop,
    ...(jobs !== undefined && { jobs }),
    ...(schedules !== undefined && { schedules }),
    config,
    clock,
    checkReady,
    stopping: ending.signal,
    authenticate,
    log,
    metrics,
    tracing,
    version,
  });
  const server = await openServer(app, config);
  const endHousekeeping = keepHouse(config, workshop.briefs, clock, log);
  log.info({ url: server.url, program: workshop.program }, 'the service answers');

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    ending.abort();
    log.info('the service is being stopped');
    const wasForced = await server.close();
    await jobs?.close();
    await pool.close(wasForced);
    await endHousekeeping();
    await workshop.close();
    await tracing.close().catch((err: unknown) => log.warn({ err }, 'the last traces could not be sent'));
    log.info('the service has stopped');
  };

  return {
    url: server.url,
    isOpen: isOpen(config),
    reload: () => takeFolders(workshop, config, log),
    stop: () => (stopped ??= stop()),
  };
}

async function takeFolders({ versions }: Workshop, { folders }: Config, log: Log): Promise<void> {
  const results = await importFolders(versions, { ...folders, shared: SHIPPED_SHARED });
  for (const { target, outcome } of results) {
    if (outcome === 'published') log.info({ target }, 'taken from its folder and published');
    if (outcome === 'unpublished') log.warn({ target }, 'taken from its folder as a draft, since editors have changed it');
    if (outcome === 'ignored') log.warn({ target }, 'the name of the folder cannot be the name of an item');
  }
}
