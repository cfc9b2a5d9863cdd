import { parseDatasetDocument } from '../../src/dataset/document.ts';
import type { Dataset } from '../../src/dataset/model.ts';
import { parseDataset } from '../../src/dataset/parse.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { units } from './units.ts';

/** A dataset that has no findings and something of everything. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'data/sample/dataset.yaml': `title: Sample 2005
country: {name: Sampleland, iso3: XXS, demonym: Samplelander}
edition: {name: 2005-2006, year: 2005}
marking: UNCLASSIFIED
language: en-US
author: Sample office
keywords: [samples]
details: {post: Sampletown, number: 004354}
sources:
  report: {title: Annual report, author: Sample agency, date: 2005-12, reference: 7.10}
units:
  officer: {one: officer, other: officers}
tables:
  seizures:
    title: Seizures
    source: The report.
    notes: [Rounded by the source.]
    columns:
      drug: {label: Drug, type: text}
      year: {label: Year, type: year}
      day: {label: Day, type: date}
      amount: {label: Seized, type: number, unit: kg, decimals: 2}
      count: {label: Cases, type: number}
`,
  'data/sample/facts.yaml': `heroin-2005:
  label: Heroin seized
  value: 130.50
  unit: kg
  qualifier: more than
  period: 2005
  place: Sampleland
  agency: Sample agency
  attribution: according to the agency
  source: {document: report, paragraph: 2}
  note: A note.
heroin-2004:
  label: Heroin seized
  value: 104
  unit: kg
  period: "2004"
  place: Sampleland
  source: {document: report}
heroin-both:
  label: Heroin seized in two years
  computed: {sum: [heroin-2005, heroin-2004]}
  unit: kg
  period: 2004-2005
  place: Sampleland
staff: {label: Staff, value: 580, unit: officer, period: "2005", place: Sampleland, source: {document: report, paragraph: 3}}
raid-day: {label: Day of the raid, value: 2005-06-29, unit: date, period: "2005", place: Sampleland, source: {document: report}}
share: {label: Share, value: 1/3, unit: share, period: "2005", place: Sampleland, source: {document: report}}
`,
  'data/sample/tables/seizures.csv': `drug,year,day,amount,count
Heroin,2005,@raid-day,@heroin-2005,@staff
"Opium, raw",2004,2004-06,N/A,
N/A,N/A,,7.5,0
`,
  'data/sample/narrative/summary.md': 'The agency seized {{fact "heroin-2005"}}.\n',
  'data/sample/checks.yaml': `relations:
  - id: heroin-rose
    title: Heroin rose
    expression: fact("heroin-2005") > fact("heroin-2004") && fact("heroin-2005") < 1000.0
    tolerance: 0.5
    note: By a quarter.
conflicts:
  - {id: two-years, facts: [heroin-2004], kind: scope, reason: Another year.}
`,
};

/** What a parse gives: the dataset, and the findings as a terminal shows them. */
export interface Parsed {
  readonly dataset: Dataset | undefined;
  readonly findings: readonly string[];
}

/** Parses the sample with some of its files (paths inside the folder) replaced, or left out where undefined. */
export function parseSample(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}, directory = 'data/sample'): Parsed {
  const files: Record<string, string | Uint8Array> = { ...sampleFiles };
  for (const [name, content] of Object.entries(changes)) {
    if (content === undefined) delete files[`data/sample/${name}`];
    else files[`data/sample/${name}`] = content;
  }
  const findings: string[] = [];
  const dataset = parseDataset(directory, memoryFiles(files), (finding) => findings.push(formatDiagnostic(finding)), units);
  return { dataset, findings };
}

export function parseText(text: string, file = 'sample.yaml'): Parsed {
  const findings: string[] = [];
  const dataset = parseDatasetDocument(text, file, (finding) => findings.push(formatDiagnostic(finding)), units);
  return { dataset, findings };
}

/** A file of the sample, for changing it. */
export function sampleText(name: string): string {
  return sampleFiles[`data/sample/${name}`] ?? '';
}
