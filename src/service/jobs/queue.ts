import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { BriefRenderer } from '../briefs/renderer.ts';
import type { Database } from '../database/model.ts';
import type { Job, JobOrder, JobQueue } from '../model.ts';
import { openBriefQueue } from './boss.ts';
import { insertNotice, renewNotice } from './noticeRecords.ts';
import { performItem } from './perform.ts';
import { openPresence } from './presence.ts';
import type { Presence } from './presence.ts';
import { cancelItems, insertJob, renewItems, selectDead, selectJob, selectJobs, selectRunning } from './records.ts';
import type { ItemKey } from './records.ts';
import { isUuid } from './uuid.ts';

export interface QueueOptions {
  readonly database: Database;
  /** Started on the same database. Both are closed with the queue. */
  readonly boss: PgBoss;
  readonly clock: () => Date;
}

/** The queue in a database, and what only the program itself needs of it. */
export interface DatabaseQueue extends JobQueue {
  /** As `JobQueue.submit`; with an id, a job that is there already is given back. */
  submit(order: JobOrder, id?: string): Promise<Job>;
  /** Begins to render, so many briefs at a time, until `close`. */
  work(renderer: Pick<BriefRenderer, 'render'>, concurrency: number, worker: string): Promise<void>;
}

/** Milliseconds between two looks at a job that is watched. */
const LOOK = 500;

/** Milliseconds that renders under way are given at the end. */
const PATIENCE = 30_000;

export async function openJobQueue({ database, boss, clock }: QueueOptions): Promise<DatabaseQueue> {
  const queue = await openBriefQueue(boss);
  // Nobody else uses an embedded database: whoever was at work on something is gone.
  if (database.kind === 'embedded') await queue.takeBack(await selectRunning(database));

  let presence: Presence | undefined;
  const find = async (id: string): Promise<Job | undefined> => (isUuid(id) ? selectJob(database, id) : undefined);

  return {
    async submit({ orders, actor, notify }, id = randomUUID()) {
      await database.transaction(async (sql) => {
        if (!(await insertJob(sql, { id, at: clock(), actor: actor.name, orders }))) return;
        if (notify !== undefined) await insertNotice(sql, id, notify, clock());
        await queue.add(orders.map((_, position): ItemKey => ({ job: id, position, round: 0 })), sql);
      });
      return (await selectJob(database, id))!;
    },
    find,
    list: (request) => selectJobs(database, request),
    async cancel(id) {
      if ((await find(id)) === undefined) return undefined;
      await queue.cancel(await cancelItems(database, id, clock()));
      return find(id);
    },
    async retry(id) {
      if ((await find(id)) === undefined) return undefined;
      await database.transaction(async (sql) => {
        const keys = await renewItems(sql, id);
        if (keys.length > 0) await renewNotice(sql, id, clock());
        if (keys.length > 0) await queue.add(keys, sql);
      });
      return find(id);
    },
    async *watch(id, signal) {
      let last = '';
      while (!signal.aborted) {
        const job = await find(id);
        if (job === undefined) return;
        const text = JSON.stringify(job);
        if (text !== last) yield job;
        last = text;
        if (job.finishedAt !== undefined) return;
        await wait(LOOK, undefined, { signal }).catch(() => undefined);
      }
    },
    dead: (limit) => selectDead(database, limit),
    async work(renderer, concurrency, worker) {
      if (database.kind === 'server') presence = await openPresence({ database, name: worker, takeBack: queue.takeBack });
      await queue.work(concurrency, (key, signal) => performItem(key, { sql: database, renderer, worker, clock }, signal));
    },
    async close() {
      await boss.stop({ graceful: true, timeout: PATIENCE, close: true });
      await presence?.close();
      await database.close();
    },
  };
}
