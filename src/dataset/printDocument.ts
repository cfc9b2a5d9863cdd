import type { Conflict, DataCell, DataColumn, Dataset, DataTable, Fact, Relation, Source } from './model.ts';
import { quantityText } from './quantityText.ts';

/** A dataset as one JSON document; `parseDatasetDocument` reads it to the same dataset. */
export function printDatasetDocument(dataset: Dataset): string {
  const { id, header, sources, units, facts, tables, narrative, checks } = dataset;
  const document = {
    id,
    ...header,
    sources: mapValues(sources, sourceJson),
    units: Object.fromEntries(units),
    facts: mapValues(facts, factJson),
    tables: mapValues(tables, tableJson),
    narrative: mapValues(narrative, ({ text }) => text),
    ...(checks !== undefined && {
      checks: { relations: checks.relations.map(relationJson), conflicts: checks.conflicts.map(conflictJson) },
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function mapValues<Value, Result>(map: ReadonlyMap<string, Value>, change: (value: Value) => Result): Record<string, Result> {
  return Object.fromEntries([...map].map(([key, value]) => [key, change(value)]));
}

function sourceJson({ id: _id, ...source }: Source): object {
  return source;
}

function factJson({ id: _id, where: _where, value, computed, ...fact }: Fact): object {
  // The value of a computed fact is not written: it follows.
  return computed === undefined
    ? { ...fact, value: numberOrText(quantityText(value)) }
    : { ...fact, computed: { [computed.operation]: computed.of } };
}

function tableJson({ name: _name, file: _file, places: _places, columns, rows, ...table }: DataTable): object {
  return {
    ...table,
    columns: Object.fromEntries(columns.map(({ name, ...column }) => [name, column])),
    rows: rows.map(({ cells }) => Object.fromEntries(columns.map((column) => [column.name, cellJson(column, cells.get(column.name))]))),
  };
}

function cellJson({ type }: DataColumn, cell: DataCell | undefined): string | number | null {
  if (cell === undefined) return null;
  if (cell.fact !== undefined) return `@${cell.fact}`;
  if (cell.value === null) return cell.missing === 'notAvailable' ? 'N/A' : null;
  if (typeof cell.value === 'string') return cell.value;
  return type === 'number' ? numberOrText(cell.value.toFixed(cell.decimals ?? 0)) : cell.value;
}

function relationJson({ id, title, expression, tolerance, note }: Relation): object {
  return { id, title, expression, ...(tolerance !== undefined && { tolerance }), ...(note !== undefined && { note }) };
}

function conflictJson({ id, facts, kind, reason, while: holds }: Conflict): object {
  return { id, facts, kind, reason, ...(holds !== undefined && { while: holds.expression }) };
}

/** JSON has no decimals of its own: a number that would lose a zero at its end stays text. */
function numberOrText(text: string): string | number {
  return String(Number(text)) === text ? Number(text) : text;
}
