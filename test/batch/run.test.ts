import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sweepTemporaryFiles } from '../../src/batch/files.ts';
import { openJournal } from '../../src/batch/journal.ts';
import type { BatchItem, BatchResult } from '../../src/batch/model.ts';
import { drawProgress } from '../../src/batch/progress.ts';
import { runBatch } from '../../src/batch/run.ts';
import { BriefError } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { lockFolder } from '../../src/disk/folderLock.ts';
import * as messages from '../../src/messages/batch.ts';
import { processDied } from '../../src/messages/sandbox.ts';
import type { RenderPool, RenderRequest, RenderResult } from '../../src/sandbox/model.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'briefpress-run-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const warning: Diagnostic = { severity: 'warning', rule: 'test/warning', message: 'A warning.' };

const item = (name: string): BatchItem => ({
  stem: `${name}/t`,
  template: 't',
  dataset: name,
  shared: '_shared',
  formats: ['html', 'text'],
  parameters: {},
  diagnostics: [],
});

/** A pool whose files say what they were rendered from. */
function makePool(render?: (name: string) => Promise<void> | void): { pool: RenderPool; rendered: string[] } {
  const rendered: string[] = [];
  const pool: RenderPool = {
    async render({ dataset, formats, date }: RenderRequest, signal?: AbortSignal): Promise<RenderResult> {
      rendered.push(dataset.name);
      await render?.(dataset.name);
      signal?.throwIfAborted();
      const outputs = formats.map((format) => ({ format, bytes: new TextEncoder().encode(`${dataset.name} ${format} ${date}`) }));
      return { title: dataset.name, outputs, diagnostics: [warning], milliseconds: 1 };
    },
    check: async () => [],
    stats: { processes: 1, busy: 0, waiting: 0, rendered: 0, killed: 0, recycled: 0 },
    close: async () => undefined,
  };
  return { pool, rendered };
}

interface Options {
  readonly pool: RenderPool;
  readonly resume?: boolean;
  readonly failFast?: boolean;
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly program?: string;
  readonly onResult?: (result: BatchResult) => void;
  readonly content?: string;
}

const run = (items: readonly BatchItem[], { pool, resume = false, failFast = false, workers = 2, content = '', ...rest }: Options) =>
  runBatch({
    items,
    folder,
    date: '2005-12-05',
    program: rest.program ?? 'p 1',
    workers,
    resume,
    failFast,
    pool,
    journal: openJournal(join(folder, 'journal')),
    readFolder: (name) => ({ name, files: { 'a.txt': new TextEncoder().encode(content) } }),
    signal: rest.signal ?? new AbortController().signal,
    onResult: rest.onResult ?? (() => undefined),
  });

const states = (results: readonly BatchResult[]): string[] => results.map(({ state }) => state);
const names = ['a', 'b', 'c', 'd'];
const items = names.map(item);

