import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const CHILD = new URL('child.ts', import.meta.url).pathname;

async function drawnIn(zone: string, ...flags: string[]): Promise<Record<string, string>> {
  const { stdout } = await run('node', [...flags, CHILD], { env: { ...process.env, TZ: zone, NODE_OPTIONS: '' } });
  return JSON.parse(stdout) as Record<string, string>;
}

test('charts are the same in every time zone and process, and draw where code cannot be made from text', async () => {
  const [here, west, east] = await Promise.all([
    drawnIn('UTC'),
    drawnIn('America/New_York', '--disallow-code-generation-from-strings'),
    drawnIn('Asia/Almaty', '--disallow-code-generation-from-strings'),
  ]);
  expect(Object.keys(here!).length).toBeGreaterThan(9);
  expect(west).toEqual(here);
  expect(east).toEqual(here);
});

test('code cannot be made from text in such a process', async () => {
  await expect(run('node', ['--disallow-code-generation-from-strings', '-e', 'new Function("return 1")'])).rejects.toThrow();
});
