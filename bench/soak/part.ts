import { renderCompendium } from './compendium.ts';
import { renderMany } from './manyBriefs.ts';
import { findMixedBriefs } from './mixing.ts';

// One part of the soak run, in a process of its own.
const EVERY = 100;

const PARTS = {
  many: (count: number) => renderMany(count, EVERY, ({ briefs, resident, heap }) => void process.stderr.write(`${briefs} briefs, ${resident} MiB, heap ${heap} MiB\n`)),
  compendium: renderCompendium,
  mixing: (count: number) => findMixedBriefs(count, ['pdf', 'docx']),
};

const [part, size] = process.argv.slice(2) as [keyof typeof PARTS, string];
const result = await PARTS[part](Number(size));
process.send!(result, () => process.disconnect!());
