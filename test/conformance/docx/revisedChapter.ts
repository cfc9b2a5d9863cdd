import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHAPTER = fileURLToPath(new URL('../../../data/kazakhstan-2005', import.meta.url));

/** What stands in a file of the dataset, and what the later edition has in its place. */
type Revision = readonly [file: string, before: string | RegExp, after: string];

const NEW_FACT = `chu-last-seizure:
  label: Marijuana seized from a last Chu Valley resident
  value: 640
  unit: kg
  period: September 2, 2005
  place: Chu Valley
  source: {document: cable, paragraph: 24}
`;

/** Figures revised, added and removed; sentences, list items and rows with them. */
const REVISIONS: readonly Revision[] = [
  ['facts.yaml', /(?<=^cultivation-cases-2005:\n.*\n {2}value: )164/m, '187'],
  ['facts.yaml', /(?<=^chu-second-seizure:\n.*\n {2}value: )1/m, '2'],
  ['facts.yaml', /(?<=^addicts-2005:\n.*\n {2}value: )52137/m, '52641'],
  ['facts.yaml', /(?<=^undercover-operations-2005:\n.*\n {2}value: )15/m, '21'],
  ['facts.yaml', /(?<=^precursors-seized-2005:\n.*\n {2}value: )88/m, '93'],
  ['facts.yaml', /(?<=^cannabis-area:\n.*\n {2}value: )1200000/m, '1250000'],
  ['facts.yaml', /(?=^chu-second-seizure:\n)/m, `${NEW_FACT}\n`],
  ['facts.yaml', /^chu-first-resident-age:\n(?: .*\n)+/m, ''],
  ['narrative/cultivation.md', /a {{fact "chu-first-resident-age" as="adjective"}}-old resident/, 'a resident'],
  ['narrative/cultivation.md', 'was seized from a separate resident.', 'was seized from a separate resident. A last resident lost {{fact "chu-last-seizure"}}.'],
  ['narrative/cultivation.md', /\nBotanists[^]*/, ''],
  ['narrative/policy-initiatives.md', 'stands behind the changes', 'supports the changes'],
  ['narrative/policy-initiatives.md', /^- tighter rules.*\n.*\n/m, '- confiscation of what was earned with narcotics;\n$&'],
  ['tables/checkpoints.csv', /^Aul,/m, 'Kordai,border-post,INL,Search equipment on order\n$&'],
  ['tables/checkpoints.csv', /^Beineu,.*\n/m, ''],
];

/** Copies the Kazakhstan dataset to a folder and revises it as a later edition would. */
export function writeRevisedChapter(folder: string): void {
  cpSync(CHAPTER, folder, { recursive: true });
  for (const [file, before, after] of REVISIONS) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const revised = text.replace(before, after);
    if (revised === text) throw new Error(`${file} has no ${before}: the revisions no longer fit the dataset`);
    writeFileSync(path, revised);
  }
}
