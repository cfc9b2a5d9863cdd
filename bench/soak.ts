import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ENGINE_FLAGS } from '../src/sandbox/command.ts';
import { printSection } from './report.ts';
import { median } from './statistics.ts';
import type { CompendiumResult } from './soak/compendium.ts';
import type { MemoryReading } from './soak/manyBriefs.ts';

// npm run soak: what only long runs show. Memory over thousands of briefs, the time of long briefs, briefs that mix.
// Ends with 1 if a bar is missed. See docs/speed.md.
const { values } = parseArgs({
  options: {
    briefs: { type: 'string', default: '2000' },
    chapters: { type: 'string', default: '7,14,28' },
    mixed: { type: 'string', default: '200' },
  },
});
const GROWTH = 1.1;
const BEFORE = 200;
/** A page of the longest brief by one of the shortest; below 1 where what is done once weighs less. */
const SLOWER = 1.15;
const MEBIBYTES = 1024;

let missed = false;
const judge = (name: string, value: number, bar: number): void => {
  missed ||= !(value <= bar);
  console.log(`\n${name}: ${value.toFixed(2)}, bar ${bar}, ${value <= bar ? 'holds' : 'MISSED'}`);
};

const readings = (await run('many', values.briefs)) as MemoryReading[];
console.log(printSection('Different briefs in one process', ['briefs', 'RSS MiB', 'heap MiB'], readings.map(({ briefs, resident, heap }) => [briefs, resident, heap])));
// What the system has taken back when memory is read is chance: three readings count for one.
const early = median(readings.slice(0, 3).map(({ resident }) => resident));
const late = median(readings.slice(-3).map(({ resident }) => resident));
judge(`RSS after some ${readings.at(-1)!.briefs} briefs by RSS after some ${BEFORE}`, late / early, GROWTH);

const lengths: CompendiumResult[] = [];
for (const chapters of values.chapters.split(',')) lengths.push((await run('compendium', chapters)) as CompendiumResult);
console.log(printSection('One long brief', ['pages', 'CPU ms', 'CPU ms a page', 'peak MiB'], lengths.map(({ pages, cpu, memory }) => [pages, cpu, cpu / pages, memory])));
const [short, long] = [lengths[0]!, lengths.at(-1)!];
judge(`CPU of a page of ${long.pages} by one of ${short.pages}`, long.cpu / long.pages / (short.cpu / short.pages), SLOWER);
judge(`Peak MiB of ${long.pages} pages`, long.memory, MEBIBYTES);

const mixed = (await run('mixing', values.mixed)) as number[];
judge(`Of ${values.mixed} briefs, those that differ when rendered with others`, mixed.length, 0);
process.exitCode = missed ? 1 : 0;

/** Each part in a process of its own, so that none meets the memory of another. */
function run(part: string, size: string): Promise<unknown> {
  const child = fork(fileURLToPath(new URL('soak/part.ts', import.meta.url)), [part, size], { execArgv: ['--expose-gc', ...ENGINE_FLAGS] });
  return new Promise((resolve, reject) => {
    child.on('message', resolve);
    child.on('exit', (code) => reject(new Error(`${part} ended with ${code}`)));
  });
}
