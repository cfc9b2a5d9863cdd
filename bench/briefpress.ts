import { fileURLToPath } from 'node:url';
import { openFolders } from '../src/disk/folders.ts';
import type { Env, FileReader } from '../src/env.ts';
import { openFontLibrary } from '../src/fonts.ts';
import { type BriefFolders, type BriefInputs, readInputs, renderBrief, type RenderedBrief } from '../src/render.ts';
import type { Format, RenderOptions } from '../src/template/model.ts';

const DATASET = 'memory';

/** Where the standard brief's template is, and the dataset that only stands in memory. */
export const FOLDERS: BriefFolders = {
  template: fileURLToPath(new URL('brief/template', import.meta.url)),
  shared: fileURLToPath(new URL('../templates/_shared', import.meta.url)),
  dataset: DATASET,
};

export const OPTIONS: RenderOptions = { parameters: {} };

const disk = openFolders([FOLDERS.template, FOLDERS.shared]);
const fonts = openFontLibrary();

/** The world of one brief, whose dataset is the text of a JSON document. */
export function briefEnv(dataset: string): Env {
  const path = `${DATASET}/dataset.json`;
  const files: FileReader = {
    read: (file) => (file === path ? Buffer.from(dataset) : disk.read(file)),
    readText: (file) => (file === path ? dataset : disk.readText(file)),
    exists: (file) => file === path || disk.exists(file),
    list: (folder) => (folder === DATASET ? [{ name: 'dataset.json', kind: 'file' }] : disk.list(folder)),
  };
  return { now: new Date('2005-12-05T00:00:00Z'), files, fonts };
}

export function readBrief(dataset: string): { inputs: BriefInputs; env: Env } {
  const env = briefEnv(dataset);
  return { inputs: readInputs(FOLDERS, env), env };
}

/** From the text of a dataset to the bytes of its outputs, all that the program does included. */
export function renderDataset(dataset: string, formats: readonly Format[]): Promise<RenderedBrief> {
  const { inputs, env } = readBrief(dataset);
  return renderBrief(inputs, OPTIONS, formats, env);
}
