import type { DataRow, DataTable } from '../dataset/model.ts';
import type { Report } from '../diagnostic.ts';
import type { DrawingData } from '../document/model.ts';
import { badAltHint, unknownColumn, unknownTable } from '../messages/charts.ts';
import { isObject, type ChartSpec } from './spec.ts';

/**
 * What a spec says about its own alternative text, where data do not tell it by themselves: `usermeta.alt` with
 * a `summary`, and a `list` of rows of a table in order, one line for each value of `groupby`:
 * `{"data": "routes", "groupby": "title", "item": "place", "order": "order"}`.
 */
export interface AltHint {
  readonly summary?: string;
  readonly list?: { readonly words: string; readonly table: DrawingData };
}

type Tables = ReadonlyMap<string, DataTable>;

/** Reads `usermeta.alt`, if the spec has one; reports what is wrong with it. */
export function readAltHint(spec: ChartSpec, tables: Tables, report: Report): AltHint | undefined {
  const alt = isObject(spec.root.usermeta) ? spec.root.usermeta.alt : undefined;
  if (alt === undefined) return undefined;
  if (!isObject(alt)) {
    report(badAltHint(spec.name, 'is not an object', spec.place(['usermeta', 'alt'])));
    return undefined;
  }
  const list = alt.list === undefined ? undefined : readList(spec, tables, report);
  return {
    ...(typeof alt.summary === 'string' ? { summary: alt.summary } : {}),
    ...(list === undefined ? {} : { list }),
  };
}

function readList(spec: ChartSpec, tables: Tables, report: Report): AltHint['list'] {
  const path = ['usermeta', 'alt', 'list'];
  const list = path.reduce<unknown>((part, step) => (isObject(part) ? part[step] : undefined), spec.root);
  const named = (key: string): string | undefined => (isObject(list) && typeof list[key] === 'string' ? list[key] : undefined);
  const [name, item, group, order] = ['data', 'item', 'groupby', 'order'].map(named);
  if (name === undefined || item === undefined) {
    report(badAltHint(spec.name, 'has a list without "data" and "item"', spec.place(path)));
    return undefined;
  }
  const table = tables.get(name);
  if (table === undefined) {
    report(unknownTable(spec.name, name, [...tables.keys()], spec.place([...path, 'data'])));
    return undefined;
  }
  const columns = table.columns.map((column) => column.name);
  for (const [key, column] of [['item', item], ['groupby', group], ['order', order]] as const) {
    if (column === undefined || columns.includes(column)) continue;
    report(unknownColumn(spec.name, column, columns, spec.place([...path, key])));
    return undefined;
  }
  return listRows(table, item, group, order);
}

function listRows(table: DataTable, item: string, group: string | undefined, order: string | undefined): NonNullable<AltHint['list']> {
  const rank = (row: DataRow): number => Number(order === undefined ? 0 : row.cells.get(order)?.value);
  const groups = new Map<string, DataRow[]>();
  for (const row of table.rows) {
    const name = group === undefined ? '' : words(row, group);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const lines = [...groups].map(([name, rows]): [string, string] => {
    const items = [...rows].sort((a, b) => rank(a) - rank(b)).map((row) => words(row, item));
    return [name, items.join(', ')];
  });
  const label = (column: string): string => table.columns.find(({ name }) => name === column)?.label ?? column;
  return {
    words: lines.map(([name, items]) => (name === '' ? `${items}.` : `${name}: ${items}.`)).join(' '),
    table: group === undefined
      ? { columns: [label(item)], rows: lines.map(([, items]) => [items]) }
      : { columns: [label(group), label(item)], rows: lines },
  };
}

function words(row: DataRow, column: string): string {
  return String(row.cells.get(column)?.value ?? '');
}
