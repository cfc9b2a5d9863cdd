import type { Diagnostic, Report } from '../diagnostic.ts';
import * as messages from '../messages/datasetTables.ts';
import { nearest } from '../messages/wording.ts';
import { parseCell } from './cells.ts';
import type { ParsedFacts } from './facts.ts';
import type { DataColumn, DataRow, DataTable, UnitUse } from './model.ts';
import type { RawTable } from './rawTable.ts';
import type { TableDeclaration } from './schema.ts';
import type { Path, YamlText } from './yaml.ts';

/** More findings than this in one table say the same thing again. */
const MOST_FINDINGS = 10;

/** A table's declaration, and where it stands. */
export interface DeclaredTable {
  readonly name: string;
  readonly declaration: TableDeclaration;
  readonly yaml: YamlText;
  readonly path: Path;
}

/** Reads the columns of a declaration; unit and decimals are for numbers only. */
export function readColumns({ name, declaration, yaml, path }: DeclaredTable, report: Report): { columns: DataColumn[]; unitUses: UnitUse[] } {
  const unitUses: UnitUse[] = [];
  const columns = Object.entries(declaration.columns).map(([column, settings]): DataColumn => {
    const at = [...path, 'columns', column];
    for (const key of ['unit', 'decimals'] as const) {
      if (settings[key] !== undefined && settings.type !== 'number') {
        report(messages.onlyForNumbers(yaml.placeOfKey([...at, key]), key, column, settings.type));
      }
    }
    if (settings.unit !== undefined) {
      unitUses.push({ unit: settings.unit, subject: `${name}.${column}`, where: yaml.placeOf([...at, 'unit']) });
    }
    return { name: column, ...settings };
  });
  const own = [path, ...columns.map((column) => [...path, 'columns', column.name])].find((at) => yaml.valueAt([...at, 'figures']) === 'own');
  if (own !== undefined && declaration.source === undefined) {
    report(messages.ownWithoutSource(yaml.placeOfKey([...own, 'figures']), name));
  }
  return { columns, unitUses };
}

/** Puts the cells of a table under its declared columns. Columns may stand in any order in the file. */
export function readRows(columns: readonly DataColumn[], raw: RawTable, facts: ParsedFacts, report: Report): DataRow[] {
  const findings = limitFindings(report);
  checkColumns(columns, raw, findings.report);
  if (raw.rows.length === 0) findings.report(messages.noRows(raw.placeOfHead));
  const rows = raw.rows.map((row): DataRow => {
    const cells = columns.map((column) => {
      const text = row.cells.get(column.name) ?? '';
      return [column.name, parseCell(text, { column, facts, place: () => row.place(column.name), report: findings.report })] as const;
    });
    return { line: row.line, cells: new Map(cells) };
  });
  for (const column of columns) checkDecimals(column, raw, rows, findings.report);
  findings.close();
  return rows;
}

/** A table of the dataset; `rows` come from `readRows`. */
export function assembleTable(declared: DeclaredTable, file: string, columns: readonly DataColumn[], rows: readonly DataRow[]): DataTable {
  const { title, source, notes, figures } = declared.declaration;
  const placeOf = (...steps: readonly (string | number)[]) => declared.yaml.placeOf([...declared.path, ...steps]);
  return {
    name: declared.name,
    file,
    title,
    columns,
    rows,
    notes,
    ...(source === undefined ? {} : { source }),
    ...(figures === undefined ? {} : { figures }),
    places: { ...(source === undefined ? {} : { source: placeOf('source') }), notes: notes.map((_, index) => placeOf('notes', index)) },
  };
}

/** A column that prints fewer decimals than its cells have rounds them: once a column, the author should know. */
function checkDecimals({ name, decimals }: DataColumn, raw: RawTable, rows: readonly DataRow[], report: Report): void {
  if (decimals === undefined) return;
  const most = Math.max(...rows.map((row) => row.cells.get(name)?.decimals ?? 0));
  const index = rows.findIndex((row) => (row.cells.get(name)?.decimals ?? 0) > decimals);
  const first = raw.rows[index];
  if (first !== undefined) report(messages.roundedCells(first.place(name), name, first.cells.get(name) ?? '', decimals, most));
}

function checkColumns(columns: readonly DataColumn[], raw: RawTable, report: Report): void {
  const declared = columns.map(({ name }) => name);
  const seen = new Set<string>();
  const meant = new Set<string>();
  raw.columns.forEach((name, index) => {
    if (seen.has(name)) report(messages.duplicateColumn(raw.placeOfColumn(index), name));
    else if (!declared.includes(name)) {
      const missing = declared.filter((column) => !raw.columns.includes(column));
      report(messages.unknownColumn(raw.placeOfColumn(index), name, missing.length > 0 ? missing : declared));
      nearest(name, missing, 1).forEach((column) => meant.add(column));
    }
    seen.add(name);
  });
  for (const name of declared) {
    if (!seen.has(name) && !meant.has(name)) report(messages.missingColumn(raw.placeOfHead, name, declared));
  }
}

function limitFindings(report: Report): { report: Report; close: () => void } {
  const held: Diagnostic[] = [];
  let count = 0;
  return {
    report(diagnostic) {
      count += 1;
      if (count <= MOST_FINDINGS) report(diagnostic);
      else held.push(diagnostic);
    },
    close() {
      const [first] = held;
      if (first?.place !== undefined) report(messages.moreFindings(first.place, held.length));
    },
  };
}
