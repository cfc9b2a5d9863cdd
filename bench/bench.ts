import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_FLAGS } from '../src/sandbox/command.ts';
import { startWorker, type Worker } from './crew.ts';
import { measureCold } from './measures/cold.ts';
import type { PreviewResult } from './measures/preview.ts';
import type { StageResult } from './measures/stages.ts';
import { measureThroughput } from './measures/throughput.ts';
import { measureWarm } from './measures/warm.ts';
import { printResults } from './report.ts';
import type { Results } from './results.ts';
import { SUBJECTS } from './subject.ts';

// npm run bench: the standard brief by briefpress and by its rivals, in one run. See docs/speed.md.
const MEASURES = ['warm', 'throughput', 'cold', 'stages', 'preview'];
/** Rivals slower than these by far are not asked for hundreds of briefs. */
const FAST = ['briefpress-pdf', 'typst', 'pdfmake', 'carbone-docx', 'briefpress-docx'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: SUBJECTS.join() },
    measures: { type: 'string', default: MEASURES.join() },
    runs: { type: 'string', default: '15' },
    briefs: { type: 'string', default: '120' },
    cold: { type: 'string', default: '5' },
  },
});
const chosen = values.measures.split(',');
const runs = Number(values.runs);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const workers: Worker[] = [];
const skipped: Record<string, string> = {};
for (const id of values.only.split(',')) {
  const started = await startWorker(id);
  if ('missing' in started) skipped[id] = started.missing;
  else workers.push(started);
}
for (const [id, reason] of Object.entries(skipped)) tell(`${id} is left out: ${reason}`);
const ids = workers.map(({ id }) => id);
const results: Results = {
  command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
  machine: `${cpus().length} processors ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}`,
  skipped,
};
if (chosen.includes('warm')) results.warm = await measureWarm(workers, runs, tell);
await Promise.all(workers.map((worker) => worker.close()));
if (chosen.includes('stages')) results.stages = measureAlone('stages') as StageResult;
if (chosen.includes('preview')) results.preview = measureAlone('preview') as PreviewResult;
if (chosen.includes('throughput')) {
  results.throughput = await measureThroughput(ids.filter((id) => FAST.includes(id)), Number(values.briefs), tell);
}
if (chosen.includes('cold')) results.cold = await measureCold(ids, Number(values.cold), tell);

writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, undefined, 2)}\n`);
console.log(printResults(results));

function measureAlone(kind: 'stages' | 'preview'): unknown {
  const script = fileURLToPath(new URL('measure.ts', import.meta.url));
  const { stdout } = spawnSync(process.execPath, [...ENGINE_FLAGS, script, kind, String(runs)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  tell(kind);
  return JSON.parse(stdout);
}
