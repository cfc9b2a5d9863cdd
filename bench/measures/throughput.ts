import { startWorker, type Worker } from '../crew.ts';
import { median } from '../statistics.ts';

export interface ThroughputResult {
  readonly id: string;
  /** Briefs a second by two processes, charts rendered. */
  readonly perSecond: number;
}

const FIRST = 10_000;
const ROUNDS = 3;

/** Two warm processes of each subject share briefs; the subjects take turns. */
export async function measureThroughput(ids: readonly string[], briefs: number, tell: (line: string) => void): Promise<ThroughputResult[]> {
  const pairs = new Map<string, Worker[]>();
  for (const id of ids) {
    const pair = await Promise.all([startWorker(id), startWorker(id)]);
    const workers = pair.filter((worker): worker is Worker => 'ask' in worker);
    if (workers.length === 2) pairs.set(id, workers);
  }
  const speeds = new Map<string, number[]>([...pairs.keys()].map((id) => [id, []]));
  const share = Math.max(2, Math.round(briefs / 2 / ROUNDS));
  let next = FIRST;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [id, workers] of pairs) {
      const started = performance.now();
      await Promise.all(workers.map((worker, index) => worker.ask({ kind: 'many', variants: numbers(next + index * share, share) })));
      // The first round warms up.
      if (round > 0) speeds.get(id)!.push((2 * share * 1000) / (performance.now() - started));
    }
    next += 2 * share;
    tell(`throughput ${round + 1} of ${ROUNDS + 1}`);
  }
  await Promise.all([...pairs.values()].flat().map((worker) => worker.close()));
  return [...speeds].map(([id, list]) => ({ id, perSecond: median(list) }));
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}
