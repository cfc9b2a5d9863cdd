import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import { openRenderPool } from '../../src/sandbox/pool.ts';
import type { RenderRequest, RenderResult } from '../../src/sandbox/model.ts';
import type { HostileCase, Target } from './support/hostileCase.ts';
import { inspect } from './support/inspect.ts';
import { goodRequest, withFiles } from './support/starters.ts';

/**
 * Attacks: each folder has a `case.ts` that says what it tries and how it must end. All share one pool and one good
 * brief, which is rendered beside every attack and must stay the same to the byte.
 */
const HOME = new URL('.', import.meta.url);
const NAMES = readdirSync(HOME, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'support').map(({ name }) => name);
const PROCESSES = 2;

const folder = mkdtempSync(join(tmpdir(), 'briefpress-hostile-'));
const secret = createHash('sha256').update(folder).digest('hex');
/** Short limits for what has no end of its own. A process is replaced only where something shared was changed. */
const pool = openRenderPool({
  processes: PROCESSES,
  wallSeconds: 30,
  cpuSeconds: 6,
  heapMegabytes: 512,
  residentMegabytes: 1_000,
  rendersPerProcess: 100_000,
  cpuSecondsPerProcess: 100_000,
  growthMegabytes: 100_000,
});
let connections = 0;
const trap = createServer((socket) => {
  connections += 1;
  socket.destroy();
});
let target: Target;
let good: readonly string[];

beforeAll(async () => {
  const canary = join(folder, 'canary.txt');
  writeFileSync(canary, secret);
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch);
  target = { canary: { path: canary, secret }, trap: `http://127.0.0.1:${(trap.address() as AddressInfo).port}/trap`, scratch, pool };
  good = hashes(await pool.render(goodRequest));
}, 60_000);

afterAll(async () => {
  await pool.close(true);
  trap.close();
  rmSync(folder, { recursive: true });
});

test('there are at least 60 attacks', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(60);
});

describe('an attack harms nothing and no one:', () => {
  test.each(NAMES)('%s', async (name) => {
    const { hostile } = (await import(new URL(`${name}/case.ts`, HOME).href)) as { hostile: HostileCase };
    const { recycled } = pool.stats;
    const request = prepare(hostile, name);
    const [outcome, beside] = await Promise.all([
      attempt(() => hostile.attempt?.(target, request) ?? pool.render(request)),
      pool.render(goodRequest),
    ]);

    expect(hashes(beside), 'a good brief rendered beside it').toEqual(good);
    expect(connections, 'connections to the trap').toBe(0);
    expect(pool.stats.recycled, 'something that renders share was changed').toBe(recycled);
    judge(hostile, outcome);
    await expect.poll(() => pool.stats, { timeout: 30_000 }).toMatchObject({ processes: PROCESSES, busy: 0, waiting: 0 });
  });

  test('and afterwards the good brief is what it was', async () => {
    const again = await Promise.all([pool.render(goodRequest), pool.render(goodRequest), pool.render(goodRequest)]);
    expect(again.map(hashes)).toEqual([good, good, good]);
  });
});

function prepare(hostile: HostileCase, name: string): RenderRequest {
  const request = {
    ...goodRequest,
    template: withFiles({ ...goodRequest.template, name: `templates/${name}` }, hostile.template?.(target)),
    dataset: withFiles({ ...goodRequest.dataset, name: `data/${name}` }, hostile.dataset?.(target)),
    shared: withFiles(goodRequest.shared, hostile.shared?.(target)),
  };
  return hostile.request?.(request, target) ?? request;
}

type Ended = { readonly result: unknown } | { readonly error: unknown };

async function attempt(work: () => Promise<unknown>): Promise<Ended> {
  try {
    return { result: await work() };
  } catch (error) {
    return { error };
  }
}

function judge({ ends }: HostileCase, outcome: Ended): void {
  if ('refused' in ends) {
    expect(outcome, 'an error').toHaveProperty('error');
    const { error } = outcome as { error: unknown };
    expect(error instanceof BriefError ? '' : error, 'a finding, not a fault of the program').toBe('');
    const findings = (error as BriefError).diagnostics;
    const told = findings.map(({ message, hint = '', place }) => `${place?.file ?? ''} ${message} ${hint}`).join('\n');
    expectDiscreet(told);
    const rules = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
    expect(rules.some((rule) => ends.refused.includes(rule)), `one of ${ends.refused.join(', ')} in:\n${(error as Error).message.slice(0, 3_000)}`).toBe(true);
    if (ends.says !== undefined) expect(told).toMatch(ends.says);
    ends.check?.(findings);
    return;
  }
  if ('error' in outcome) throw outcome.error;
  const result = outcome.result as RenderResult;
  expectDiscreet(result.diagnostics.map(({ message, hint = '' }) => `${message} ${hint}`).join('\n'));
  const printed = inspect(result);
  for (const said of [printed.text, printed.html, printed.pdf, ...printed.docx.values()]) expectDiscreet(said);
  ends.harmless(printed, target);
}

/** Nothing of what is outside, nothing of the inside of the program. */
function expectDiscreet(text: string): void {
  expect(text.includes(secret), 'the canary').toBe(false);
  expect(/\n\s+at .*:\d+:\d+|node:internal|\/src\/\w+\/\w+\.ts/.exec(text)?.[0], 'a stack trace').toBeUndefined();
}

function hashes({ outputs, diagnostics }: RenderResult): string[] {
  return [...outputs.map(({ format, bytes }) => `${format} ${createHash('sha256').update(bytes).digest('hex')}`), JSON.stringify(diagnostics)];
}
