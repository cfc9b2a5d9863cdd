import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openFolders } from '../../src/disk/folders.ts';
import type { Paper } from '../../src/document/model.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import { checkParity } from '../../src/parity/check.ts';
import { readInputs, renderBrief } from '../../src/render.ts';
import { coerceOptions } from '../../src/template/parameters.ts';

/** `brief.yaml` of a golden brief: see test/briefs.test.ts. */
interface GoldenBrief {
  readonly template: string;
  readonly dataset: string;
  readonly date: string;
  readonly paper?: Paper;
  readonly parameters?: Readonly<Record<string, string>>;
}

const HOME = new URL('../briefs/', import.meta.url);
const PROJECT = new URL('../../', import.meta.url).pathname;

test.each(readdirSync(HOME))('PDF and Word document of the golden brief %s say the same', async (name) => {
  const home = new URL(`${name}/`, HOME);
  const golden = parse(readFileSync(new URL('brief.yaml', home), 'utf8')) as GoldenBrief;
  const path = (given: string): string => (given.startsWith('./') ? new URL(given, home).pathname : PROJECT + given);
  const folders = { template: path(golden.template), dataset: path(golden.dataset), shared: `${PROJECT}templates/_shared` };
  const env = { now: new Date(`${golden.date}T00:00:00Z`), files: openFolders(Object.values(folders)), fonts: openFontLibrary() };
  const inputs = readInputs(folders, env);
  const options = coerceOptions(inputs.template, golden.parameters ?? {}, golden.paper);
  const { outputs } = await renderBrief(inputs, options, ['pdf', 'docx'], env);
  const [pdf, docx] = outputs.map(({ bytes, format }) => ({ name: `${name}.${format}`, bytes }));
  const { items, diagnostics } = await checkParity(pdf!, docx!);
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  expect(items).toBeGreaterThan(10);
});
