import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';
import { digestFiles, freePort, makeFolder, openClient, removeFolder, startStation } from './project.ts';
import type { AcceptedJob, Station } from './project.ts';

/** What a trial does to the program. */
export interface Trial {
  /** `server`: a server and two workers on a PostgreSQL; `embedded`: a server alone. */
  readonly kind: 'embedded' | 'server';
  /** Jobs of one brief each; all briefs differ. */
  readonly jobs: number;
  /** Processes that are killed meanwhile, one after the other; 0: an undisturbed run. */
  readonly kills: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

export interface TrialResult {
  /** How the accepted jobs have ended. */
  readonly jobs: readonly AcceptedJob[];
  /** SHA-256 of the file of each brief in the storage, by path. */
  readonly briefs: ReadonlyMap<string, string>;
  readonly killed: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** What the processes have logged. */
  readonly log: string;
}

const TEMPLATES = 30;

/** Sends jobs to a real server while real processes are killed at random, and waits for all of them. */
export async function runTrial({ kind, jobs: count, kills, seed, say = () => undefined }: Trial): Promise<TrialResult> {
  const random = makeRandom(seed);
  const started = performance.now();
  const folder = makeFolder(TEMPLATES);
  const postgres: Postgres | undefined = kind === 'server' ? await startPostgres() : undefined;
  const port = await freePort();
  const variables = {
    BRIEFPRESS_PORT: String(port),
    BRIEFPRESS_LIMITS_REQUESTS_PER_MINUTE: '0',
    BRIEFPRESS_LOG_LEVEL: 'warn',
    ...(postgres && { DATABASE_URL: postgres.url }),
  };
  const stations: Station[] = [startStation('server', ['serve'], folder, variables)];
  const client = openClient(`http://127.0.0.1:${port}`);
  const killed: Record<string, number> = {};
  try {
    await client.ready();
    if (kind === 'server') for (const name of ['worker 1', 'worker 2']) stations.push(startStation(name, ['worker'], folder, variables));

    const killAll = async (): Promise<void> => {
      for (let number = 1; number <= kills; number += 1) {
        await wait(500 + random() * (kind === 'server' ? 5_000 : 9_000));
        const station = stations[Math.floor(random() * stations.length)]!;
        await station.kill();
        killed[station.name] = (killed[station.name] ?? 0) + 1;
        say(`kill ${number} of ${kills}: ${station.name}`);
      }
    };
    const accepted: AcceptedJob[] = [];
    const submitAll = async (): Promise<void> => {
      // As many as are killed go along with the kills, so that there is work at each of them.
      for (let number = 0; number < count; number += 1) {
        accepted.push(await client.submit(orderOf(number)));
        if (kills > 0) await wait(random() * ((kills * 3_000) / count));
      }
    };
    await Promise.all([killAll(), submitAll()]);
    say(`all ${accepted.length} jobs are accepted`);
    const ended: AcceptedJob[] = [];
    for (const { id } of accepted) ended.push(await untilEnded(id, client));
    for (const station of stations) await station.stop();
    const briefs = new Map([...digestFiles(join(folder, 'output'))].filter(([path]) => /brief\.(?!json$)\w+$/.test(path)));
    const seconds = Math.round((performance.now() - started) / 1000);
    return { jobs: ended, briefs, killed, seconds, log: stations.map(({ name, log }) => `${name}: ${log()}`).join('\n') };
  } finally {
    for (const station of stations) await station.stop();
    await postgres?.remove();
    removeFolder(folder);
  }
}

/** A brief that no other number has. */
function orderOf(number: number): object {
  const day = 1 + Math.floor(number / TEMPLATES);
  return {
    template: [`note-${1 + (number % TEMPLATES)}`],
    dataset: 'sample',
    format: number % 2 === 0 ? 'html' : 'text',
    date: `2005-12-${String(day).padStart(2, '0')}`,
  };
}

async function untilEnded(id: string, client: ReturnType<typeof openClient>): Promise<AcceptedJob> {
  for (;;) {
    const job = await client.job(id);
    if (['done', 'failed', 'cancelled'].includes(job.state)) return job;
    await wait(100);
  }
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What went wrong in a disturbed run as against an undisturbed one; empty if nothing did. */
export function compareTrials(disturbed: TrialResult, calm: TrialResult): string[] {
  const problems: string[] = [];
  for (const { id, state, items } of disturbed.jobs) {
    if (state !== 'done') problems.push(`job ${id} is ${state}: ${items.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message)).join(' ')}`);
  }
  for (const [path, digest] of calm.briefs) {
    const other = disturbed.briefs.get(path);
    if (other === undefined) problems.push(`${path} is missing`);
    else if (other !== digest) problems.push(`${path} has other bytes`);
  }
  for (const path of disturbed.briefs.keys()) if (!calm.briefs.has(path)) problems.push(`${path} is there under another name`);
  return problems;
}
