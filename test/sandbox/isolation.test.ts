import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { childCommand, startChild } from '../../src/sandbox/command.ts';
import { POOL_LIMITS } from '../../src/sandbox/limits.ts';

interface Told {
  readonly outcomes: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
}

let told: Told;
let connections = 0;
const folder = mkdtempSync(join(tmpdir(), 'briefpress-probe-'));
const trap = createServer((socket) => {
  connections += 1;
  socket.destroy();
});

beforeAll(async () => {
  const canary = join(folder, 'canary.txt');
  writeFileSync(canary, 'canary');
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const probe = fileURLToPath(new URL('probe.ts', import.meta.url));
  const command = childCommand(POOL_LIMITS, probe);
  const args = [canary, folder, String((trap.address() as AddressInfo).port)];
  const child = startChild({ ...command, execArgv: [...command.execArgv, `--allow-fs-read=${probe}`] }, args);
  told = await new Promise<Told>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Told));
    child.once('exit', () => reject(new Error('the probe died')));
  });
});

afterAll(() => {
  trap.close();
  rmSync(folder, { recursive: true });
});

test('a render process reads, writes, starts and asks nothing', () => {
  const { 'load an addon': addon, ...others } = told.outcomes;
  expect(addon).toMatch(/^ERR_(DLOPEN_DISABLED|ACCESS_DENIED)$/);
  expect(new Set(Object.values(others)), JSON.stringify(others)).toEqual(new Set(['ERR_ACCESS_DENIED']));
  expect(Object.keys(others).length).toBeGreaterThan(15);
});

test('nothing was written, no connection was made', () => {
  expect(readdirSync(folder)).toEqual(['canary.txt']);
  expect(existsSync(new URL('../../src/written', import.meta.url))).toBe(false);
  expect(connections).toBe(0);
});

test('it has no environment but the time zone', () => {
  expect(told.environment).toEqual({ TZ: 'UTC' });
  expect(told.directory).toBe('/');
});

test('the kernel ends a process that uses up its time when no parent is left to do so', async () => {
  const limits = { ...POOL_LIMITS, cpuSecondsPerProcess: 1, cpuSeconds: 0, startSeconds: 0 };
  const loop = fileURLToPath(new URL('misbehaving.ts', import.meta.url));
  const command = childCommand(limits, loop);
  const child = startChild({ ...command, execArgv: [...command.execArgv, `--allow-fs-read=${loop}`] });
  const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  child.once('message', () => child.send({ action: 'render', request: { parameters: { does: 'loop for ever' } } }));
  expect(await ended).toMatch(/^SIG(XCPU|KILL)$/);
});
