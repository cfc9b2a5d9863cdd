import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import * as messages from '../../src/messages/sandbox.ts';
import { childCommand } from '../../src/sandbox/command.ts';
import { POOL_LIMITS } from '../../src/sandbox/limits.ts';
import type { PoolLimits } from '../../src/sandbox/limits.ts';
import type { RenderPool, RenderRequest } from '../../src/sandbox/model.ts';
import { openRenderPool } from '../../src/sandbox/pool.ts';

/** A pool whose processes do what requests tell them. */
function openPool(limits: Partial<PoolLimits> = {}, program = 'misbehaving.ts'): RenderPool {
  const all = { processes: 1, warm: false, ...limits };
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const command = childCommand({ ...POOL_LIMITS, ...all }, `${folder}${program}`);
  pool = openRenderPool(all, { ...command, execArgv: [...command.execArgv, `--allow-fs-read=${folder}`] });
  return pool;
}

let pool: RenderPool | undefined;
afterEach(() => pool?.close(true));

function asks(does: string): RenderRequest {
  const empty = { name: 'empty', files: {} };
  return { template: empty, dataset: empty, shared: empty, formats: [], parameters: { does }, date: '2026-03-01' };
}

/** The process that answered. */
const processOf = async (does = 'answer'): Promise<string> => (await pool!.render(asks(does))).title;

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: unknown) => error,
  );
}

async function findingsOf(work: Promise<unknown>): Promise<readonly unknown[]> {
  const error = await errorOf(work);
  expect(error).toBeInstanceOf(BriefError);
  return (error as BriefError).diagnostics;
}

describe('a process that passes a limit ends, its request is told which, the next is answered by another:', () => {
  test.each([
    ['wall time', 'wait for ever', { wallSeconds: 1 }, messages.limitPassed({ limit: 'wall-time', most: 1 })],
    ['processor time', 'loop for ever', { cpuSeconds: 1 }, messages.limitPassed({ limit: 'cpu-time', most: 1 })],
    ['objects', 'fill the heap', { heapMegabytes: 64 }, messages.limitPassed({ limit: 'memory', most: 64 })],
    ['all memory', 'fill buffers', { residentMegabytes: 256 }, messages.limitPassed({ limit: 'memory', most: 256 })],
    ['an end by itself', 'exit', {}, messages.processDied()],
  ])('%s', async (_what, does, limits, told) => {
    openPool(limits);
    const before = await processOf();
    expect(await findingsOf(pool!.render(asks(does)))).toEqual([told]);
    expect(await processOf()).not.toBe(before);
    expect(pool!.stats).toMatchObject({ processes: 1, busy: 0, waiting: 0 });
    expect(pool!.stats.killed).toBeGreaterThan(0);
  });
});

test('a render that dies of what an earlier one left behind is done again in a fresh process', async () => {
  openPool();
  const first = await processOf();
  expect(await processOf('exit unless fresh')).not.toBe(first);
});

test('findings of a render come as they are, and the process stays', async () => {
  openPool();
  const before = await processOf();
  expect(await findingsOf(pool!.render(asks('find errors')))).toEqual([{ severity: 'error', rule: 'test/wrong', message: 'It is wrong.' }]);
  expect(await processOf()).toBe(before);
});

test('a fault of the program is an error with its stack, never a finding', async () => {
  openPool();
  const error = await errorOf(pool!.render(asks('fail')));
  expect(error).not.toBeInstanceOf(BriefError);
  expect((error as Error).stack).toContain('at somewhere');
});

describe('a process is replaced', () => {
  test('after so many renders', async () => {
    openPool({ rendersPerProcess: 2 });
    const served = [await processOf(), await processOf(), await processOf()];
    expect(new Set(served).size).toBe(2);
    expect(pool!.stats).toMatchObject({ rendered: 3, recycled: 1, killed: 0 });
  });

  test.each([['it has grown', 'grow'], ['something shared was changed', 'pollute']])('when %s', async (_when, does) => {
    openPool();
    const before = await processOf();
    expect(await processOf(does)).toBe(before);
    expect(await processOf()).not.toBe(before);
    expect(pool!.stats.recycled).toBe(1);
  });
});

