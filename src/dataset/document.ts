import type { Report } from '../diagnostic.ts';
import type { Unit } from '../locale.ts';
import * as messages from '../messages/dataset.ts';
import * as tableMessages from '../messages/datasetTables.ts';
import { parseChecks } from './checks.ts';
import { parseCsv } from './csv.ts';
import { headerOf, readDeclarations, sourcesOf, unitsOf } from './declarations.ts';
import { isMapping, parseFacts } from './facts.ts';
import type { ParsedFacts } from './facts.ts';
import { MOST_ROWS } from './limits.ts';
import type { DataTable, Dataset, NarrativeText, UnitUse } from './model.ts';
import { orderFindings } from './order.ts';
import type { RawRow, RawTable } from './rawTable.ts';
import { datasetDocumentSchema } from './schema.ts';
import { assembleTable, readColumns, readRows } from './tables.ts';
import type { DeclaredTable } from './tables.ts';
import { normalizeText } from './textFile.ts';
import { checkUnits } from './units.ts';
import { readYaml } from './yaml.ts';
import type { Path, YamlText } from './yaml.ts';

/**
 * Reads a dataset from one JSON or YAML document: the keys of `dataset.yaml` with `facts`,
 * `narrative` (texts by name), `checks`, and in each table its rows (`rows` or `csv`). Otherwise as `parseDataset`.
 */
export function parseDatasetDocument(
  text: string,
  file: string,
  report: Report,
  localeUnits?: Readonly<Record<string, Unit>>,
): Dataset | undefined {
  const findings = orderFindings(report);
  const dataset = readDocument(normalizeText(text, file, findings.report), file, findings.report);
  if (dataset !== undefined && localeUnits !== undefined) checkUnits(dataset, { units: localeUnits }, findings.report);
  findings.release();
  return dataset;
}

function readDocument(text: string, file: string, report: Report): Dataset | undefined {
  const yaml = readYaml(text, file, report, messages.starters.dataset);
  if (yaml === undefined) return undefined;
  const declarations = readDeclarations(datasetDocumentSchema, yaml, report);
  if (declarations === undefined || !isMapping(yaml.value)) return undefined;
  if (!('facts' in yaml.value)) {
    report(messages.missingKey(yaml.placeOf([]), 'facts', '', '{}'));
    return undefined;
  }
  const facts = parseFacts([{ yaml, path: ['facts'] }], declarations.sources, report);
  const { tables, unitUses } = readTables(declarations.tables, facts, report);
  const checks = 'checks' in yaml.value ? parseChecks(yaml, ['checks'], new Set(facts.facts.keys()), report) : undefined;
  if (declarations.file === undefined) return undefined;
  return {
    id: declarations.file.id ?? file.replaceAll('\\', '/').replace(/^.*\//, '').replace(/\.[^.]*$/, ''),
    directory: file,
    header: headerOf(declarations.file),
    facts: facts.facts,
    tables,
    narrative: readNarrative(declarations.file.narrative, file, yaml, report),
    sources: sourcesOf(declarations.file),
    units: unitsOf(declarations.file),
    unitUses: [...unitUses, ...facts.unitUses],
    ...(checks === undefined ? {} : { checks }),
  };
}

function readTables(declared: readonly DeclaredTable[], facts: ParsedFacts, report: Report): { tables: Map<string, DataTable>; unitUses: UnitUse[] } {
  const tables = new Map<string, DataTable>();
  const unitUses: UnitUse[] = [];
  for (const table of declared) {
    const { columns, unitUses: uses } = readColumns(table, report);
    unitUses.push(...uses);
    const raw = readRawTable(table, columns.map(({ name }) => name), report);
    const rows = raw === undefined ? [] : readRows(columns, raw, facts, report);
    tables.set(table.name, assembleTable(table, table.yaml.file, columns, rows));
  }
  return { tables, unitUses };
}

function readRawTable(table: DeclaredTable, columns: readonly string[], report: Report): RawTable | undefined {
  const { name, yaml, path } = table;
  const csv = yaml.valueAt([...path, 'csv']);
  const rows = yaml.valueAt([...path, 'rows']);
  if (csv !== undefined && rows !== undefined) {
    report(tableMessages.rowsTwice(yaml.placeOfKey([...path, 'csv']), name));
    return undefined;
  }
  if (typeof csv === 'string') return parseCsv(csv, locateIn(yaml, [...path, 'csv']), report);
  if (Array.isArray(rows) && rows.length > MOST_ROWS) {
    report(tableMessages.tooManyRows(yaml.placeOf([...path, 'rows', MOST_ROWS]), MOST_ROWS));
    return undefined;
  }
  if (Array.isArray(rows)) return tableOfRows(rows, columns, yaml, [...path, 'rows'], report);
  if (csv === undefined && rows === undefined) report(tableMessages.noRowsGiven(yaml.placeOfKey(path), name));
  return undefined;
}

/** Lines of a CSV text are lines of the document only where it is a block text; elsewhere its start has to do. */
function locateIn(yaml: YamlText, path: Path): (line: number) => ReturnType<YamlText['placeOf']> {
  const first = yaml.firstLineOfBlock(path);
  return (line) => (first === undefined ? yaml.placeOf(path) : { file: yaml.file, line: first + line - 1 });
}

function tableOfRows(rows: readonly unknown[], columns: readonly string[], yaml: YamlText, path: Path, report: Report): RawTable {
  const raw = rows.flatMap((row, index): RawRow[] => {
    if (!isMapping(row)) return [];
    const at = [...path, index];
    const { line } = yaml.placeOf(at);
    for (const key of Object.keys(row)) {
      if (!columns.includes(key)) report(tableMessages.unknownColumn(yaml.placeOfKey([...at, key]), key, columns));
    }
    for (const column of columns) {
      if (!(column in row)) report(tableMessages.missingRowCell(yaml.placeOf(at), column));
    }
    const cells = new Map(Object.entries(row).map(([key, cell]) => [key, cellText(cell)]));
    return [{ line, cells, place: (column) => yaml.placeOf([...at, column]) }];
  });
  return { columns, rows: raw, placeOfColumn: () => yaml.placeOf(path), placeOfHead: yaml.placeOf(path) };
}

function cellText(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

function readNarrative(texts: Readonly<Record<string, string>>, file: string, yaml: YamlText, report: Report): Map<string, NarrativeText> {
  return new Map(
    Object.entries(texts).map(([name, text]) => {
      if (text.trim() === '') report(messages.emptyNarrative(yaml.placeOf(['narrative', name]), name));
      // Lines of the text are not those of the document: the pointer says which text they count in.
      return [name, { name, file: `${file}#/narrative/${name}`, text }];
    }),
  );
}
