import type { DataTable } from '../dataset/model.ts';
import { isList, isObject, type ChartSpec, type Json, type JsonObject, type JsonPath, wordOf } from './spec.ts';
import { isWorldTable, WORLD_COLUMNS } from './worldAtlas.ts';

/** What a column holds; `any` where a transform made it, `words` beside a number or date. */
export type ColumnKind = 'text' | 'number' | 'date' | 'year' | 'any' | 'words';

/** Columns of a view's data by name; undefined where they cannot be known. */
export type Columns = ReadonlyMap<string, ColumnKind> | undefined;

/** The columns of a table of the dataset or of the world; undefined if there is no such table. */
export function columnsOf(name: string, tables: ReadonlyMap<string, DataTable>): Columns {
  if (isWorldTable(name)) return new Map(WORLD_COLUMNS.map((column) => [column, 'any']));
  const table = tables.get(name);
  if (table === undefined) return undefined;
  const withWords = table.columns.filter(({ type }) => type !== 'text').map(({ name: column }) => [wordsColumn(column), 'words'] as const);
  return new Map<string, ColumnKind>([...withWords, ...table.columns.map((column) => [column.name, column.type] as const)]);
}

/** The column beside a number or date that holds what the brief would print for it. */
export function wordsColumn(column: string): string {
  return `${column}_text`;
}

/** The columns of rows that are written into the spec. */
export function columnsOfValues(values: Json): Columns {
  if (!isList(values)) return undefined;
  const rows = values.filter(isObject);
  if (rows.length < values.length) return new Map([['data', 'any']]);
  return new Map(rows.flatMap((row) => Object.keys(row)).map((name) => [name, 'any']));
}

/** Reports a use of a column: the rest of the check is about how names flow, not about words. */
export type UseColumn = (name: string, columns: Columns, path: JsonPath) => void;

/**
 * The columns after one transform. Every column that the transform reads goes through `use`.
 */
export function columnsAfter(
  transform: JsonObject,
  columns: Columns,
  path: JsonPath,
  tables: ReadonlyMap<string, DataTable>,
  use: UseColumn,
): Columns {
  const read = (key: string): void => {
    const value = transform[key];
    if (typeof value === 'string') use(value, columns, [...path, key]);
    if (isList(value)) {
      value.forEach((item, index) => {
        if (typeof item === 'string') use(item, columns, [...path, key, index]);
        else if (isObject(item) && typeof item.field === 'string') {
          use(item.field, columns, [...path, key, index, 'field']);
        }
      });
    }
  };
  for (const key of READ_KEYS) read(key);
  readPredicate(transform.filter, [...path, 'filter'], columns, use);
  if (typeof transform.field === 'string') use(transform.field, columns, [...path, 'field']);
  if (columns === undefined) return undefined;

  const group = texts(transform.groupby);
  const made = [...texts(transform.as), ...namesOf(transform, 'joinaggregate'), ...namesOf(transform, 'window')];
  if (transform.aggregate !== undefined) return only([...group, ...namesOf(transform, 'aggregate')], columns);
  if (transform.density !== undefined) return only([...group, ...(made.length > 0 ? made : ['value', 'density'])], columns);
  if (transform.quantile !== undefined) return only([...group, ...(made.length > 0 ? made : ['prob', 'value'])], columns);
  if (transform.regression !== undefined || transform.loess !== undefined) {
    const fitted = [transform.on, transform.regression, transform.loess].flatMap(texts);
    return only([...group, ...fitted, ...made, 'rSquared', 'coef'], columns);
  }
  if (transform.pivot !== undefined) return undefined;
  if (transform.fold !== undefined && made.length === 0) made.push('key', 'value');
  if (transform.lookup !== undefined) made.push(...lookedUp(transform, path, tables, use));
  if (transform.bin !== undefined) made.push(...texts(transform.as).map((name) => `${name}_end`));
  if (transform.timeUnit !== undefined) made.push(...texts(transform.as).map((name) => `${name}_end`));
  return new Map([...columns, ...made.map((name) => [name, 'any'] as const)]);
}

/** Keys of transforms whose value is a column, columns, or operations on columns. */
const READ_KEYS = [
  'aggregate', 'density', 'flatten', 'fold', 'groupby', 'impute', 'joinaggregate', 'key', 'loess', 'lookup', 'on', 'pivot',
  'quantile', 'regression', 'sort', 'stack', 'value', 'window',
];

function readPredicate(filter: Json | undefined, path: JsonPath, columns: Columns, use: UseColumn): void {
  if (!isObject(filter)) return;
  if (typeof filter.field === 'string') use(filter.field, columns, [...path, 'field']);
  for (const key of ['and', 'or']) {
    const tests = filter[key];
    if (isList(tests)) tests.forEach((test, index) => readPredicate(test, [...path, key, index], columns, use));
  }
  readPredicate(filter.not, [...path, 'not'], columns, use);
}

function lookedUp(
  transform: JsonObject,
  path: JsonPath,
  tables: ReadonlyMap<string, DataTable>,
  use: UseColumn,
): string[] {
  const { from } = transform;
  if (!isObject(from)) return [];
  const fields = texts(from.fields);
  const name = isObject(from.data) ? from.data.name : undefined;
  const columns = typeof name === 'string' ? columnsOf(name, tables) : undefined;
  fields.forEach((field, index) => use(field, columns, [...path, 'from', 'fields', index]));
  if (typeof from.key === 'string') use(from.key, columns, [...path, 'from', 'key']);
  return texts(transform.as).length > 0 ? [] : fields;
}

function namesOf(transform: JsonObject, key: string): string[] {
  const operations = transform[key];
  if (!isList(operations)) return [];
  return operations.filter(isObject).map((operation) =>
    typeof operation.as === 'string' ? operation.as : `${wordOf(operation.op)}_${wordOf(operation.field ?? '*')}`,
  );
}

function only(names: readonly string[], columns: ReadonlyMap<string, ColumnKind>): Columns {
  return new Map(names.map((name) => [name, columns.get(name) ?? 'any']));
}

function texts(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `properties.name` and `a\\.b` name the columns `properties` and `a.b`. */
export function columnOfField(field: string): string {
  const [first = ''] = field.replaceAll('\\.', '\u0000').split(/[.[]/);
  return first.replaceAll('\u0000', '.');
}

/** Where the data of a view come from. */
export function dataName(data: Json | undefined): string | undefined {
  return isObject(data) && typeof data.name === 'string' ? data.name : undefined;
}

/** All `data` objects of a spec with their paths, those of lookups too. */
export function* dataIn(spec: ChartSpec): Generator<{ data: JsonObject; path: JsonPath }> {
  yield* dataInside(spec.root, []);
}

function* dataInside(part: Json, path: JsonPath): Generator<{ data: JsonObject; path: JsonPath }> {
  if (isList(part)) {
    for (const [index, child] of part.entries()) yield* dataInside(child, [...path, index]);
  } else if (isObject(part)) {
    for (const [key, child] of Object.entries(part)) {
      if (key === 'usermeta' || key === 'values') continue;
      if (key === 'data' && isObject(child)) yield { data: child, path: [...path, key] };
      else yield* dataInside(child, [...path, key]);
    }
  }
}

/** Tables of the dataset that a spec draws, in the order of their names in it. */
export function tablesOf(spec: ChartSpec, tables: ReadonlyMap<string, DataTable>): DataTable[] {
  const names = new Set([...dataIn(spec)].map(({ data }) => wordOf(data.name)));
  return [...names].flatMap((name) => tables.get(name) ?? []);
}
