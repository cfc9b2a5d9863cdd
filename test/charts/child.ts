import { createHash } from 'node:crypto';
import { specs } from './specs.ts';
import { drawClean } from './support.ts';

/** Draws every kind of chart in a process of its own and prints what came out, for comparison. */
const printed: Record<string, string> = {};
for (const [name, spec] of Object.entries(specs)) {
  const drawing = await drawClean(spec, { name });
  printed[name] = createHash('sha256').update(JSON.stringify(drawing)).digest('hex');
}
process.stdout.write(JSON.stringify(printed));
