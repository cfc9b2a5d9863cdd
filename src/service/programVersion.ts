import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the program that no byte of a brief depends on. */
const AROUND = /^(?:bin|service|studio)\//;

/**
 * Version of the program down to its source and its libraries: `0.1.0+3f2a9c1b7d40`. Briefs that another one rendered
 * may look otherwise, so they are other briefs.
 */
export function fingerprintProgram(version: string): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const sources = names.filter((name) => /\.(?:ts|json)$/.test(name) && !AROUND.test(name)).sort();
  for (const name of sources) hash.update(name).update(readFileSync(join(root, 'src', name)));
  return `${version}+${hash.digest('hex').slice(0, 12)}`;
}
