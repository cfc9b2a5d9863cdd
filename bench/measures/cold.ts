import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datasetText } from '../subjects/own.ts';
import { median } from '../statistics.ts';
import { endedMilliseconds, peakMemory } from '../usage.ts';

export interface ColdResult {
  readonly id: string;
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** A fresh process for each brief: our commands as users type them, and the subjects. Charts are rendered. */
export async function measureCold(ids: readonly string[], runs: number, tell: (line: string) => void): Promise<ColdResult[]> {
  const program = path('../../src/bin/start.js');
  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  const dataset = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFileSync(join(dataset, 'dataset.json'), datasetText(0));
  const commands: [string, string[]][] = [
    ['briefpress --help', [program, '--help']],
    ['briefpress render', [program, 'render', path('../brief/template'), dataset, '--format', 'pdf', '--out', out, '--date', '2005-12-05']],
    ['briefpress render incsr-chapter', [program, 'render', path('../../templates/incsr-chapter'), path('../../data/kazakhstan-2005'), '--format', 'pdf', '--out', out]],
    ...ids.map((id): [string, string[]] => [id, [path('../once.ts'), id]]),
  ];
  const samples = new Map<string, ColdResult[]>(commands.map(([id]) => [id, []]));
  // The first run fills the code cache, as the second start of an installed program finds it.
  for (let run = -1; run < runs; run++) {
    for (const [id, args] of commands) {
      const sample = { id, ...(await runOnce(args)) };
      if (run >= 0) samples.get(id)!.push(sample);
    }
    tell(`cold ${run + 2} of ${runs + 1}`);
  }
  return [...samples].map(([id, list]) => {
    const middle = (name: 'cpu' | 'wall' | 'memory'): number => median(list.map((sample) => sample[name]));
    return { id, cpu: middle('cpu'), wall: middle('wall'), memory: middle('memory') };
  });
}

function runOnce(args: readonly string[]): Promise<Omit<ColdResult, 'id'>> {
  const [cpu, wall] = [endedMilliseconds(), performance.now()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let memory = 0;
  const watch = setInterval(() => (memory = Math.max(memory, peakMemory(child.pid!))), 40);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code !== 0) return reject(new Error(`${args.join(' ')} ended with ${code}`));
      resolve({ wall: performance.now() - wall, cpu: endedMilliseconds() - cpu, memory });
    });
  });
}
