import type { DataTable } from '../dataset/model.ts';
import type { Report } from '../diagnostic.ts';
import {
  inlineDatasets, noData, numbersFromText, unknownColumn, unknownTable, urlData, datesFromOther,
} from '../messages/charts.ts';
import {
  columnOfField, columnsAfter, columnsOf, columnsOfValues, dataIn, type Columns, type UseColumn,
} from './columns.ts';
import { checkExpression, expressionsIn } from './expressions.ts';
import { isList, isObject, type ChartSpec, type Json, type JsonObject, type JsonPath, wordOf } from './spec.ts';
import { COMPOSITIONS } from './views.ts';
import { WORLD_TABLES } from './worldAtlas.ts';

type Tables = ReadonlyMap<string, DataTable>;

/** Checks that every table and every column that a spec names exists. */
export function checkFields(spec: ChartSpec, tables: Tables, report: Report): void {
  checkTables(spec, tables, report);
  const use: UseColumn = (field, columns, path) => {
    if (columns === undefined) return;
    const column = columnOfField(field);
    if (columns.has(column) || columns.has(field)) return;
    const known = [...columns].filter(([, kind]) => kind !== 'words').map(([name]) => name);
    report(unknownColumn(spec.name, column, known, spec.place(path)));
  };
  const useExpressions = (part: Json | undefined, columns: Columns, path: JsonPath): void => {
    if (part === undefined) return;
    for (const { text, path: at } of expressionsIn(part, path)) {
      const ofRows = !at.some((step) => OF_LABELS.has(String(step)));
      for (const field of checkExpression(spec, text, spec.place(at), report)) {
        if (ofRows) use(field, columns, at);
      }
    }
  };
  const visit = (view: JsonObject, path: JsonPath, inherited: Columns, waiting: readonly Written[]): void => {
    let columns = view.data === undefined ? inherited : columnsOfData(view.data, tables);
    for (const [index, transform] of (isList(view.transform) ? view.transform : []).entries()) {
      if (!isObject(transform)) continue;
      const at = [...path, 'transform', index];
      useExpressions(transform, columns, at);
      columns = columnsAfter(transform, columns, at, tables, use);
    }
    for (const key of ['encoding', 'mark', 'params', 'title', 'projection', 'config', 'view']) {
      useExpressions(view[key], columns, [...path, key]);
    }
    const written = [...waiting, { encoding: view.encoding, path: [...path, 'encoding'] }];
    if (columns !== undefined) {
      for (const one of written) checkEncoding(spec, one.encoding, columns, one.path, use, report);
    }
    const still = columns === undefined ? written : [];
    readFacet(view.facet, columns, [...path, 'facet'], use);
    for (const key of COMPOSITIONS) {
      const children = view[key];
      if (isList(children)) {
        children.forEach((child, index) => isObject(child) && visit(child, [...path, key, index], columns, still));
      }
    }
    if (isObject(view.spec)) visit(view.spec, [...path, 'spec'], columns, still);
  };
  visit(spec.root, [], undefined, []);
}

/** An encoding above the data that it reads: it is checked where the data are known. */
interface Written {
  readonly encoding: Json | undefined;
  readonly path: JsonPath;
}

/** In these the word `datum` is a label of a scale, not a row. */
const OF_LABELS = new Set(['axis', 'legend', 'header', 'config']);

function checkTables(spec: ChartSpec, tables: Tables, report: Report): void {
  const known = [...tables.keys(), ...WORLD_TABLES];
  let count = 0;
  for (const { data, path } of dataIn(spec)) {
    count += 1;
    if (data.url !== undefined) report(urlData(spec.name, spec.place([...path, 'url'], 'key')));
    else if (typeof data.name === 'string' && data.values === undefined) {
      if (!known.includes(data.name)) report(unknownTable(spec.name, data.name, known, spec.place([...path, 'name'])));
    }
  }
  if (spec.root.datasets !== undefined) report(inlineDatasets(spec.name, spec.place(['datasets'], 'key')));
  if (count === 0) report(noData(spec.name, known, spec.place([])));
}

function columnsOfData(data: Json, tables: Tables): Columns {
  if (!isObject(data)) return undefined;
  if (data.values !== undefined) return columnsOfValues(data.values);
  return typeof data.name === 'string' ? columnsOf(data.name, tables) : undefined;
}

function checkEncoding(
  spec: ChartSpec,
  encoding: Json | undefined,
  columns: Columns,
  path: JsonPath,
  use: UseColumn,
  report: Report,
): void {
  const walk = (part: Json, at: JsonPath): void => {
    if (isList(part)) {
      part.forEach((child, index) => walk(child, [...at, index]));
      return;
    }
    if (!isObject(part)) return;
    if (typeof part.field === 'string') {
      use(part.field, columns, [...at, 'field']);
      checkKind(spec, part, columns, at, report);
    }
    for (const [key, child] of Object.entries(part)) {
      if (DEFINITIONS_INSIDE.has(key)) walk(child, [...at, key]);
    }
  };
  if (!isObject(encoding)) return;
  for (const [channel, definition] of Object.entries(encoding)) walk(definition, [...path, channel]);
}

/** Keys of a channel that hold further field definitions. */
const DEFINITIONS_INSIDE = new Set(['condition', 'sort', 'test']);

function checkKind(spec: ChartSpec, definition: JsonObject, columns: Columns, path: JsonPath, report: Report): void {
  const field = String(definition.field);
  const kind = columns?.get(field);
  const place = spec.place([...path, 'type']);
  if (definition.type === 'quantitative' && (kind === 'text' || kind === 'words') && !COUNTING.has(wordOf(definition.aggregate))) {
    report(numbersFromText(spec.name, field, place));
  }
  if (definition.type === 'temporal' && (kind === 'number' || kind === 'year' || kind === 'text')) {
    report(datesFromOther(spec.name, field, kind, place));
  }
}

const COUNTING = new Set(['count', 'distinct', 'valid', 'missing']);

function readFacet(facet: Json | undefined, columns: Columns, path: JsonPath, use: UseColumn): void {
  if (!isObject(facet)) return;
  if (typeof facet.field === 'string') use(facet.field, columns, [...path, 'field']);
  for (const key of ['row', 'column']) {
    const part = facet[key];
    if (isObject(part) && typeof part.field === 'string') use(part.field, columns, [...path, key, 'field']);
  }
}
