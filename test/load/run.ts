import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { residentMemory, watchMemory } from './memory.ts';
import { startServer } from './server.ts';
import { runStage } from './stage.ts';
import type { Stage } from './stage.ts';

// How the service answers many clients on this machine, and more of them than it takes. About two minutes.
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '18' },
    overload: { type: 'string', default: '256' },
  },
});
const seconds = Number(values.seconds);
const server = await startServer();
const memory = watchMemory(server.pid);
const problems: string[] = [];

await runStage(server.url, 2, 3, memory);
const idle = residentMemory(server.pid);
const before = await runStage(server.url, 1, 5, memory);
console.log('| clients | briefs/s | p50 ms | p95 ms | p99 ms | briefs | 503 | errors | memory MiB |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const clients of [1, 4, 16, 64]) check(await runStage(server.url, clients, seconds, memory), false);
check(await runStage(server.url, Number(values.overload), seconds, memory), true);

// Whoever was told to come again later does so.
await wait(5000);
const ready = await fetch(`${server.url}/health/ready`);
if (ready.status !== 200) problems.push(`after the overload, /health/ready answers ${ready.status}`);
const after = await runStage(server.url, 1, 5, memory);
console.log(`\none client before and after: p50 ${before.p50.toFixed(0)} and ${after.p50.toFixed(0)} ms, ${idle.toFixed(0)} and ${residentMemory(server.pid).toFixed(0)} MiB`);
if (after.briefs === 0 || after.p50 > before.p50 * 2) problems.push('after the overload, one client does not get what it got before');
memory.end();
const code = await server.stop();
if (code !== 0) problems.push(`the server ended with ${code}`);

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'Every request was answered, with a brief or with when to come again.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function check(stage: Stage, isOverload: boolean): void {
  const { clients, rate, p50, p95, p99, briefs, refused, unhelpful, wrong, unanswered } = stage;
  const mistaken = [...wrong.values()].reduce((sum, count) => sum + count, 0);
  const errors = unhelpful + mistaken + unanswered;
  const times = [p50, p95, p99].map((time) => time.toFixed(0)).join(' | ');
  console.log(`| ${clients} | ${rate.toFixed(1)} | ${times} | ${briefs} | ${refused} | ${errors} | ${stage.memory.toFixed(0)} |`);
  if (errors > 0) problems.push(`${clients} clients: ${unhelpful} times 503 without Retry-After, ${mistaken} wrong answers (${[...wrong.keys()].join(', ')}), ${unanswered} without any`);
  if (isOverload !== refused > 0) problems.push(isOverload ? `${clients} clients are no overload` : `${clients} clients: ${refused} were refused`);
  if (briefs === 0) problems.push(`${clients} clients: no brief came`);
}
