import { hash } from 'node:crypto';
import { onceFor } from '../cache.ts';
import type { Dataset, DataTable } from '../dataset/model.ts';
import type { ChartSetting } from './drawChart.ts';
import { tablesOf } from './columns.ts';
import type { ChartSpec } from './spec.ts';

/** A digest of all that a drawing and its findings depend on: the same key, the same drawing. */
export function drawingKey(spec: ChartSpec, dataset: Dataset, { theme, locale, fonts, width }: ChartSetting): string {
  const { country, edition } = dataset.header;
  // What is told of a chart may come from any table, not only from those that it draws.
  const tables = spec.root.usermeta === undefined ? tablesOf(spec, dataset.tables) : [...dataset.tables.values()];
  const parts = [
    spec.name, spec.place([]), spec.root,
    tables.map(cellsOf), qualifiersOf(dataset, tables), [...dataset.units],
    country.name, edition.year,
    digestOf(theme), digestOf(locale), fonts.names.map((name) => fonts.family(name)?.faces.regular.path), width,
  ];
  return digest(parts);
}

/** The digest of what many drawings share. */
const digestOf = onceFor(digest);

function digest(value: object): string {
  return hash('sha256', JSON.stringify(value));
}

function cellsOf({ name, file, figures, columns, rows }: DataTable): unknown {
  const cells = rows.map((row) => [row.line, ...columns.map((column) => row.cells.get(column.name) ?? null)]);
  return [name, file, figures, columns, cells];
}

function qualifiersOf({ facts }: Dataset, tables: readonly DataTable[]): unknown {
  const stated = tables.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()].flatMap(({ fact }) => fact ?? [])));
  return stated.map((fact) => [fact, facts.get(fact)?.qualifier]);
}
