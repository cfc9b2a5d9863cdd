import { PgBoss } from 'pg-boss';
import type { JobResult } from 'pg-boss';
import type { Database, Sql } from '../database/model.ts';
import type { ItemKey } from './records.ts';
import { uuidOf } from './uuid.ts';

const BRIEFS = 'briefs';

/** How many times pg-boss hands out a brief. The records bound it earlier, by reason; this only ends what they never see. */
const MOST_HANDOUTS = 100;

/** How the queue is watched: work whose worker was killed is handed out again about 10 seconds after. */
const WATCH = { monitorIntervalSeconds: 1, superviseIntervalSeconds: 1, maintenanceIntervalSeconds: 300 } as const;
const QUEUE = {
  retryLimit: MOST_HANDOUTS,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
  retentionSeconds: 60 * 24 * 3600,
  notify: true,
} as const;

/** The queue of briefs, without what is in them. */
export interface BriefQueue {
  /** Adds items within a transaction; those that are there already stay. */
  add(keys: readonly ItemKey[], sql: Sql): Promise<void>;
  cancel(keys: readonly ItemKey[]): Promise<void>;
  /** Hands out again what another process was at work on; only right if that is gone. */
  takeBack(keys: readonly ItemKey[]): Promise<void>;
  /** Works on items, `concurrency` at a time, until `close`. The signal is raised when an item is no longer ours. */
  work(concurrency: number, perform: (key: ItemKey, signal: AbortSignal) => Promise<void>): Promise<void>;
}

/** Starts pg-boss on a database. Its schedules are not used: they fire twice or never when clocks are changed. */
export async function openBoss(database: Database, onError: (error: Error) => void): Promise<PgBoss> {
  const boss = new PgBoss({ ...database.boss, ...WATCH, schedule: false, useListenNotify: true, registerInstance: false, application_name: 'briefpress' });
  boss.on('error', onError);
  return boss.start();
}

export async function openBriefQueue(boss: PgBoss): Promise<BriefQueue> {
  await boss.createQueue(BRIEFS, QUEUE);
  await lookUpQueue(boss, BRIEFS);
  return {
    async add(keys, sql) {
      await boss.insert(BRIEFS, keys.map((key) => ({ id: idOf(key), data: key })), { db: sql });
    },
    async cancel(keys) {
      if (keys.length > 0) await boss.cancel(BRIEFS, keys.map(idOf));
    },
    async takeBack(keys) {
      if (keys.length > 0) await boss.fail(BRIEFS, keys.map(idOf), { message: 'the process that was at work on it has ended' });
    },
    async work(concurrency, perform) {
      const options = { localConcurrency: concurrency, batchSize: 2, perJobResults: true, burstWhenBatchFull: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 } as const;
      await boss.work<ItemKey, unknown, typeof options>(BRIEFS, options, (jobs) =>
        Promise.all(
          jobs.map(async ({ id, data, signal }): Promise<JobResult> => {
            try {
              await perform(data, signal);
              return { id, status: 'completed' };
            } catch (error) {
              return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } };
            }
          }),
        ),
      );
    },
  };
}

/**
 * What pg-boss knows of a queue it looks up at the first use. Within a transaction of an embedded database, which has one
 * connection, it would wait for itself; so the first use is this one.
 */
export async function lookUpQueue(boss: PgBoss, name: string): Promise<void> {
  await boss.findJobs(name, { id: uuidOf('none') });
}

function idOf({ job, position, round }: ItemKey): string {
  return uuidOf(`${job}/${position}/${round}`);
}
