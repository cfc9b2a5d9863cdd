import { setTimeout } from 'node:timers/promises';
import type { Worker } from '../crew.ts';
import type { ChartSource, Sample } from '../model.ts';
import { median } from '../statistics.ts';

/** Medians of what one subject took for one brief. */
export interface WarmResult extends Sample {
  readonly id: string;
  readonly charts: ChartSource;
  /** Smallest processor time. */
  readonly leastCpu: number;
}

/**
 * Briefs of each kind that every process makes before the clock is looked at. Ours is much code: V8 compiles parts of it
 * anew until about the hundredth brief, on other threads, which would be counted.
 */
export const WARM_UP = 150;

/** Milliseconds between two briefs. */
const PAUSE = 100;

/**
 * One brief after the other, each by every subject before the next one: what else the machine does falls on all alike.
 * Each brief is another variant.
 */
export async function measureWarm(workers: readonly Worker[], runs: number, tell: (line: string) => void): Promise<WarmResult[]> {
  const samples = new Map<string, Sample[]>();
  for (let run = -WARM_UP; run < runs; run++) {
    for (const worker of workers) {
      for (const [index, charts] of (['given', 'rendered'] as const).entries()) {
        // Threads of the one before may still compile or collect, and processors share their parts.
        if (run >= 0) await setTimeout(PAUSE);
        const answer = await worker.ask({ kind: 'one', variant: 2 * (run + WARM_UP) + index, charts });
        if (answer.kind !== 'sample' || run < 0) continue;
        const key = `${worker.id} ${charts}`;
        samples.set(key, [...(samples.get(key) ?? []), answer.sample]);
      }
    }
    tell(`warm ${run + WARM_UP + 1} of ${runs + WARM_UP}`);
  }
  return [...samples].map(([key, list]) => {
    const [id, charts] = key.split(' ') as [string, ChartSource];
    const middle = (name: keyof Sample): number => median(list.map((sample) => sample[name]));
    const memory = Math.max(...list.map((sample) => sample.memory));
    const leastCpu = Math.min(...list.map((sample) => sample.cpu));
    return { id, charts, cpu: middle('cpu'), leastCpu, wall: middle('wall'), bytes: middle('bytes'), memory };
  });
}
