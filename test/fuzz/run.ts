import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { BriefError } from '../../src/diagnostic.ts';
import type { RenderRequest } from '../../src/sandbox/model.ts';
import { openRenderPool } from '../../src/sandbox/pool.ts';
import { inspect } from '../hostile/support/inspect.ts';
import { GOOD_FILES, TARGETS } from './targets.ts';

/**
 * Renders spoiled templates, datasets, specs, texts and pictures for a while: only findings and good outputs are
 * allowed, no fault of the program and nothing that takes long. `--seed` and `--only` repeat a run.
 */
const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' }, only: { type: 'string' }, processes: { type: 'string', default: '2' } },
});
const seconds = Number(options.seconds);
const seed = Number(options.seed ?? Date.now() % 2 ** 31);

/** Rules that say that something went wrong which no stage foresaw. */
const UNFORESEEN = ['sandbox/wall-time', 'sandbox/cpu-time', 'sandbox/memory', 'sandbox/died', 'sandbox/too-complex'];

const pool = openRenderPool({ processes: Number(options.processes), cpuSeconds: 10, wallSeconds: 60, growthMegabytes: 1_000 });

interface Count {
  printed: number;
  refused: number;
  readonly rules: Set<string>;
}

interface Failure {
  readonly error: Error;
  readonly request: RenderRequest;
}

async function fuzz(requests: fc.Arbitrary<RenderRequest>): Promise<{ count: Count; failure?: Failure }> {
  const count: Count = { printed: 0, refused: 0, rules: new Set() };
  const property = fc.asyncProperty(requests, async (request) => {
    try {
      inspect(await pool.render(request));
      count.printed += 1;
    } catch (error) {
      if (!(error instanceof BriefError)) throw error;
      const rules = error.diagnostics.map(({ rule }) => rule);
      if (rules.some((rule) => UNFORESEEN.includes(rule))) throw error;
      rules.forEach((rule) => count.rules.add(rule));
      count.refused += 1;
    }
  });
  const { failed, errorInstance, counterexample } = await fc.check(property, { seed, numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1_000 });
  if (!failed || counterexample === null) return { count };
  return { count, failure: { error: errorInstance as Error, request: counterexample[0] } };
}

/** The files of a request that no good brief has, as text. */
function spoiledFiles({ template, dataset }: RenderRequest): string {
  const known = new Set(GOOD_FILES.map((bytes) => Buffer.from(bytes).toString('latin1')));
  const files = [...Object.entries(template.files), ...Object.entries(dataset.files)];
  const spoiled = files.filter(([, bytes]) => !known.has(Buffer.from(bytes).toString('latin1')));
  return spoiled.map(([path, bytes]) => `--- ${path}\n${Buffer.from(bytes).toString()}`).join('\n');
}

const wanted = Object.entries(TARGETS).filter(([name]) => options.only === undefined || options.only === name);
console.log(`seed ${seed}, ${seconds} seconds: ${wanted.map(([name]) => name).join(', ')}`);
await Promise.all(
  wanted.map(async ([name, requests]) => {
    const { count, failure } = await fuzz(requests);
    console.log(`${name.padEnd(9)} ${count.printed + count.refused} inputs: ${count.printed} printed, ${count.refused} refused by ${count.rules.size} rules`);
    if (failure === undefined) return;
    process.exitCode = 1;
    console.error(`${name} failed; repeat it by --seed ${seed} --only ${name}\n${failure.error.stack}\n${spoiledFiles(failure.request)}`);
  }),
);
const { rendered, killed } = pool.stats;
console.log(`${rendered} rendered, ${killed} processes ended by a limit`);
await pool.close(true);
