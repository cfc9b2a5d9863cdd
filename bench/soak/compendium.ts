import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolders } from '../../src/disk/folders.ts';
import { openFontLibrary } from '../../src/fonts.ts';
import { readInputs, renderBrief } from '../../src/render.ts';
import { briefContents } from '../brief/contents.ts';
import { briefDataset } from '../brief/dataset.ts';
import { FOLDERS, OPTIONS, renderDataset } from '../briefpress.ts';
import { datasetText } from '../subjects/own.ts';
import { peakMemory } from '../usage.ts';

/** What one long brief took. */
export interface CompendiumResult {
  readonly pages: number;
  /** Processor time of inputs to PDF, in milliseconds. */
  readonly cpu: number;
  /** Most memory that the process had, in MiB. */
  readonly memory: number;
}

interface Dataset {
  readonly tables: Readonly<Record<string, object>>;
  readonly narrative: Readonly<Record<string, string>>;
}

const CHARTS = `${FOLDERS.template}/charts`;

/** One PDF of so many chapters, each a standard brief with its own text, tables and charts, in a process that is warm. */
export async function renderCompendium(chapters: number): Promise<CompendiumResult> {
  for (let variant = 1; variant <= 6; variant++) await renderDataset(datasetText(variant), ['pdf']);
  const root = mkdtempSync(join(tmpdir(), 'compendium-'));
  try {
    const folders = { template: join(root, 'template'), dataset: join(root, 'dataset'), shared: FOLDERS.shared };
    writeCompendium(folders, chapters);
    const before = process.cpuUsage();
    const env = { now: new Date('2005-12-05T00:00:00Z'), files: openFolders(Object.values(folders)), fonts: openFontLibrary() };
    const { outputs } = await renderBrief(readInputs(folders, env), OPTIONS, ['pdf'], env);
    const { user, system } = process.cpuUsage(before);
    return { pages: outputs[0]!.pages ?? 0, cpu: (user + system) / 1000, memory: peakMemory() };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeCompendium(folders: { readonly template: string; readonly dataset: string }, chapters: number): void {
  mkdirSync(join(folders.template, 'charts'), { recursive: true });
  mkdirSync(folders.dataset);
  const [, frontMatter, body] = /^(---\n.*?\n---\n)::cover\n\n::toc\{depth=1\}\n(.*)$/s.exec(readFileSync(`${FOLDERS.template}/template.md`, 'utf8'))!;
  const text = [frontMatter!.replace(/^needs:\n.*\n/m, ''), '::cover', '', '::toc{depth=2}', ''];
  const tables: Record<string, object> = {};
  const narrative: Record<string, string> = {};
  for (let chapter = 1; chapter <= chapters; chapter++) {
    text.push(`# Chapter ${chapter}`, '', chapterText(body!, chapter));
    const dataset = briefDataset(briefContents(chapter)) as Dataset;
    for (const [name, table] of Object.entries(dataset.tables)) tables[`${name}-${chapter}`] = table;
    for (const [name, words] of Object.entries(dataset.narrative)) narrative[`${name}-${chapter}`] = words;
    for (const name of readdirSync(CHARTS)) {
      const spec = readFileSync(join(CHARTS, name), 'utf8').replace(/"name": "([\w-]+)"/, `"name": "$1-${chapter}"`);
      writeFileSync(join(folders.template, 'charts', name.replace('.vl', `-${chapter}.vl`)), spec);
    }
  }
  writeFileSync(join(folders.template, 'template.md'), text.join('\n'));
  writeFileSync(join(folders.dataset, 'dataset.json'), JSON.stringify({ ...briefDataset(briefContents(0)), tables, narrative }));
}

/** The text of the standard brief one level down, with names that no other chapter has. */
function chapterText(body: string, chapter: number): string {
  return body
    .replaceAll(/^# /gm, '## ')
    .replaceAll(/\{\{> (narrative\/[\w-]+)\}\}/g, `{{> $1-${chapter}}}`)
    .replaceAll(/(data|spec)=([\w-]+)/g, `$1=$2-${chapter}`);
}
