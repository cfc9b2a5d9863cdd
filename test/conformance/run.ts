import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Runs the conformance checks of every format: `test/conformance/<format>/run.ts`. */
const here = fileURLToPath(new URL('.', import.meta.url));

for (const { name } of readdirSync(here, { withFileTypes: true })) {
  const script = `${here}${name}/run.ts`;
  if (!existsSync(script)) continue;
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
