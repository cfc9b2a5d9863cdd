import type { DataCell, DataColumn, Dataset, DataTable } from '../dataset/model.ts';
import type { Template } from './model.ts';
import { Cell, valueRecord } from './value.ts';
import type { Value, ValueRecord } from './value.ts';

/** Everything that a template can print with a dataset; `shape.ts` describes the same. */
export function openContext(
  { header, tables }: Dataset,
  parameters: ReadonlyMap<string, string | number | boolean>,
  date: string,
): ValueRecord {
  return valueRecord([
    ['title', header.title],
    [
      'country',
      valueRecord([
        ['name', header.country.name],
        ['iso3', header.country.iso3],
        ['demonym', header.country.demonym],
      ]),
    ],
    [
      'edition',
      valueRecord([
        ['name', header.edition.name],
        ['year', new Cell('year', header.edition.year)],
      ]),
    ],
    ['marking', header.marking],
    ['language', header.language],
    ['author', header.author],
    ['keywords', header.keywords],
    ['date', new Cell('date', date)],
    ['details', valueRecord(Object.entries(header.details))],
    ['parameters', valueRecord(parameters)],
    ['tables', valueRecord([...tables].map(([name, table]): [string, Value] => [name, rowsOf(table)]))],
  ]);
}

function rowsOf({ columns, rows }: DataTable): readonly ValueRecord[] {
  return rows.map(({ cells }) =>
    valueRecord(columns.map((column): [string, Value] => [column.name, cellOf(column, cells.get(column.name))])),
  );
}

function cellOf(column: DataColumn, cell: DataCell | undefined): Cell {
  return new Cell(column.type, cell?.value ?? null, {
    missing: cell === undefined ? 'empty' : cell.missing,
    decimals: column.decimals,
    fact: cell?.fact,
  });
}

/** Values of the parameters: those given, defaults for the others. */
export function parameterValues(
  { settings }: Template,
  given: Readonly<Record<string, string | number | boolean>>,
): ReadonlyMap<string, string | number | boolean> {
  return new Map(
    [...settings.parameters].map(([name, parameter]) => [
      name,
      Object.hasOwn(given, name) ? given[name]! : parameter.default,
    ]),
  );
}
