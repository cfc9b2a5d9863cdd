import { readdirSync, readFileSync } from 'node:fs';
import type { FileReader } from '../../src/env.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

/** A small project in memory that tests may change. */
export interface ProjectFiles {
  readonly reader: FileReader;
  edit(path: string, change: (text: string) => string): void;
  add(path: string, text: string): void;
  remove(path: string): void;
}

const ROOT = new URL('../../', import.meta.url).pathname;

const DATASET = `title: Sample
country: {name: Sampleland, iso3: XXS}
edition: {name: "2005", year: 2005}
language: en-US
author: Office of Samples
sources:
  report: {title: Annual report, author: Sample agency, date: 2005-12-05}
tables:
  seizures:
    title: Seizures
    columns:
      drug: {label: Drug, type: text}
      amount: {label: Seized, type: number, unit: kg}
`;

const FACTS = `heroin-2005:
  label: Heroin seized
  value: 130
  unit: kg
  qualifier: more than
  period: "2005"
  place: Sampleland
  source: {document: report, paragraph: 2}
heroin-2004:
  label: Heroin seized
  value: 100
  unit: kg
  period: "2004"
  place: Sampleland
  source: {document: report, paragraph: 2}
`;

const SUMMARY = 'The agency seized {{fact "heroin-2005"}} of heroin, {{change "heroin-2005" "heroin-2004" as="phrase"}}.\n';

/** The template `fact-sheet` with the shared folder, and a dataset `data/sample` of one fact and its forerunner. */
export function projectFiles(): ProjectFiles {
  const files: Record<string, string | Uint8Array> = {
    'data/sample/dataset.yaml': DATASET,
    'data/sample/facts.yaml': FACTS,
    'data/sample/narrative/summary.md': SUMMARY,
    'data/sample/tables/seizures.csv': 'drug,amount\nHeroin,@heroin-2005\n',
    ...filesIn('templates/fact-sheet'),
    ...filesIn('templates/_shared'),
  };
  const reader = (): FileReader => memoryFiles(files);
  return {
    reader: {
      read: (path) => reader().read(path),
      readText: (path) => reader().readText(path),
      exists: (path) => reader().exists(path),
      list: (path) => reader().list(path),
    },
    edit(path, change) {
      files[path] = change(new TextDecoder().decode(reader().read(path)));
    },
    add(path, text) {
      files[path] = text;
    },
    remove(path) {
      delete files[path];
    },
  };
}

function filesIn(folder: string): Record<string, Uint8Array> {
  const entries = readdirSync(ROOT + folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      return [path.slice(ROOT.length), readFileSync(path)];
    }),
  );
}