describe('the queue', () => {
  test('is served in its order by all processes', async () => {
    openPool({ processes: 2 });
    const served = await Promise.all(Array.from({ length: 6 }, () => processOf('wait a while')));
    expect(new Set(served).size).toBe(2);
    expect(pool!.stats).toMatchObject({ rendered: 6, waiting: 0, busy: 0 });
  });

  test('has an end, which is told', async () => {
    openPool({ waiting: 2 });
    const accepted = [1, 2].map(() => errorOf(processOf('wait a while')));
    expect(pool!.stats.waiting).toBe(2);
    expect(await findingsOf(processOf())).toEqual([messages.queueFull(2)]);
    expect(await Promise.all(accepted)).toEqual(['no error', 'no error']);
    expect(await processOf()).not.toBe('');
  });

  test('holds no more bytes than it may', async () => {
    openPool({ waitingBytes: 100 });
    const large = { ...asks('answer'), template: { name: 'large', files: { 'a.md': new Uint8Array(101) } } };
    expect(await findingsOf(pool!.render(large))).toEqual([messages.queueTooLarge(100)]);
  });
});

describe('a request can be taken back', () => {
  test('while it waits', async () => {
    openPool();
    const abort = new AbortController();
    const work = errorOf(processOf('wait a while'));
    const taken = errorOf(pool!.render(asks('answer'), abort.signal));
    abort.abort(new Error('changed my mind'));
    expect(await taken).toEqual(new Error('changed my mind'));
    expect(pool!.stats.waiting).toBe(1);
    expect(await work).toBe('no error');
  });

  test('while it is rendered: what ends soon keeps its process', async () => {
    openPool();
    const before = await processOf();
    const abort = new AbortController();
    const taken = errorOf(pool!.render(asks('wait a while'), abort.signal));
    abort.abort(new Error('changed my mind'));
    expect(await taken).toEqual(new Error('changed my mind'));
    expect(await processOf()).toBe(before);
    expect(pool!.stats.killed).toBe(0);
  });

  test('while it is rendered: a process that goes on and on is ended and replaced', async () => {
    openPool();
    const before = await processOf();
    const abort = new AbortController();
    const taken = errorOf(pool!.render(asks('loop for ever'), abort.signal));
    abort.abort(new Error('changed my mind'));
    expect(await taken).toEqual(new Error('changed my mind'));
    expect(await processOf()).not.toBe(before);
  });

  test('before it is made', async () => {
    openPool();
    expect(await errorOf(pool!.render(asks('answer'), AbortSignal.abort(new Error('never mind'))))).toEqual(new Error('never mind'));
  });
});

describe('closing', () => {
  test('waits for what was accepted and takes nothing more', async () => {
    openPool();
    const work = errorOf(processOf('wait a while'));
    const closed = pool!.close();
    expect(await findingsOf(processOf())).toEqual([messages.poolClosed()]);
    await closed;
    expect(await work).toBe('no error');
    expect(pool!.stats.processes).toBe(0);
  });

  test('by force ends what is under way', async () => {
    openPool();
    await processOf();
    const work = findingsOf(pool!.render(asks('loop for ever')));
    const waiting = findingsOf(pool!.render(asks('answer')));
    await pool!.close(true);
    expect(await work).toEqual([messages.poolClosed()]);
    expect(await waiting).toEqual([messages.poolClosed()]);
  });
});

test('a program that does not start is an error of ours, told at once and tried again at the next request', async () => {
  openPool({}, 'missing.ts');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const error = await errorOf(pool!.render(asks('answer')));
    expect(error).not.toBeInstanceOf(BriefError);
    expect(String(error)).toContain('missing.ts');
  }
});
