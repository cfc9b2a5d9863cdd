import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import { badFormat } from '../../src/messages/sandbox.ts';
import * as messages from '../../src/messages/schedules.ts';
import { openBoss } from '../../src/service/jobs/boss.ts';
import { openJobQueue } from '../../src/service/jobs/queue.ts';
import type { DatabaseQueue } from '../../src/service/jobs/queue.ts';
import { openDatabase } from '../../src/service/database/open.ts';
import type { Database } from '../../src/service/database/model.ts';
import type { Schedule, ScheduleRun } from '../../src/service/model.ts';
import { fireRun, openPlanner } from '../../src/service/schedules/planner.ts';
import type { Planner } from '../../src/service/schedules/planner.ts';
import { insertRuns } from '../../src/service/schedules/records.ts';
import { openScheduleStore } from '../../src/service/schedules/store.ts';
import type { DatabaseSchedules } from '../../src/service/schedules/store.ts';
import { makeRenderer, order } from '../jobs/orders.ts';
import { NO_POSTGRES, POSTGRES_FOLDER, startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';

const { date: _date, ...planned } = order('in-focus', 'land');

const schedule = (id: string, more: Partial<Schedule> = {}): Schedule => ({
  id,
  name: id,
  cron: '30 2 * * *',
  timeZone: 'Europe/Berlin',
  orders: [planned],
  paused: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'ann',
  ...more,
});

const onError = (): void => undefined;
const due = (runs: readonly ScheduleRun[]): string[] => runs.map(({ dueAt }) => dueAt);

describe.each(['embedded', 'server'] as const)('planners on a database that is %s', (kind) => {
  if (kind === 'server' && POSTGRES_FOLDER === undefined) return test.skip(NO_POSTGRES);

  let folder: string;
  let postgres: Postgres | undefined;
  let now = new Date('2026-01-01T00:00:00Z');
  const clock = (): Date => now;
  const sources = {
    async pin(_collection: string, source: unknown) {
      if (source === 'gone') throw new BriefError([badFormat('gone', [])]);
      return `${String(source)}@7`;
    },
  };
  const renderer = makeRenderer();
  const databases: Database[] = [];
  const queues: DatabaseQueue[] = [];
  const planners: Planner[] = [];
  let store: DatabaseSchedules;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'briefpress-planner-'));
    if (kind === 'server') postgres = await startPostgres();
    for (let count = 0; count < 3; count += 1) {
      const shared = kind === 'embedded' ? databases[0] : undefined;
      const database = shared ?? (await openDatabase({ folder, onError, ...(postgres && { url: postgres.url }) }));
      const boss = await openBoss(database, onError);
      const queue = await openJobQueue({ database: { ...database, kind: 'server', close: async () => undefined }, boss, clock });
      if (shared === undefined) databases.push(database);
      queues.push(queue);
      planners.push(await openPlanner({ database, boss, jobs: queue, sources, clock }));
      await queue.work(renderer, 1, `worker ${count}`);
      await planners[count]!.work();
    }
    store = openScheduleStore(databases[0]!, clock, async () => undefined);
  }, 120_000);
  afterAll(async () => {
    for (const queue of queues) await queue.close();
    for (const database of databases) await database.close();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const planAt = async (time: string): Promise<void> => {
    now = new Date(time);
    await Promise.all(planners.map((planner) => planner.plan()));
  };

  /** The runs of a schedule, once all of them have ended. */
  const runsOf = async (id: string): Promise<readonly (ScheduleRun & { diagnostics: readonly unknown[] })[]> => {
    for (;;) {
      const { items } = await store.history(id, { limit: 50 });
      if (items.every(({ state }) => !['waiting', 'running'].includes(state))) return items;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  test('three planners, two changes of clocks: 02:30 in Berlin fires once each day', async () => {
    now = new Date('2026-03-28T12:00:00Z');
    await store.save(schedule('spring'));
    for (const time of ['2026-03-29T00:25:00Z', '2026-03-29T00:55:00Z', '2026-03-29T01:00:00Z', '2026-03-29T01:29:00Z', '2026-03-29T02:00:00Z', '2026-03-30T00:31:00Z']) await planAt(time);
    expect(due(await runsOf('spring'))).toEqual(['2026-03-30T00:30:00.000Z', '2026-03-29T01:00:00.000Z']);
    await store.remove('spring');

    now = new Date('2026-10-24T12:00:00Z');
    await store.save(schedule('autumn'));
    for (const time of ['2026-10-25T00:25:00Z', '2026-10-25T00:31:00Z', '2026-10-25T01:25:00Z', '2026-10-25T01:31:00Z', '2026-10-26T01:31:00Z']) await planAt(time);
    const runs = await runsOf('autumn');
    expect(due(runs)).toEqual(['2026-10-26T01:30:00.000Z', '2026-10-25T00:30:00.000Z']);

    const jobs = await queues[0]!.list({ limit: 100 });
    expect(jobs.items).toHaveLength(4);
    expect(new Set(jobs.items.map(({ id }) => id)).size).toBe(4);
    expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(jobs.items[0]!.items[0]!.label).toBe('in-focus@7 land@7 pdf');
    expect(renderer.begun).toHaveLength(4);
    await store.remove('autumn');
  });

  test('runs that were missed are made up by one; what was due while paused is not', async () => {
    now = new Date('2026-05-01T12:00:00Z');
    await store.save(schedule('missed'));
    await planAt('2026-05-10T12:00:00Z');
    expect(due(await runsOf('missed'))).toEqual(['2026-05-10T00:30:00.000Z']);
    await store.save(schedule('missed', { paused: true }));
    await planAt('2026-05-20T12:00:00Z');
    await store.save(schedule('missed'));
    await planAt('2026-05-20T12:01:00Z');
    expect(due(await runsOf('missed'))).toEqual(['2026-05-10T00:30:00.000Z']);
    await store.remove('missed');
  });

  test('what ended long ago is forgotten, but never what keeps a run from being made twice', async () => {
    now = new Date('2026-07-01T12:00:00Z');
    await store.save(schedule('kept', { cron: '0 0 1 * *', timeZone: 'UTC' }));
    for (const time of ['2026-08-01T00:01:00Z', '2026-09-01T00:01:00Z']) await planAt(time);
    const extra = await planners[0]!.runNow(schedule('kept'));
    expect(await runsOf('kept')).toHaveLength(3);
    const last = (await runsOf('kept')).find(({ dueAt }) => dueAt.startsWith('2026-09-01T00:00'))!;

    now = new Date('2026-10-30T00:00:00Z');
    await planners[0]!.prune(0);
    expect(await runsOf('kept')).toHaveLength(3);
    await planners[0]!.prune(30);
    expect(due(await runsOf('kept'))).toEqual([last.dueAt]);
    expect(await queues[0]!.find(extra.id)).toBeUndefined();
    now = new Date('2026-09-02T00:00:00Z');
    await planAt('2026-09-02T00:00:00Z');
    expect(due(await runsOf('kept'))).toEqual([last.dueAt]);
    await store.remove('kept');
  });

  test('a run whose template is gone is told in the history with its reason', async () => {
    now = new Date('2026-06-01T00:00:00Z');
    await store.save(schedule('refused', { orders: [{ ...planned, template: 'gone' }] }));
    await planAt('2026-06-01T00:31:00Z');
    expect(await runsOf('refused')).toMatchObject([{ state: 'failed', diagnostics: [badFormat('gone', [])] }]);
    await store.remove('refused');
  });

  test.each([
    ['changed', { cron: '45 2 * * *' }],
    ['paused', { paused: true }],
  ] as const)('a schedule that was %s after its run was planned is not rendered at that time', async (reason, change) => {
    now = new Date('2026-07-01T12:00:00Z');
    const [key] = await insertRuns(databases[0]!, [{ schedule: reason, dueAt: '2026-07-01T00:30:00.000Z' }], false);
    await store.save(schedule(reason, change));
    await fireRun(key!, databases[0]!, () => expect.unreachable());
    expect(await runsOf(reason)).toMatchObject([{ dueAt: key!.dueAt, state: 'cancelled', diagnostics: [messages.skipped(reason)] }]);
    await store.remove(reason);
  });

  test('run now makes a job beside the times of the schedule', async () => {
    now = new Date('2026-08-01T10:00:00Z');
    await store.save(schedule('now'));
    const job = await planners[0]!.runNow(schedule('now'));
    const runs = await runsOf('now');
    expect(runs).toMatchObject([{ job: job.id, dueAt: '2026-08-01T10:00:00.000Z', state: 'done' }]);
    await planAt('2026-08-02T00:31:00Z');
    expect(await runsOf('now')).toHaveLength(2);
    await store.remove('now');
  });

  test('saving keeps what a schedule is, and refuses times that are none', async () => {
    const whole = schedule('whole', { name: 'Every morning', paused: true });
    await store.save(whole);
    expect(await store.find('whole')).toEqual(whole);
    expect(await store.list()).toEqual([whole]);
    await expect(store.save({ ...whole, cron: '0 0 31 2 *' })).rejects.toThrow(messages.neverDue('0 0 31 2 *').message);
    expect(await store.remove('whole')).toBe(true);
    expect(await store.remove('whole')).toBe(false);
    expect(await store.find('whole')).toBeUndefined();
  });
});
