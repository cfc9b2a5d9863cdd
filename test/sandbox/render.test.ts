import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import { openFolders } from '../../src/disk/folders.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import { readInputs, renderBrief } from '../../src/render.ts';
import { bundleFolder } from '../../src/sandbox/bundle.ts';
import type { FileTree, RenderRequest } from '../../src/sandbox/model.ts';
import { openRenderPool } from '../../src/sandbox/pool.ts';
import { FORMATS } from '../../src/writers/index.ts';

const STARTERS = fileURLToPath(new URL('../../templates/_shared/starters', import.meta.url));
const folders = { template: `${STARTERS}/template`, dataset: `${STARTERS}/dataset`, shared: fileURLToPath(new URL('../../templates/_shared', import.meta.url)) };
const request: RenderRequest = {
  template: bundleFolder(folders.template),
  dataset: bundleFolder(folders.dataset),
  shared: bundleFolder(folders.shared),
  formats: FORMATS,
  parameters: {},
  date: '2026-03-01',
};
const pool = openRenderPool({ processes: 2 });
afterAll(() => pool.close());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a brief has the same bytes from a render process and from this one', async () => {
  const env = { now: new Date('2026-03-01'), files: openFolders(Object.values(folders)), fonts: openFontLibrary() };
  const here = await renderBrief(readInputs(folders, env), { parameters: {} }, FORMATS, env);
  const results = await Promise.all([pool.render(request), pool.render(request), pool.render(request)]);
  for (const result of results) {
    expect(result.title).toBe(here.brief.document.meta.title);
    expect(result.outputs.map(({ format, bytes }) => [format, sha256(bytes)])).toEqual(here.outputs.map(({ format, bytes }) => [format, sha256(bytes)]));
    expect(result.outputs.find(({ format }) => format === 'pdf')?.pages).toBeGreaterThan(0);
  }
});

test('formats, paper and parameters are those that were asked for', async () => {
  const a4 = await pool.render({ ...request, formats: ['text', 'pdf'], paper: 'a4', parameters: { audience: 'congress' } });
  expect(a4.outputs.map(({ format }) => format)).toEqual(['text', 'pdf']);
  expect(new TextDecoder().decode(a4.outputs[0]!.bytes)).toContain('prepared for the Congress');
  expect((await pool.render({ ...request, formats: [] })).outputs.map(({ format }) => format)).toEqual(['pdf', 'docx']);
});

test('errors of the input come with their places in the files that were given', async () => {
  const broken = change(request.dataset, 'tables/seizures.csv', (text) => text.replace('Heroin,2026', 'Heroin,last year'));
  const error: unknown = await pool.render({ ...request, dataset: broken }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BriefError);
  const findings = (error as BriefError).diagnostics;
  expect(findings.some(({ place }) => place?.file.endsWith('dataset/tables/seizures.csv') === true && place.line === 2)).toBe(true);
  expect(await pool.check({ ...request, dataset: broken })).toEqual(findings);
  expect(await pool.check(request)).toEqual([]);
});

test('two folders of one name are told apart', async () => {
  const name = 'x';
  const same = { ...request, template: { ...request.template, name }, dataset: { ...request.dataset, name }, shared: { ...request.shared, name } };
  expect((await pool.render({ ...same, formats: ['text'] })).outputs).toHaveLength(1);
});

test('a request that is malformed is an error of the input', async () => {
  const formats = ['pdf', 'constructor'] as unknown as RenderRequest['formats'];
  await expect(pool.render({ ...request, formats })).rejects.toThrow('sandbox/bad-format');
  await expect(pool.render({ ...request, parameters: { nothing: 'x' } })).rejects.toThrow('nothing');
});

function change(tree: FileTree, path: string, edit: (text: string) => string): FileTree {
  const text = edit(new TextDecoder().decode(tree.files[path]));
  return { ...tree, files: { ...tree.files, [path]: new TextEncoder().encode(text) } };
}
