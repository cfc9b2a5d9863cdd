import type { PgBoss } from 'pg-boss';
import { BriefError } from '../../diagnostic.ts';
import { skipped } from '../../messages/schedules.ts';
import type { SkipReason } from '../../messages/schedules.ts';
import type { Database, Sql } from '../database/model.ts';
import { lookUpQueue } from '../jobs/boss.ts';
import type { DatabaseQueue } from '../jobs/queue.ts';
import { uuidOf } from '../jobs/uuid.ts';
import { deleteJobs } from '../jobs/records.ts';
import type { BriefOrder, Job, Schedule } from '../model.ts';
import { addressOrders } from '../briefs/delivery.ts';
import type { Sources } from '../sources/sources.ts';
import { dayAt, isDueAt, runsToPlan } from './cron.ts';
import { deleteRuns, insertRuns, jobOf, selectPlanned, selectSchedules, skipRun } from './records.ts';
import type { RunKey } from './records.ts';

export interface PlannerParts {
  readonly database: Database;
  readonly boss: PgBoss;
  readonly jobs: Pick<DatabaseQueue, 'submit'>;
  readonly sources: Pick<Sources, 'pin'>;
  readonly clock: () => Date;
}

/** Turns schedules into jobs. Any number of planners may be at work: each run is made once. */
export interface Planner {
  /** Plans what is due soon, and makes up what was missed. */
  plan(): Promise<void>;
  /** Forgets jobs and runs that ended more than so many days ago; 0: none. */
  prune(days: number): Promise<void>;
  /** Makes jobs of what is due, until pg-boss is stopped. */
  work(): Promise<void>;
  /** Makes the job of a schedule now. */
  runNow(schedule: Schedule): Promise<Job>;
}

const RUNS = 'schedule-runs';

/** How far planners look ahead, in milliseconds: long enough for a planner to be restarted. */
const AHEAD = 10 * 60 * 1000;

const DAY = 24 * 60 * 60 * 1000;

export async function openPlanner({ database, boss, jobs, sources, clock }: PlannerParts): Promise<Planner> {
  await boss.createQueue(RUNS, { retryLimit: 100, retryDelay: 1, retryBackoff: true, retryDelayMax: 60, heartbeatSeconds: 10, notify: true });
  await lookUpQueue(boss, RUNS);

  const planRuns = (keys: readonly RunKey[]): Promise<void> =>
    database.transaction(async (sql) => {
      const fresh = await insertRuns(sql, keys, false);
      if (fresh.length === 0) return;
      await boss.insert(RUNS, fresh.map((key) => ({ id: uuidOf(`${key.schedule} at ${key.dueAt}`), data: key, startAfter: new Date(key.dueAt) })), { db: sql });
    });

  /** Makes the job of a run; the same one if it is there already. */
  const submit = async (schedule: Schedule, key: RunKey): Promise<Job> => {
    const date = dayAt(schedule.timeZone, new Date(key.dueAt));
    const orders = await Promise.all(
      schedule.orders.map(async (order): Promise<BriefOrder> => ({
        ...order,
        template: await sources.pin('templates', order.template),
        dataset: await sources.pin('datasets', order.dataset),
        date,
      })),
    );
    const actor = { name: schedule.createdBy, role: 'editor' } as const;
    const addressed = schedule.destination === undefined ? orders : addressOrders(orders, schedule.destination);
    return jobs.submit({ orders: addressed, actor, ...(schedule.notify !== undefined && { notify: schedule.notify }) }, jobOf(key));
  };

  return {
    async plan() {
      const now = clock();
      const planned = await selectPlanned(database);
      for (const schedule of await selectSchedules(database)) {
        const after = planned.get(schedule.id);
        if (schedule.paused || after === undefined) continue;
        const runs = runsToPlan(schedule, after, now, new Date(Number(now) + AHEAD));
        if (runs.length > 0) await planRuns(runs.map((run) => ({ schedule: schedule.id, dueAt: run.toISOString() })));
      }
    },
    async prune(days) {
      if (days === 0) return;
      const before = new Date(Number(clock()) - days * DAY);
      await deleteRuns(database, before);
      await deleteJobs(database, before);
    },
    async work() {
      await boss.work<RunKey>(RUNS, { batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }, async ([run]) => {
        await fireRun(run!.data, database, submit);
      });
    },
    async runNow(schedule) {
      const key = { schedule: schedule.id, dueAt: clock().toISOString() };
      const job = await submit(schedule, key);
      await insertRuns(database, [key], true);
      return job;
    },
  };
}

/** Makes the job of a run that is due, unless the schedule is not any more what it was when the run was planned. */
export async function fireRun(key: RunKey, sql: Sql, submit: (schedule: Schedule, key: RunKey) => Promise<Job>): Promise<void> {
  const [schedule] = await selectSchedules(sql, key.schedule);
  const reason = whyNot(schedule, key);
  if (reason !== undefined) return skipRun(sql, key, reason, [skipped(reason)]);
  try {
    await submit(schedule!, key);
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    await skipRun(sql, key, 'refused', error.diagnostics);
  }
}

function whyNot(schedule: Schedule | undefined, { dueAt }: RunKey): SkipReason | undefined {
  if (schedule === undefined) return 'removed';
  if (schedule.paused) return 'paused';
  return isDueAt(schedule, new Date(dueAt)) ? undefined : 'changed';
}
