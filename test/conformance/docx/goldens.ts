import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { openFolders } from '../../../src/disk/folders.ts';
import type { FontLibrary } from '../../../src/fonts.ts';
import type { Paper } from '../../../src/document/model.ts';
import { composeBrief, readInputs } from '../../../src/render.ts';
import type { EdgeCase } from './corpus.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const briefs = join(root, 'test/briefs');

interface Brief {
  readonly template: string;
  readonly dataset: string;
  readonly date: string;
  readonly paper?: Paper;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
}

/** The golden briefs of `test/briefs`, composed. */
export async function goldenBriefs(fonts: FontLibrary): Promise<EdgeCase[]> {
  const cases: EdgeCase[] = [];
  for (const name of readdirSync(briefs).sort()) {
    const file = join(briefs, name, 'brief.yaml');
    if (existsSync(file)) cases.push(await composeGolden(name, file, fonts));
  }
  return cases;
}

async function composeGolden(name: string, file: string, fonts: FontLibrary): Promise<EdgeCase> {
  const brief = parse(readFileSync(file, 'utf8')) as Brief;
  // Paths that begin with a dot are the brief's own, the others the project's.
  const locate = (path: string): string => relative(process.cwd(), path.startsWith('.') ? join(dirname(file), path) : join(root, path));
  const env = { now: new Date(`${brief.date}T00:00:00Z`), fonts, files: openFolders([root]) };
  const shared = relative(process.cwd(), join(root, 'templates/_shared'));
  const inputs = readInputs({ template: locate(brief.template), dataset: locate(brief.dataset), shared }, env);
  const options = { parameters: brief.parameters ?? {}, ...(brief.paper === undefined ? {} : { paper: brief.paper }) };
  const { document, assets } = await composeBrief(inputs, options, env);
  return { name: `brief ${name}`, document, assets };
}
