import { parseArgs } from 'node:util';
import { compareTrials, runTrial } from './trial.ts';

// Kills the server and its workers at random while they render, and compares the outcome with an undisturbed run.
const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '300' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    on: { type: 'string', default: 'server' },
  },
});
const kind = values.on === 'embedded' ? 'embedded' : 'server';
const trial = { kind, jobs: Number(values.jobs), kills: Number(values.kills), seed: Number(values.seed), say: console.log } as const;

console.log(`${trial.jobs} jobs undisturbed, ${kind}`);
const calm = await runTrial({ ...trial, kills: 0 });
console.log(`${calm.briefs.size} briefs in ${calm.seconds} s; now with ${trial.kills} kills`);
const disturbed = await runTrial(trial);
const problems = compareTrials(disturbed, calm);
console.log(`${disturbed.briefs.size} briefs in ${disturbed.seconds} s; killed: ${JSON.stringify(disturbed.killed)}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) console.error(disturbed.log.slice(-20_000));
console.log(problems.length === 0 ? 'Nothing lost, nothing double, no byte differs.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
