import type { DataColumn, DataRow, DataTable } from '../dataset/model.ts';
import type { DrawnFigures, TypedNumber } from '../document/model.ts';
import { wordsColumn } from './columns.ts';
import { cellWords, formatNumber, type CellStyle } from './numbers.ts';
import { itemsOf, tableOf } from './reading.ts';
import { ROW_NUMBER } from './rows.ts';
import type { SceneGroup } from './scene.ts';
import { isList, isObject, type ChartSpec, type Json, type JsonObject } from './spec.ts';
import { viewsOf, type ChartView } from './views.ts';

/** Channels whose values a reader sees. Places on a map and offsets of labels are none. */
const CHANNELS = ['x', 'y', 'x2', 'y2', 'theta', 'radius', 'size', 'color', 'fill', 'stroke', 'text', 'opacity'];

/**
 * What is behind the values that a drawn chart shows: the facts of the cells, and numbers that were
 * typed in a table or in the spec. A spec with `"usermeta": {"figures": "own"}` names its own source.
 */
export function shownFigures(
  spec: ChartSpec,
  root: SceneGroup,
  { tables, style }: { readonly tables: ReadonlyMap<string, DataTable>; readonly style: CellStyle },
): DrawnFigures | undefined {
  const facts = new Map<string, { readonly fact: string; readonly words: string }>();
  const typed = new Map<string, TypedNumber>();
  const own = new Set<string>();
  for (const leaf of viewsOf(spec).filter(({ mark }) => mark !== undefined && mark !== 'geoshape')) {
    const table = tables.get(tableOf(spec, leaf) ?? '');
    if (table === undefined) {
      for (const number of typedInSpec(spec, leaf, style)) {
        if (isOwn(spec)) own.add(JSON.stringify(number));
        else typed.set(JSON.stringify(number), number);
      }
      continue;
    }
    for (const column of columnsShown(leaf, table)) {
      for (const row of rowsDrawn(leaf, root, table)) {
        const cell = row.cells.get(column.name);
        const key = `${table.name} ${row.line} ${column.name}`;
        if (cell?.fact !== undefined) facts.set(key, { fact: cell.fact, words: cellWords(cell, column, style, true) });
        else if (column.type !== 'number' || typeof cell?.value !== 'number') continue;
        else if (table.figures === 'own' || column.figures === 'own') own.add(key);
        else typed.set(key, typedCell(cell.value, column, row, table, style));
      }
    }
  }
  if (facts.size + typed.size + own.size === 0) return undefined;
  return { facts: [...facts.values()], typed: { unbound: [...typed.values()], own: own.size } };
}

/** Columns of numbers and dates that the view's channels show, as values or as words. */
function columnsShown({ encoding }: ChartView, { columns }: DataTable): DataColumn[] {
  const fields = CHANNELS.flatMap((channel) => fieldOf(encoding[channel]));
  return columns.filter(
    ({ name, type }) => (type === 'number' || type === 'date') && fields.some((field) => field === name || field === wordsColumn(name)),
  );
}

function fieldOf(definition: Json | undefined): string[] {
  return isObject(definition) && typeof definition.field === 'string' ? [definition.field] : [];
}

/** The rows that the view's marks stand for; all of them where transforms made others of them. */
function rowsDrawn(leaf: ChartView, root: SceneGroup, { rows }: DataTable): readonly DataRow[] {
  const drawn = new Set(itemsOf(leaf, root).map(({ item }) => item.datum?.[ROW_NUMBER]));
  if (drawn.size === 0 || drawn.has(undefined)) return rows;
  return rows.filter((_, index) => drawn.has(index));
}

function typedCell(value: number, column: DataColumn, row: DataRow, table: DataTable, { locale }: CellStyle): TypedNumber {
  return {
    text: formatNumber(value, locale, column.decimals),
    values: [value],
    around: column.label,
    within: 'chart',
    place: { file: table.file, line: row.line },
  };
}

/** Numbers in rows that are written into the spec. */
function typedInSpec(spec: ChartSpec, leaf: ChartView, { locale }: CellStyle): TypedNumber[] {
  const fields = CHANNELS.flatMap((channel) => fieldOf(leaf.encoding[channel]));
  const data = nearestData(spec, leaf);
  if (!isObject(data?.part) || !isList(data.part.values)) return [];
  return data.part.values.flatMap((row, index) =>
    fields.flatMap((field): TypedNumber[] => {
      const value = isObject(row) ? row[field] : undefined;
      if (typeof value !== 'number') return [];
      const place = spec.place([...data.path, 'values', index, field]);
      return [{ text: formatNumber(value, locale), values: [value], around: field, within: 'chart', place }];
    }),
  );
}

function nearestData(spec: ChartSpec, { path }: ChartView): { part: Json; path: readonly (string | number)[] } | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const at = path.slice(0, length);
    const view = at.reduce<Json | undefined>(
      (part, step) => (isList(part) ? part[Number(step)] : isObject(part) ? part[String(step)] : undefined),
      spec.root,
    );
    if (isObject(view) && view.data !== undefined) return { part: view.data, path: [...at, 'data'] };
  }
  return undefined;
}

/** Whether the numbers of a spec have a source of their own. */
export function isOwn({ root }: ChartSpec): boolean {
  const meta: JsonObject = isObject(root.usermeta) ? root.usermeta : {};
  return meta.figures === 'own';
}
