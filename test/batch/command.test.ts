import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchReport } from '../../src/batch/report.ts';
import { PROJECT, runCli } from '../support/runCli.ts';
import { makeProject } from './project.ts';
import type { Project } from './project.ts';

let project: Project;

beforeAll(() => {
  project = makeProject(5);
  project.write('briefs.yaml', 'date: 2005-12-05\nformats: [html, text, docx]\nbriefs:\n  - templates: [short, long]\n    datasets: ["land-*"]\n');
  project.write('two.yaml', 'date: 2005-12-05\nformats: [text]\nbriefs:\n  - templates: [short]\n    datasets: [land-1, land-2]\n');
});
afterAll(() => project.remove());

const cli = (...args: string[]) => runCli(args, { cwd: project.folder });

function start(...args: string[]) {
  const child = spawn(process.execPath, [`${PROJECT}/src/bin/start.js`, ...args], { cwd: project.folder, stdio: 'ignore' });
  return { child, ended: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]> };
}

/** Finished briefs according to the journal. */
function finished(out: string): number {
  const path = project.path(out, '.journal.jsonl');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => line.includes('"key"')).length : 0;
}

async function untilFinished(out: string, count: number): Promise<void> {
  while (finished(out) < count) await wait(5);
}

/** What a report says of briefs, without how long things took. */
function briefsOf(out: string): unknown {
  const report = JSON.parse(readFileSync(project.path(out, 'report.json'), 'utf8')) as BatchReport;
  return report.briefs.map((brief) => ({ ...brief, milliseconds: 0, state: '' }));
}

const briefFiles = (out: string): Map<string, string> => new Map([...project.files(out)].filter(([path]) => path !== 'report.json'));

describe('manifests', () => {
  test('are written beside the files where they are asked for, and verify proves each file by them', () => {
    const manifest = 'date: 2005-12-05\nmanifest: true\nformats: [html, text]\nbriefs:\n  - templates: [short]\n    datasets: [land-1]\n';
    project.write('proved.yaml', manifest);
    const { code, stderr } = cli('batch', 'proved.yaml', '--out', 'proved');
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')]);
    const report = JSON.parse(readFileSync(project.path('proved', 'report.json'), 'utf8')) as BatchReport;
    expect(report.briefs[0]!.files.map(({ path }) => path)).toEqual(['land-1/short.html', 'land-1/short.txt', 'land-1/short.manifest.json']);
    for (const file of ['proved/land-1/short.html', 'proved/land-1/short.txt']) expect(cli('verify', file).code, file).toBe(0);
    writeFileSync(project.path('proved/land-1/short.txt'), 'changed');
    expect(cli('verify', 'proved/land-1/short.txt').code).toBe(1);
  }, 60_000);

  test('that a batch without them did not write are made when it is resumed with --manifest, of the same bytes as render writes', () => {
    expect(cli('batch', 'two.yaml', '--out', 'later').code).toBe(0);
    expect(existsSync(project.path('later/land-1/short.manifest.json'))).toBe(false);
    expect(cli('batch', 'two.yaml', '--out', 'later', '--resume', '--manifest').code).toBe(0);
    const ours = readFileSync(project.path('later/land-1/short.manifest.json'), 'utf8');
    expect(cli('render', 'short', 'land-1', '--format', 'text', '--date', '2005-12-05', '--manifest', '--out', 'single').code).toBe(0);
    expect(ours).toBe(readFileSync(project.path('single/land-1/short.manifest.json'), 'utf8'));
  }, 60_000);
});

describe('kill and resume', () => {
  test('kill -9 in the middle, then resume: the same bytes as an undisturbed run, nothing half-written, nothing done twice', async () => {
    const undisturbed = cli('batch', 'briefs.yaml', '--out', 'calm', '--workers', '2', '--zip');
    expect(undisturbed.code).toBe(0);
    const calm = briefFiles('calm');
    expect(calm.size).toBe(30);

    for (const count of [1, 4]) {
      const { child, ended } = start('batch', 'briefs.yaml', '--out', 'wild', '--workers', '2', ...(count === 1 ? [] : ['--resume']));
      await untilFinished('wild', count);
      child.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
      for (const [path, bytes] of briefFiles('wild')) expect(bytes === calm.get(path), path).toBe(true);
    }
    const before = finished('wild');
    expect(before).toBeLessThan(10);

    const resumed = cli('batch', 'briefs.yaml', '--out', 'wild', '--resume', '--zip', '--json');
    expect(resumed.code).toBe(0);
    const { counts } = JSON.parse(resumed.stdout) as BatchReport;
    expect(counts).toEqual({ rendered: 10 - before, kept: before, failed: 0, skipped: 0 });
    const wild = briefFiles('wild');
    expect([...wild.keys()]).toEqual([...calm.keys()]);
    for (const [path, bytes] of wild) expect(bytes === calm.get(path), path).toBe(true);
    expect(briefsOf('wild')).toEqual(briefsOf('calm'));
    const [calmZip, wildZip] = ['calm.zip', 'wild.zip'].map((name) => readFileSync(project.path(name)));
    expect(wildZip!.equals(calmZip!)).toBe(true);
    expect(Object.keys(unzipSync(calmZip!)).toSorted()).toEqual([...calm.keys()]);
  }, 300_000);

  test('Ctrl-C ends with a report and says how to go on', async () => {
    const { child, ended } = start('batch', 'briefs.yaml', '--out', 'stopped', '--workers', '1');
    await untilFinished('stopped', 1);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    const { ok, counts } = JSON.parse(readFileSync(project.path('stopped/report.json'), 'utf8')) as BatchReport;
    expect(ok).toBe(false);
    expect(counts.rendered).toBe(finished('stopped'));
    expect(counts.rendered + counts.skipped).toBe(10);
  }, 120_000);
});

describe('batch', () => {
  test('a brief that fails is told with its place, the others are rendered, and the exit code is 1', () => {
    const facts = project.path('data/land-2/facts.yaml');
    const right = readFileSync(facts, 'utf8');
    writeFileSync(facts, right.replace('value: 130', 'value: many'));
    const result = cli('batch', 'two.yaml');
    writeFileSync(facts, right);
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^data\/land-2\/facts\.yaml:\d+:\d+ error: /m);
    expect(result.stdout.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^rendered {2}land-1\/short {2}text {2}/),
      expect.stringMatching(/^failed {4}land-2\/short {2}data\/land-2\/facts\.yaml:/),
    ]);
    expect(result.stdout).toMatch(/2 briefs: 1 rendered, 1 failed\. 1 file in output\/two; /);
    expect([...briefFiles('output/two').keys()]).toEqual(['land-1/short.txt']);
  });

  test('a dry run writes nothing', () => {
    const result = cli('batch', 'briefs.yaml', '--dry-run', '--out', 'dry');
    expect(result.code).toBe(0);
    expect(result.stdout.split('\n')[0]).toMatch(/^land-1\/short\.docx land-1\/short\.html land-1\/short\.txt {2}templates\/short \+ data\/land-1$/);
    expect(existsSync(project.path('dry'))).toBe(false);
  });

  test('an error of the manifest is told with its place', () => {
    project.write('wrong.yaml', 'briefs:\n  - templates: [shrt]\n    datasets: [land-1]\n');
    const result = cli('batch', 'wrong.yaml');
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/^wrong\.yaml:2:17 error: There is no template "shrt"/);
  });

  test.each([[['--workers', '0']], [['--workers', 'two']], [['--date', '2005-02-30']]])('wrong usage exits 2: %j', (args) => {
    expect(cli('batch', 'two.yaml', ...args).code).toBe(2);
  });
});
