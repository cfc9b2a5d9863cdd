import type { DataCell, DataRow, DataTable, Fact } from '../dataset/model.ts';
import type { Wording } from '../document/wording.ts';
import * as messages from '../messages/editions.ts';
import type { CellChange, EditionComparison, FactChange, FactRevision, RowChange, TableChange } from './model.ts';

/** How each edition prints its facts and numbers. */
export interface EditionWordings {
  readonly before: Wording;
  readonly after: Wording;
}

/** The comparison as lines of text, without a line end at the end. */
export function printComparison(comparison: EditionComparison, wordings: EditionWordings): string {
  const { header, facts, tables, sources, narrative } = comparison;
  const sections = [
    section(messages.SECTION_HEADINGS.header, header.map(({ field, before, after }) => messages.fieldChange(field, before, after))),
    ...factSections(facts, wordings),
    section(messages.SECTION_HEADINGS.tables, tables.flatMap((change) => tableLines(change, wordings))),
    section(messages.SECTION_HEADINGS.sources, sources.map(namedLine)),
    section(messages.SECTION_HEADINGS.narrative, narrative.map(namedLine)),
  ].filter((lines) => lines.length > 0);
  const counts = messages.factCounts(countFacts(facts), comparison.sameFacts);
  const body = sections.length === 0 ? [[messages.nothingChanged()]] : sections;
  return [[messages.title(comparison), counts], ...body].map((lines) => lines.join('\n')).join('\n\n');
}

/** How many facts changed in each way. */
export function countFacts(facts: readonly FactChange[]): Record<messages.FactHeading, number> {
  const counts = { revised: 0, renewed: 0, changed: 0, added: 0, removed: 0 };
  for (const { kind } of facts) counts[kind] += 1;
  return counts;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)];
}

function factSections(facts: readonly FactChange[], wordings: EditionWordings): string[][] {
  return (Object.keys(messages.FACT_HEADINGS) as messages.FactHeading[]).map((kind) =>
    section(
      messages.FACT_HEADINGS[kind],
      facts.filter((change) => change.kind === kind).flatMap((change) => factLines(change, wordings)),
    ),
  );
}

function factLines(change: FactChange, wordings: EditionWordings): string[] {
  switch (change.kind) {
    case 'added':
      return [`${nameFact(change.after)}: ${wordings.after.fact(change.after.id)}`];
    case 'removed':
      return [`${nameFact(change.before)}: ${wordings.before.fact(change.before.id)}`];
    default:
      return revisionLines(change, wordings);
  }
}

/** Properties that the line of values tells already. */
const IN_VALUES: ReadonlySet<string> = new Set(['value', 'qualifier', 'unit']);

function revisionLines({ before, after, fields, percent }: FactRevision, wordings: EditionWordings): string[] {
  const [from, to] = [wordings.before.fact(before.id), wordings.after.fact(after.id)];
  const change = percent === undefined ? '' : ` (${messages.percentText(percent)})`;
  const values = fields.some(({ field }) => IN_VALUES.has(field)) ? [`  ${from} → ${to}${change}`] : [];
  const others = fields.filter(({ field }) => !IN_VALUES.has(field));
  return [nameFact(after), ...values, ...others.map(({ field, before, after }) => `  ${messages.fieldChange(field, before, after)}`)];
}

function nameFact({ id, label, place, period }: Fact): string {
  return `${id}  ${label} (${[place, period].filter((part) => part !== '').join(', ')})`;
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function tableLines(change: TableChange, wordings: EditionWordings): string[] {
  switch (change.kind) {
    case 'added':
      return [`${SIGNS.added} ${change.after.name}: ${change.after.title}`];
    case 'removed':
      return [`${SIGNS.removed} ${change.before.name}: ${change.before.title}`];
    case 'changed': {
      const { before, after, fields, rows } = change;
      return [
        `${SIGNS.changed} ${after.name}, ${messages.tableCounts(change)}`,
        ...fields.map(({ field, before, after }) => `    ${messages.fieldChange(field, before, after)}`),
        ...rows.map((row) => `    ${rowLine(row, { before, after }, wordings)}`),
      ];
    }
  }
}

interface Tables {
  readonly before: DataTable;
  readonly after: DataTable;
}

function rowLine(row: RowChange, tables: Tables, wordings: EditionWordings): string {
  switch (row.kind) {
    case 'added':
      return `${SIGNS.added} ${nameRow(row.after, tables.after, wordings.after, true)}`;
    case 'removed':
      return `${SIGNS.removed} ${nameRow(row.before, tables.before, wordings.before, true)}`;
    case 'changed':
      return `${SIGNS.changed} ${nameRow(row.after, tables.after, wordings.after, false)}: ${row.cells.map((cell) => cellChange(cell, tables, wordings)).join('; ')}`;
  }
}

function cellChange({ column, before, after, percent }: CellChange, tables: Tables, wordings: EditionWordings): string {
  const from = printCell(before, column, tables.before, wordings.before);
  const to = printCell(after, column, tables.after, wordings.after);
  return `${column} ${from} → ${to}${percent === undefined ? '' : ` (${messages.percentText(percent)})`}`;
}

/** A row by its words, and with its figures where they are all that is told. */
export function nameRow(row: DataRow, table: DataTable, wording: Wording, withFigures: boolean): string {
  const shown = table.columns.filter(({ type }) => withFigures || type !== 'number');
  const columns = shown.length === 0 ? table.columns : shown;
  return columns
    .map(({ name }) => ({ name, cell: row.cells.get(name) }))
    .filter(({ cell }) => cell !== undefined && cell.missing !== 'empty')
    .map(({ name, cell }) => printCell(cell, name, table, wording))
    .join(', ');
}

/** A cell as its table prints it. */
export function printCell(cell: DataCell | undefined, name: string, { columns }: DataTable, wording: Wording): string {
  const column = columns.find((one) => one.name === name);
  if (cell === undefined || cell.value === null || column === undefined) return messages.missingCell(cell?.missing ?? 'empty');
  if (column.type === 'date') return wording.date(String(cell.value));
  return column.type === 'number' && typeof cell.value === 'number' ? wording.cell(cell.value, column) : String(cell.value);
}

function namedLine({ name, kind }: { readonly name: string; readonly kind: keyof typeof SIGNS }): string {
  return `${SIGNS[kind]} ${name}`;
}
