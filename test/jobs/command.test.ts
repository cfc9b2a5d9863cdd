import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseHeld, unknownJob } from '../../src/messages/jobs.ts';
import { noticeRefused } from '../../src/messages/service.ts';
import * as messages from '../../src/messages/schedules.ts';
import { makeFolder, removeFolder } from '../fault/project.ts';
import { PROJECT, runCli } from '../support/runCli.ts';

let folder: string;
beforeAll(() => (folder = makeFolder(2)));
afterAll(() => removeFolder(folder));

const cli = (...args: string[]) => runCli(args, { cwd: folder, env: { BRIEFPRESS_RENDER_PROCESSES: '1' } });
const add = (id: string, ...args: string[]) => cli('schedule', 'add', id, '--template', 'note-1,note-2', '--dataset', 'sample', '--format', 'text', ...args);
const json = (...args: string[]) => JSON.parse(cli(...args, '--json').stdout) as Record<string, Record<string, unknown>[]>;

describe('schedule', () => {
  test('add, list, run, history, jobs, pause, remove', () => {
    const added = add('nightly', '--cron', '30 2 * * *', '--time-zone', 'Europe/Berlin');
    expect(added.stderr).toBe('');
    expect(added.stdout).toMatch(/^nightly makes 2 briefs; next at 20\S+Z, 20\S+Z, 20\S+Z\.\n$/);
    const run = cli('schedule', 'run', 'nightly');
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^Job \S+ is done\.\n {2}done {2}note-1@1 sample@1 text\n {2}done {2}note-2@1 sample@1 text\n$/);
    const job = /^Job (\S+)/.exec(run.stdout)![1]!;
    expect(json('schedule', 'history', 'nightly')['runs']).toMatchObject([{ job, state: 'done' }]);
    expect(cli('jobs', 'show', job).stdout).toMatch(/2 of 2 done\n {2}done {7}note-1@1 sample@1 text {2}[0-9a-f]{40}\n/);
    expect(cli('schedule', 'pause', 'nightly').stdout).toBe('nightly is paused.\n');
    expect(cli('schedule', 'list').stdout).toBe('nightly  30 2 * * *  Europe/Berlin  paused\n');
    expect(cli('schedule', 'remove', 'nightly').code).toBe(0);
  }, 240_000);

  test('add --to puts copies where the operator lets it, and --notify tells whom he names', () => {
    writeFileSync(join(folder, 'press.yaml'), 'deliveries: {places: [press]}\nwebhooks: {origins: ["https://hooks.example.org"], secret: "0123456789-0123456789-0123"}\n');
    const config = ['--config', 'press.yaml'];
    const added = add('press', '--cron', '30 2 * * *', '--to', 'press/daily', '--notify', 'https://hooks.example.org/briefs', ...config);
    expect(added.stdout).toContain('Copies go into press/daily.\nhttps://hooks.example.org/briefs is told when they are there.\n');
    expect(cli('schedule', 'list', ...config).stdout).toMatch(/^press .* to press\/daily\n$/);
    expect(cli('schedule', 'run', 'press', ...config).stderr).toBe('');
    const files = readdirSync(join(folder, 'press'), { recursive: true }).map(String).filter((name) => name.endsWith('.txt'));
    expect(files.map((name) => name.replace(/\d{4}-\d\d-\d\d/, 'DAY')).sort()).toEqual(['daily/DAY/sample/note-1.txt', 'daily/DAY/sample/note-2.txt']);
    expect(cli('schedule', 'remove', 'press', ...config).code).toBe(0);
  }, 240_000);

  test('mistakes are told with what to do, and nothing is saved', () => {
    expect(add('wrong', '--cron', '0 0 31 2 *').stderr).toContain(messages.neverDue('0 0 31 2 *').message);
    expect(add('wrong', '--cron', '* * *').stderr).toContain('[schedule/bad-cron]');
    expect(add('Wrong', '--cron', '0 0 * * *').code).toBe(2);
    const result = cli('schedule', 'add', 'wrong', '--cron', '0 0 * * *', '--template', 'note-7', '--dataset', 'sample');
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/"note-7"/);
    expect(add('wrong', '--cron', '0 0 * * *', '--to', '/elsewhere').stderr).toContain(messages.destinationRefused('/elsewhere', []).message);
    expect(add('wrong', '--cron', '0 0 * * *', '--notify', 'https://a.example').stderr).toContain(noticeRefused('https://a.example', []).message);
    expect(add('wrong', '--cron', '0 0 * * *', '--notify', 'me').stderr).toContain(noticeRefused('me', []).message);
    const unknown = cli('schedule', 'run', 'wrong');
    expect(unknown.stderr).toContain(messages.unknownSchedule('wrong', []).message);
    const job = cli('jobs', 'show', 'x');
    expect(job.code).toBe(2);
    expect(job.stderr).toContain(unknownJob('x').message);
    expect(cli('jobs', 'lst').code).toBe(2);
  }, 240_000);
});

test('a worker holds the embedded database, says so to others, and ends when asked', async () => {
  const worker = spawn(process.execPath, [`${PROJECT}/src/bin/start.js`, 'worker'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', BRIEFPRESS_RENDER_PROCESSES: '1' },
  });
  const ended = once(worker, 'exit');
  let log = '';
  worker.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  while (!log.includes('at work') && worker.exitCode === null) await once(worker.stdout, 'data');
  const refused = cli('jobs');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(databaseHeld('.briefpress/database').message);
  worker.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(cli('jobs').code).toBe(0);
}, 120_000);

test('a server that cannot be reached is told, not waited for', () => {
  const result = runCli(['jobs'], { cwd: folder, env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
  expect(result.code).toBe(1);
  expect(result.stderr).toContain('[jobs/database-unreachable]');
}, 60_000);