describe('runBatch', () => {
  test('results have the order of the items whatever finishes first, and one that fails stops no other', async () => {
    const first = Promise.withResolvers<void>();
    const { pool } = makePool(async (name) => {
      if (name === 'a') await first.promise;
      if (name === 'd') first.resolve();
      if (name === 'b') throw new BriefError([processDied()]);
      if (name === 'c') throw new TypeError('odd');
    });
    const ended: string[] = [];
    const results = await run(items, { pool, onResult: ({ item: { dataset } }) => ended.push(dataset) });
    expect(ended).toEqual(['b', 'c', 'd', 'a']);
    expect(results.map(({ item: { dataset } }) => dataset)).toEqual(names);
    expect(states(results)).toEqual(['rendered', 'failed', 'failed', 'rendered']);
    expect(results[1]!.diagnostics).toEqual([processDied()]);
    expect(results[2]!.diagnostics[0]!.message).toContain('odd');
    expect(readFileSync(join(folder, 'a/t.txt'), 'utf8')).toBe('a text 2005-12-05');
  });

  test('a template that cannot be read fails its briefs without a render', async () => {
    const { pool, rendered } = makePool();
    const broken = { ...item('a'), diagnostics: [processDied()] };
    const results = await run([broken, item('b')], { pool });
    expect(states(results)).toEqual(['failed', 'rendered']);
    expect(rendered).toEqual(['b']);
  });

  test('fail-fast begins nothing after the first failure', async () => {
    const { pool, rendered } = makePool((name) => {
      if (name === 'b') throw new BriefError([processDied()]);
    });
    expect(states(await run(items, { pool, failFast: true, workers: 1 }))).toEqual(['rendered', 'failed', 'skipped', 'skipped']);
    expect(rendered).toEqual(['a', 'b']);
  });

  test('a run that was stopped is gone on with: what is finished is not rendered again, its findings are still told', async () => {
    const stop = new AbortController();
    const before = makePool((name) => {
      if (name === 'c') stop.abort();
    });
    const stopped = await run(items, { pool: before.pool, workers: 1, signal: stop.signal });
    expect(states(stopped)).toEqual(['rendered', 'rendered', 'skipped', 'skipped']);
    const after = makePool();
    const results = await run(items, { pool: after.pool, resume: true });
    expect(states(results)).toEqual(['kept', 'kept', 'rendered', 'rendered']);
    expect(after.rendered).toEqual(['c', 'd']);
    expect(results[0]).toMatchObject({ title: 'a', diagnostics: [warning], files: stopped[0]!.files });
    expect(states(await run(items, { pool: makePool().pool, resume: true }))).toEqual(['kept', 'kept', 'kept', 'kept']);
  });

  test('resume renders again what is gone or was changed: the file, the dataset, the program', async () => {
    await run(items, { pool: makePool().pool });
    rmSync(join(folder, 'a/t.html'));
    writeFileSync(join(folder, 'b/t.txt'), 'b text 2005-12-0');
    const results = await run(items, { pool: makePool().pool, resume: true });
    expect(states(results)).toEqual(['rendered', 'rendered', 'kept', 'kept']);
    expect(results[1]!.diagnostics[0]).toEqual(messages.changedSince('b/t.txt'));
    expect(readFileSync(join(folder, 'b/t.txt'), 'utf8')).toBe('b text 2005-12-05');
    expect(states(await run(items, { pool: makePool().pool, resume: true, content: 'new' }))).not.toContain('kept');
    expect(states(await run(items, { pool: makePool().pool, resume: true, program: 'p 2' }))).not.toContain('kept');
  });

  test('without resume all is rendered', async () => {
    await run(items, { pool: makePool().pool });
    expect(states(await run(items, { pool: makePool().pool }))).toEqual(names.map(() => 'rendered'));
  });
});

const entry = (key: string) => ({ key, title: key, files: [], diagnostics: [] });

describe('openJournal', () => {
  test('a line that was cut off is as if not begun, and what follows is read', () => {
    const path = join(folder, 'journal');
    openJournal(path).begin('2005-12-05', false);
    openJournal(path).append(entry('a'));
    const whole = readFileSync(path, 'utf8');
    appendFileSync(path, '{"key":"b","tit');
    const cut = openJournal(path);
    expect([...cut.entries.keys()]).toEqual(['a']);
    cut.begin('2005-12-06', true);
    cut.append(entry('c'));
    expect(readFileSync(path, 'utf8').startsWith(whole)).toBe(true);
    const again = openJournal(path);
    expect([...again.entries.keys()]).toEqual(['a', 'c']);
    expect(again.date).toBe('2005-12-06');
  });
});

test('sweepTemporaryFiles removes what a killed run was writing, and nothing else', async () => {
  await run([item('a')], { pool: makePool().pool });
  writeFileSync(join(folder, 'a/.t.pdf.0123456789ab.tmp'), 'half');
  writeFileSync(join(folder, 'a/.mine'), '');
  sweepTemporaryFiles([item('a'), item('b')], folder);
  expect(existsSync(join(folder, 'a/.t.pdf.0123456789ab.tmp'))).toBe(false);
  expect(existsSync(join(folder, 'a/.mine'))).toBe(true);
  expect(existsSync(join(folder, 'a/t.txt'))).toBe(true);
});

test('lockFolder holds a folder until it is released', () => {
  const lock = lockFolder(folder);
  expect(lock).toBeDefined();
  expect(lockFolder(folder)).toBeUndefined();
  lock!.release();
  const next = lockFolder(folder);
  expect(next).toBeDefined();
  next!.release();
});

test.each([
  [{ total: 40, ended: 0, kept: 0, failed: 0, milliseconds: 10 }, `${'░'.repeat(24)}  0/40`],
  [{ total: 40, ended: 10, kept: 0, failed: 0, milliseconds: 5000 }, `${'█'.repeat(6)}${'░'.repeat(18)}  10/40  2.0 briefs/s  about 15 s left`],
  [{ total: 4, ended: 3, kept: 2, failed: 1, milliseconds: 120_000 }, `${'█'.repeat(18)}${'░'.repeat(6)}  3/4  0.5 briefs/min  about 2 min left  1 failed`],
  [{ total: 4, ended: 4, kept: 4, failed: 0, milliseconds: 10 }, `${'█'.repeat(24)}  4/4`],
])('progress %j', (progress, drawn) => {
  expect(drawProgress(progress)).toBe(drawn);
});
