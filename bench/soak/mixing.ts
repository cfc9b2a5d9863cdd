import { createHash } from 'node:crypto';
import { bundleFolder } from '../../src/sandbox/bundle.ts';
import type { RenderRequest } from '../../src/sandbox/model.ts';
import { openRenderPool } from '../../src/sandbox/pool.ts';
import type { Format } from '../../src/template/model.ts';
import { FOLDERS, renderDataset } from '../briefpress.ts';
import { datasetText } from '../subjects/own.ts';

/** Numbers of briefs whose bytes depend on what was rendered beside or before them; none, if nothing leaks. */
export async function findMixedBriefs(count: number, formats: readonly Format[]): Promise<number[]> {
  const trees = { template: bundleFolder(FOLDERS.template), shared: bundleFolder(FOLDERS.shared) };
  const pool = openRenderPool({ processes: 2, waiting: count });
  try {
    const numbers = Array.from({ length: count }, (_, number) => number);
    const request = (number: number): RenderRequest => ({
      ...trees,
      dataset: { name: 'dataset', files: { 'dataset.json': Buffer.from(datasetText(number)) } },
      formats,
      parameters: {},
      date: '2005-12-05',
    });
    // Out of order, so that no brief has the same one before it as in the serial run.
    const shuffled = numbers.map((number) => (number * 7 + 3) % count);
    const together = new Map(await Promise.all(shuffled.map(async (number) => [number, hashOf(await pool.render(request(number)))] as const)));
    const mixed: number[] = [];
    for (const number of numbers) {
      if (hashOf(await renderDataset(datasetText(number), formats)) !== together.get(number)) mixed.push(number);
    }
    return mixed;
  } finally {
    await pool.close(true);
  }
}

function hashOf({ outputs }: { readonly outputs: readonly { readonly bytes: Uint8Array }[] }): string {
  const hash = createHash('sha256');
  for (const { bytes } of outputs) hash.update(bytes);
  return hash.digest('hex');
}
