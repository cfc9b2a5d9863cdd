import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../support/runCli.ts';

/** The text of a template that renders in a moment. */
export const NOTE_TEMPLATE = `---
name: Note
description: A line about the dataset.
title: "{{title}}"
formats: [text, html]
paper: letter
theme: ledger
locale: en-US
parameters:
  audience: {type: string, label: Audience, default: public, choices: [public, congress]}
---

# Note

The office seized {{fact "heroin-2005"}} for the {{parameters.audience}}.
`;

/** A dataset as one document, as it is sent over HTTP. */
export const DOCUMENT = {
  id: 'sample-2005',
  title: 'Sample 2005',
  country: { name: 'Sampleland', iso3: 'XXS' },
  edition: { name: '2005', year: 2005 },
  language: 'en-US',
  author: 'Sample office',
  sources: { report: { title: 'Annual report', author: 'Sample agency', date: '2005-12-05' } },
  facts: {
    'heroin-2005': {
      label: 'Heroin seized',
      value: 130,
      unit: 'kg',
      period: '2005',
      place: 'Sampleland',
      source: { document: 'report', paragraph: 2 },
    },
  },
};

const { facts, id: _id, ...header } = DOCUMENT;

/** Files of the same dataset as a folder. JSON is YAML. */
export const DATASET_FILES = {
  'dataset.yaml': JSON.stringify(header, null, 2),
  'facts.yaml': JSON.stringify(facts, null, 2),
};

/** A project in a temporary folder: a template `note`, a dataset `sample`, and the shared folder of the program. */
export function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-service-'));
  mkdirSync(join(folder, 'templates/note'), { recursive: true });
  mkdirSync(join(folder, 'data/sample'), { recursive: true });
  cpSync(join(PROJECT, 'templates/_shared'), join(folder, 'templates/_shared'), { recursive: true });
  writeFileSync(join(folder, 'templates/note/template.md'), NOTE_TEMPLATE);
  for (const [name, text] of Object.entries(DATASET_FILES)) writeFileSync(join(folder, 'data/sample', name), text);
  return folder;
}
