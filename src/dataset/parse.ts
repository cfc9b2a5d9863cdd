import type { Report } from '../diagnostic.ts';
import type { FileReader } from '../env.ts';
import type { Unit } from '../locale.ts';
import * as messages from '../messages/dataset.ts';
import * as tableMessages from '../messages/datasetTables.ts';
import { nearest } from '../messages/wording.ts';
import { parseChecks } from './checks.ts';
import { parseCsv } from './csv.ts';
import { headerOf, readDeclarations, sourcesOf, unitsOf } from './declarations.ts';
import type { Declarations } from './declarations.ts';
import { parseFacts } from './facts.ts';
import type { FactsText, ParsedFacts } from './facts.ts';
import type { DataTable, Dataset, DatasetChecks, NarrativeText, UnitUse } from './model.ts';
import { orderFindings } from './order.ts';
import { datasetSchema, idPattern } from './schema.ts';
import { assembleTable, readColumns, readRows } from './tables.ts';
import { isPresent, listFolder, readTextFile } from './textFile.ts';
import { checkUnits } from './units.ts';
import { readYaml } from './yaml.ts';
import type { YamlText } from './yaml.ts';

/** A dataset folder that is being read. */
interface Folder {
  /** As the user gave it, with forward slashes and none at its end. */
  readonly path: string;
  readonly files: FileReader;
  readonly report: Report;
}

/**
 * Reads a dataset folder and reports everything that is wrong with it, in the order of its files.
 * Units are checked against the dataset's own and `localeUnits`; without these the caller checks
 * them by `checkUnits`. Undefined if `dataset.yaml` cannot be used; a dataset that is returned
 * beside error findings serves to find more errors and must not be printed.
 */
export function parseDataset(
  directory: string,
  files: FileReader,
  report: Report,
  localeUnits?: Readonly<Record<string, Unit>>,
): Dataset | undefined {
  const path = directory.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  const findings = orderFindings(report);
  const dataset = readFolder({ path, files, report: findings.report });
  if (dataset !== undefined && localeUnits !== undefined) checkUnits(dataset, { units: localeUnits }, findings.report);
  findings.release();
  return dataset;
}

function readFolder(folder: Folder): Dataset | undefined {
  const { path, files, report } = folder;
  if (!isPresent(files, path)) {
    report(messages.missingFolder(path));
    return undefined;
  }
  noteUnreadFiles(folder);
  const yaml = readYamlFile(folder, 'dataset.yaml', messages.starters.dataset);
  const declarations = yaml === undefined ? undefined : readDeclarations(datasetSchema, yaml, report);
  const factsTexts = readFactsTexts(folder);
  const narrative = readNarrative(folder);
  const facts = factsTexts === undefined ? undefined : parseFacts(factsTexts, declarations?.sources, report);
  const checks = facts === undefined ? undefined : readChecks(folder, facts);
  // Without what they refer to, every reference of the tables would be reported once more.
  if (declarations === undefined || facts === undefined) return undefined;
  const { tables, unitUses } = readTables(folder, declarations, facts);
  if (declarations.file === undefined) return undefined;
  return {
    id: path.split('/').findLast((part) => !/^\.*$/.test(part)) ?? 'dataset',
    directory: path,
    header: headerOf(declarations.file),
    facts: facts.facts,
    tables,
    narrative,
    sources: sourcesOf(declarations.file),
    units: unitsOf(declarations.file),
    unitUses: [...unitUses, ...facts.unitUses],
    ...(checks === undefined ? {} : { checks }),
  };
}

function readYamlFile({ path, files, report }: Folder, name: string, starter: string): YamlText | undefined {
  const file = `${path}/${name}`;
  if (!isPresent(files, file)) {
    const present = listFolder(files, path, report).map((entry) => entry.name);
    report(messages.missingFile(file, starter, nearest(name, present, 1)[0]));
    return undefined;
  }
  const text = readTextFile(files, file, report);
  return text === undefined ? undefined : readYaml(text, file, report, starter);
}

/** `facts.yaml` and `facts/*.yaml`; undefined if any of them cannot be read. */
function readFactsTexts(folder: Folder): FactsText[] | undefined {
  const { path, files, report } = folder;
  const parts = listFolder(files, `${path}/facts`, report).filter(({ name, kind }) => kind === 'file' && name.endsWith('.yaml'));
  const names = parts.map(({ name }) => `facts/${name}`);
  if (names.length === 0 || isPresent(files, `${path}/facts.yaml`)) names.unshift('facts.yaml');
  const texts = names.map((name) => readYamlFile(folder, name, messages.starters.facts));
  const read = texts.filter((text) => text !== undefined);
  return read.length < names.length ? undefined : read.map((yaml) => ({ yaml, path: [] }));
}

