import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import * as jobMessages from '../../src/messages/jobs.ts';
import { badFormat, processDied, queueFull } from '../../src/messages/sandbox.ts';
import { insertJob } from '../../src/service/jobs/records.ts';
import type { ItemKey } from '../../src/service/jobs/records.ts';
import { openDatabase } from '../../src/service/database/open.ts';
import type { Database } from '../../src/service/database/model.ts';
import { openBoss } from '../../src/service/jobs/boss.ts';
import { openPresence } from '../../src/service/jobs/presence.ts';
import { openJobQueue } from '../../src/service/jobs/queue.ts';
import type { DatabaseQueue } from '../../src/service/jobs/queue.ts';
import type { BriefOrder, Job } from '../../src/service/model.ts';
import { NO_POSTGRES, POSTGRES_FOLDER, startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';
import { actor, idOf, makeRenderer, order } from './orders.ts';

const errors: Error[] = [];
const onError = (error: Error): void => void errors.push(error);

/** The last of what `watch` gives. */
async function ended(queue: DatabaseQueue, id: string): Promise<Job> {
  let last: Job | undefined;
  for await (const job of queue.watch(id, AbortSignal.timeout(50_000))) last = job;
  expect(last?.finishedAt).toBeDefined();
  return last!;
}

const states = ({ items }: Job): string[] => items.map(({ state }) => state);

describe.each(['embedded', 'server'] as const)('the queue on a database that is %s', (kind) => {
  if (kind === 'server' && POSTGRES_FOLDER === undefined) return test.skip(NO_POSTGRES);

  let folder: string;
  let postgres: Postgres | undefined;
  let queue: DatabaseQueue;
  let database: Database;
  let hold: PromiseWithResolvers<void>;
  let fails = true;
  const counts = new Map<string, number>();
  const count = (name: string): number => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts.get(name)!;
  };
  const renderer = makeRenderer({
    wrong: () => {
      throw new BriefError([badFormat('x', ['pdf'])]);
    },
    deadly: () => {
      throw new BriefError([processDied()]);
    },
    busy: () => {
      if (count('busy') < 3) throw new BriefError([queueFull(1)]);
    },
    fragile: () => {
      if (count('fragile') < 2) throw new Error('the storage is away');
    },
    held: () => hold.promise,
    mended: () => {
      if (fails) throw new BriefError([badFormat('x', ['pdf'])]);
    },
  });

  const open = async (): Promise<void> => {
    database = await openDatabase({ folder, onError, ...(postgres && { url: postgres.url }) });
    queue = await openJobQueue({ database, boss: await openBoss(database, onError), clock: () => new Date() });
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'briefpress-queue-'));
    if (kind === 'server') postgres = await startPostgres();
    await open();
  }, 120_000);
  afterAll(async () => {
    await queue.close();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const submit = (...orders: readonly BriefOrder[]): Promise<Job> => queue.submit({ orders, actor });

  test('what is submitted waits with its labels, oldest pages last, until somebody works', async () => {
    const first = await submit(order('a@1'), { ...order('b@2'), dataset: { base: 'land@3', files: { 'x.csv': Uint8Array.of(0, 255), 'y.csv': null } } });
    expect(first).toMatchObject({ state: 'waiting', createdBy: 'ann', items: [{ label: 'a@1 land@1 pdf', state: 'waiting' }, { label: 'b@2 land@3 pdf' }] });
    const second = await submit(order('c@1'));
    const page = await queue.list({ limit: 1 });
    expect(page.items.map(({ id }) => id)).toEqual([second.id]);
    const rest = await queue.list({ limit: 5, cursor: page.next! });
    expect(rest.items.map(({ id }) => id)).toEqual([first.id]);
    expect(rest.next).toBeUndefined();
    expect(await queue.find(second.id)).toEqual(second);
    expect(await queue.find('nonsense')).toBeUndefined();
    expect((await queue.list({ limit: 5, state: 'done' })).items).toEqual([]);
  });

  test('a job of the same id is made once', async () => {
    const id = '00000000-0000-8000-8000-000000000001';
    const [one, other] = await Promise.all([queue.submit({ orders: [order('a@1')], actor }, id), queue.submit({ orders: [order('a@1')], actor }, id)]);
    expect(one).toEqual(other);
    expect((await queue.list({ limit: 100 })).items.filter((job) => job.id === id)).toHaveLength(1);
    await queue.cancel(id);
  });

  test('what has not begun is cancelled, and never rendered', async () => {
    const job = await submit(order('never'), order('never'));
    const cancelled = await queue.cancel(job.id);
    expect(cancelled).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) });
    expect(states(cancelled!)).toEqual(['cancelled', 'cancelled']);
    expect(await queue.cancel('00000000-0000-8000-8000-00000000dead')).toBeUndefined();
  });

  test('work is done once somebody works; findings are kept; files that came along arrive whole', async () => {
    const { items } = await queue.list({ limit: 100, state: 'waiting' });
    await queue.work(renderer, 2, 'test');
    for (const { id } of items) {
      const job = await ended(queue, id);
      expect(job.state).toBe('done');
      expect(job.items.every(({ diagnostics }) => diagnostics[0]?.rule === 'test/warning')).toBe(true);
    }
    const sent = order('d@1');
    const inline = { base: 'land@3', files: { 'x.csv': Uint8Array.of(0, 255), 'y.csv': null } };
    expect((await ended(queue, (await submit({ ...sent, dataset: inline })).id)).items[0]!.brief).toBe(idOf({ ...sent, dataset: inline }));
    expect(renderer.begun).not.toContain('never');
  });

  test('an error of the input is not tried again; the others go on; retry does the failed ones anew', async () => {
    const job = await ended(queue, (await submit(order('mended'), order('e@1'), order('wrong'))).id);
    expect(job.state).toBe('failed');
    expect(states(job)).toEqual(['failed', 'done', 'failed']);
    expect(job.items[0]!.diagnostics).toEqual([badFormat('x', ['pdf'])]);
    expect(await queue.dead(10)).toEqual([]);
    fails = false;
    expect(states((await queue.retry(job.id))!)).toContain('done');
    expect(states(await ended(queue, job.id))).toEqual(['done', 'done', 'failed']);
    expect(renderer.begun.filter((name) => name === 'e@1')).toHaveLength(1);
  });

  test('a render that dies each time ends in the dead-letter list with its reason, and blocks nobody', async () => {
    const poisoned = await submit(order('deadly'));
    const healthy = await ended(queue, (await submit(order('f@1'), order('g@1'))).id);
    expect(healthy.state).toBe('done');
    const job = await ended(queue, poisoned.id);
    expect(renderer.begun.filter((name) => name === 'deadly')).toHaveLength(3);
    expect(job.items[0]!.diagnostics).toEqual([jobMessages.gaveUp(3, processDied().message), processDied()]);
    expect(await queue.dead(10)).toEqual([{ job: job.id, label: 'deadly land@1 pdf', at: job.finishedAt, diagnostics: job.items[0]!.diagnostics }]);
  });

  test('a pool that is busy counts as no failure; a storage that was away is tried again', async () => {
    const job = await ended(queue, (await submit(order('busy'), order('fragile'))).id);
    expect(states(job)).toEqual(['done', 'done']);
  });

  test('what workers had that give no sign of life any more is handed out again, by one of the others', async () => {
    const job = '00000000-0000-8000-8000-000000000002';
    await insertJob(database, { id: job, at: new Date(), actor: 'ann', orders: [order('x@1'), order('y@1')] });
    await database.executeSql("UPDATE briefpress.items SET state = 'running', worker = CASE position WHEN 0 THEN 'gone' ELSE 'alive' END WHERE job = $1::uuid", [job]);
    await database.executeSql("INSERT INTO briefpress.workers VALUES ('gone', now() - interval '1 minute'), ('alive', now())");
    const taken: ItemKey[] = [];
    const takeBack = async (keys: readonly ItemKey[]): Promise<void> => void taken.push(...keys);
    const others = await Promise.all(['one', 'other'].map((name) => openPresence({ database, name, takeBack })));
    expect(taken).toEqual([{ job, position: 0, round: 0 }]);
    for (const other of others) await other.close();
    const { rows } = await database.executeSql("SELECT name FROM briefpress.workers WHERE name IN ('one', 'other', 'gone', 'alive')");
    expect(rows).toEqual([{ name: 'alive' }]);
    await database.executeSql('DELETE FROM briefpress.jobs WHERE id = $1::uuid', [job]);
  });

  test('what is under way when a process ends is finished before it does; nothing accepted is lost', async () => {
    hold = Promise.withResolvers();
    const job = await submit(order('held'), order('h@1'), order('i@1'));
    for await (const { items } of queue.watch(job.id, AbortSignal.timeout(20_000))) if (items[0]!.state === 'running') break;
    const closed = queue.close();
    hold.resolve();
    await closed;
    await open();
    await queue.work(renderer, 2, 'other');
    expect((await ended(queue, job.id)).state).toBe('done');
  });

  test('an embedded database is refused to a second process', async () => {
    if (kind === 'server') return;
    await expect(openDatabase({ folder, onError })).rejects.toThrow(jobMessages.databaseHeld(join(folder, 'database')).message);
  });

  test('a database that is away for a while loses nothing', async () => {
    if (postgres === undefined) return;
    hold = Promise.withResolvers();
    const job = await submit(order('held'), order('j@1'));
    await postgres.crash();
    await expect(submit(order('k@1'))).rejects.toThrow();
    hold.resolve();
    await postgres.start();
    expect((await ended(queue, job.id)).state).toBe('done');
  });
});
