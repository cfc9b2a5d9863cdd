import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PROJECT, runCli } from '../support/runCli.ts';
import { makeProject } from './support/project.ts';

/** Runs `briefpress serve` in a project, and waits until it answers. */
async function serve(folder: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<{ url: string; child: ChildProcess; ended: Promise<number | null> }> {
  const program = join(PROJECT, 'src/bin/start.js');
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', BRIEFPRESS_RENDER_PROCESSES: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = Promise.withResolvers<string>();
  let words = '';
  child.stderr!.on('data', (data: Buffer) => {
    words += String(data);
    const url = /answers at (\S+) \(/.exec(words)?.[1];
    if (url !== undefined) said.resolve(url);
  });
  void ended.then(() => said.reject(new Error(words)));
  return { url: await said.promise, child, ended };
}

const project = (): string => {
  const folder = makeProject();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const render = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/v1/briefs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ template: 'note', dataset: 'sample', format: 'pdf', date: '2005-12-05' }),
  });

describe('briefpress serve', () => {
  test('renders in its own processes, finishes what it has begun when it is told to end, and ends well', async () => {
    const folder = project();
    const { url, child, ended } = await serve(folder);
    const answers = [render(url), render(url)];
    const first = await Promise.any(answers);
    child.kill('SIGTERM');
    const all = await Promise.all(answers);
    expect(first.status).toBe(200);
    for (const answer of all) expect(Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await ended).toBe(0);
  });

  test('asks for the keys that are configured, and takes changed folders in when it is told to', async () => {
    const folder = project();
    const made = JSON.parse(runCli(['key', 'jane', '--role', 'editor', '--json']).stdout) as { key: string; entry: unknown };
    writeFileSync(join(folder, 'briefpress.yaml'), `auth:\n  keys:\n    - ${JSON.stringify(made.entry)}\n`);
    const { url, child, ended } = await serve(folder);
    expect((await render(url)).status).toBe(401);
    const headers = { Authorization: `Bearer ${made.key}` };
    expect((await render(url, headers)).status).toBe(200);
    const latest = async (): Promise<number> => ((await (await fetch(`${url}/v1/datasets/sample`, { headers })).json()) as { latest: number }).latest;
    writeFileSync(join(folder, 'data/sample/narrative.txt'), 'changed');
    child.kill('SIGHUP');
    await expect.poll(latest, { timeout: 20_000 }).toBe(2);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('says in a sentence why it does not start', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const folder = project();
    const cases: [string[], RegExp][] = [
      [['--port', String(port)], /Port \d+ of 127\.0\.0\.1 cannot be listened on: another program listens there/],
      [['--host', '0.0.0.0'], /no keys are configured/],
      [['--config', 'none.yaml'], /There is no configuration file none\.yaml/],
      [['--port', 'http'], /--port "http" is not a port/],
    ];
    for (const [args, words] of cases) {
      const result = runCli(['serve', ...args], { cwd: folder });
      expect(result.stderr).toMatch(words);
      expect(result.stderr).not.toContain('    at ');
      expect(result.code).not.toBe(0);
      expect(result.stdout).not.toContain('answers');
    }
  });

  test('prints its configuration', () => {
    const { stdout, code } = runCli(['serve', '--print-config', '--port', '81'], { env: { BRIEFPRESS_STORAGE_URL: 's3://b/p' } });
    expect(code).toBe(0);
    expect(stdout).toContain('port: 81 # command line');
    expect(stdout).toContain('url: s3://b/p # BRIEFPRESS_STORAGE_URL');
  });
});

describe('briefpress key', () => {
  test('makes a new one each time, and refuses what cannot be', () => {
    const [a, b] = [runCli(['key', 'jane', '--role', 'viewer']), runCli(['key', 'jane', '--role', 'viewer'])];
    expect(a.stdout).toMatch(/^bp_[\w-]{43}\n/);
    expect(a.stdout).not.toBe(b.stdout);
    expect(runCli(['key', 'jane', '--role', 'king']).stderr).toContain('viewer, editor or operator');
    expect(runCli(['key', 'a b', '--role', 'viewer']).code).toBe(2);
    expect(runCli(['key', 'jane']).code).toBe(2);
  });
});
