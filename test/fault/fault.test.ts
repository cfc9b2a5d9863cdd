import { beforeAll, expect, test } from 'vitest';
import { NO_POSTGRES, POSTGRES_FOLDER } from '../support/postgres.ts';
import { compareTrials, runTrial } from './trial.ts';
import type { TrialResult } from './trial.ts';

const JOBS = 12;
let calm: TrialResult;

// A small share of `npm run fault`, which kills 50 times during 300 jobs.
beforeAll(async () => {
  calm = await runTrial({ kind: 'embedded', jobs: JOBS, kills: 0, seed: 0 });
}, 300_000);

test('undisturbed, every job is done', () => {
  expect(calm.jobs.map(({ state }) => state)).toEqual(calm.jobs.map(() => 'done'));
  expect(calm.briefs.size).toBe(JOBS);
});

test('a server that is killed twice and has its database in a folder: nothing is lost or double, no byte differs', async () => {
  const disturbed = await runTrial({ kind: 'embedded', jobs: JOBS, kills: 2, seed: 1 });
  expect(compareTrials(disturbed, calm), disturbed.log).toEqual([]);
}, 300_000);

const withPostgres = POSTGRES_FOLDER === undefined ? `(${NO_POSTGRES})` : '';

test.skipIf(POSTGRES_FOLDER === undefined)(`a server and two workers on PostgreSQL, killed three times: the same ${withPostgres}`, async () => {
  const disturbed = await runTrial({ kind: 'server', jobs: JOBS, kills: 3, seed: 2 });
  expect(compareTrials(disturbed, calm), disturbed.log).toEqual([]);
}, 300_000);

test('what is lost, double or altered is told', () => {
  const [[path, digest], ...others] = [...calm.briefs] as [[string, string], ...[string, string][]];
  const compare = (briefs: Iterable<[string, string]>): string[] => compareTrials({ ...calm, briefs: new Map(briefs) }, calm);
  expect(compare(calm.briefs)).toEqual([]);
  expect(compare(others)).toEqual([`${path} is missing`]);
  expect(compare([[path, digest.toUpperCase()], ...others])).toEqual([`${path} has other bytes`]);
  expect(compare([...calm.briefs, ['briefs/other/brief.html', digest]])).toEqual(['briefs/other/brief.html is there under another name']);
  const [job, ...jobs] = calm.jobs;
  expect(compareTrials({ ...calm, jobs: [{ ...job!, state: 'failed' }, ...jobs] }, calm)).toEqual([expect.stringContaining(`job ${job!.id} is failed`)]);
});
