import { drawProgress } from '../batch/progress.ts';
import { countStates } from '../batch/report.ts';
import { describeResult } from '../batch/summary.ts';
import type { BatchResult } from '../batch/model.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds between two drawings of the bar, for the time left to run down. */
const TICK = 500;

/** Shows how a batch goes: a bar on a terminal, elsewhere a line a brief in the order of the batch. */
export function openTicker(total: number, terminal: Terminal, live: boolean): { add(result: BatchResult, index: number): void; close(): void } {
  const results: BatchResult[] = [];
  const started = performance.now();
  let printed = 0;

  const draw = (): void => {
    const ended = results.filter(() => true);
    const { kept, failed } = countStates(ended);
    terminal.progress(drawProgress({ total, ended: ended.length, kept, failed, milliseconds: performance.now() - started }));
  };
  const timer = live ? setInterval(draw, TICK) : undefined;
  timer?.unref();

  return {
    add(result, index) {
      results[index] = result;
      if (live) return draw();
      for (let next = results[printed]; next !== undefined; next = results[++printed]) terminal.line(describeResult(next));
    },
    close() {
      clearInterval(timer);
      // Briefs that the end of the run left behind held up those after them.
      if (!live) results.forEach((result, index) => index > printed && terminal.line(describeResult(result)));
    },
  };
}
