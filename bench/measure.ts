import { measurePreview } from './measures/preview.ts';
import { measureStages } from './measures/stages.ts';

// What is measured within one process, in a process of its own.
const [kind, runs] = process.argv.slice(2);
const result = kind === 'stages' ? await measureStages(Number(runs)) : await measurePreview(Number(runs));
console.log(JSON.stringify(result));
