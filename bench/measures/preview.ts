import { renderDataset } from '../briefpress.ts';
import { median } from '../statistics.ts';
import { datasetText } from '../subjects/own.ts';
import { WARM_UP } from './warm.ts';

export interface PreviewResult {
  /** Processor time of a brief that this warm process has not seen before, as PDF. */
  readonly first: number;
  /** The same brief again with one fact changed. */
  readonly second: number;
}

const FIRST = 30_000;

/**
 * Pairs for each run that is asked for. About one a pair, V8 collects garbage: for some ten pairs while the same of the two is
 * rendered, so that a few pairs would tell when that was, and not what a preview costs.
 */
const PAIRS = 5;

/** What an editor waits for: a brief, then the same one with one changed fact. */
export async function measurePreview(runs: number): Promise<PreviewResult> {
  const samples: PreviewResult[] = [];
  for (let run = -WARM_UP; run < PAIRS * runs; run++) {
    const text = datasetText(FIRST + run);
    const first = await cpuOf(text);
    const second = await cpuOf(changeOneFact(text));
    if (run >= 0) samples.push({ first, second });
  }
  return { first: median(samples.map(({ first }) => first)), second: median(samples.map(({ second }) => second)) };
}

async function cpuOf(text: string): Promise<number> {
  const before = process.cpuUsage();
  await renderDataset(text, ['pdf']);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function changeOneFact(text: string): string {
  const dataset = JSON.parse(text) as { facts: Record<string, { value: number }> };
  dataset.facts['committee-staff']!.value += 1;
  return JSON.stringify(dataset);
}
