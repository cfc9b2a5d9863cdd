import { setTimeout } from 'node:timers/promises';
import type { Format } from '../../src/template/model.ts';
import { renderDataset } from '../briefpress.ts';
import { datasetText } from '../subjects/own.ts';

/** Memory of the process after so many briefs, garbage collected, in MiB. */
export interface MemoryReading {
  readonly briefs: number;
  readonly resident: number;
  readonly heap: number;
}

/** Far from the variants that other measures ask for. */
const FIRST = 100_000;
const MIB = 2 ** 20;

/** Renders different briefs one after the other in this process; every tenth as Word document too. Needs `--expose-gc`. */
export async function renderMany(count: number, every: number, tell: (reading: MemoryReading) => void): Promise<MemoryReading[]> {
  const readings: MemoryReading[] = [];
  for (let briefs = 1; briefs <= count; briefs++) {
    const formats: Format[] = briefs % 10 === 0 ? ['pdf', 'docx'] : ['pdf'];
    await renderDataset(datasetText(FIRST + briefs), formats);
    if (briefs % every !== 0) continue;
    const reading = { briefs, ...(await readMemory()) };
    readings.push(reading);
    tell(reading);
  }
  return readings;
}

/** What V8 has let go of goes back to the system a moment later, on another thread. */
async function readMemory(): Promise<Pick<MemoryReading, 'resident' | 'heap'>> {
  for (let time = 0; time < 2; time += 1) {
    globalThis.gc!();
    await setTimeout(300);
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: Math.round(rss / MIB), heap: Math.round(heapUsed / MIB) };
}