function readTables(
  folder: Folder,
  { tables: declared, tableNames }: Declarations<unknown>,
  facts: ParsedFacts,
): { tables: Map<string, DataTable>; unitUses: UnitUse[] } {
  const { path, files, report } = folder;
  const tables = new Map<string, DataTable>();
  const unitUses: UnitUse[] = [];
  for (const table of declared) {
    const file = `${path}/tables/${table.name}.csv`;
    const { columns, unitUses: uses } = readColumns(table, report);
    unitUses.push(...uses);
    if (!isPresent(files, file)) {
      const place = table.yaml.placeOfKey(table.path);
      report(tableMessages.missingTableFile(place, table.name, file, columns.map(({ name }) => name)));
      continue;
    }
    const text = readTextFile(files, file, report);
    const raw = text === undefined ? undefined : parseCsv(text, (line, column) => placeIn(file, line, column), report);
    const rows = raw === undefined ? [] : readRows(columns, raw, facts, report);
    tables.set(table.name, assembleTable(table, file, columns, rows));
  }
  for (const { name, stem } of listTexts(folder, 'tables', '.csv')) {
    if (!tableNames.has(stem)) report(tableMessages.undeclaredTable({ file: `${path}/tables/${name}`, line: 1 }, stem, tableNames));
  }
  return { tables, unitUses };
}

function readNarrative(folder: Folder): Map<string, NarrativeText> {
  const { path, files, report } = folder;
  const narrative = new Map<string, NarrativeText>();
  for (const { name, stem } of listTexts(folder, 'narrative', '.md')) {
    const file = `${path}/narrative/${name}`;
    if (!idPattern.test(stem)) report(messages.badId({ file, line: 1 }, stem, 'narrative', messages.expected.id));
    const text = readTextFile(files, file, report);
    if (text === undefined) continue;
    if (text.trim() === '') report(messages.emptyNarrative({ file, line: 1 }, stem));
    narrative.set(stem, { name: stem, file, text });
  }
  return narrative;
}

function readChecks(folder: Folder, facts: ParsedFacts): DatasetChecks | undefined {
  const { path, files, report } = folder;
  if (!isPresent(files, `${path}/checks.yaml`)) return undefined;
  const yaml = readYamlFile(folder, 'checks.yaml', messages.starters.checks);
  return yaml === undefined ? undefined : parseChecks(yaml, [], new Set(facts.facts.keys()), report);
}

/** Files of a folder with an ending; others are noted, for they may have been meant. */
function listTexts({ path, files, report }: Folder, name: string, ending: string): { name: string; stem: string }[] {
  const entries = listFolder(files, `${path}/${name}`, report).filter((entry) => !/^[.~]/.test(entry.name));
  return entries.flatMap((entry) => {
    const stem = entry.name.replace(/\.[^.]*$/, '');
    if (entry.kind === 'file' && entry.name.endsWith(ending)) return [{ name: entry.name, stem }];
    report(messages.unreadFile(`${path}/${name}/${entry.name}`, `${stem}${ending}`));
    return [];
  });
}

const parts = { file: ['dataset.yaml', 'facts.yaml', 'checks.yaml'], folder: ['facts', 'tables', 'narrative'] };

/** A file whose name is nearly that of a part of a dataset was probably meant as one. */
function noteUnreadFiles({ path, files, report }: Folder): void {
  const entries = listFolder(files, path, report);
  const present = new Set(entries.map(({ name }) => name));
  for (const { name, kind } of entries) {
    if (parts[kind].includes(name)) continue;
    const [meant] = nearest(name.replace(/\.(yml|json)$/i, '.yaml'), parts[kind], 1);
    if (meant === undefined) continue;
    if (present.has(meant)) report(messages.superfluousFile(`${path}/${name}`, meant));
    // The others are missed, and named then, when they are read.
    else if (meant === 'checks.yaml' || kind === 'folder') report(messages.unreadFile(`${path}/${name}`, meant));
  }
}

function placeIn(file: string, line: number, column: number | undefined): { file: string; line: number; column?: number } {
  return column === undefined ? { file, line } : { file, line, column };
}
