import type { DataColumn, DataTable } from '../dataset/model.ts';
import type { Unit } from '../locale.ts';
import { titleOf } from './engine.ts';
import { axisTitle, cellWords, formatDate, formatNumber, type CellStyle } from './numbers.ts';
import { ROW_NUMBER, utcDate } from './rows.ts';
import { isObject, type Json, type JsonObject } from './spec.ts';

export type Datum = Readonly<Record<string, unknown>>;

/** What one channel of a chart shows. */
export interface Dimension {
  readonly kind: 'number' | 'date' | 'name';
  /** Name of the value in Vega's rows. */
  readonly key: string;
  /** As readers call it, without unit: "Seized". */
  readonly title: string;
  /** As axes call it: "Seized (kg)". */
  readonly axisTitle: string;
  readonly unit?: Unit;
  readonly column?: DataColumn;
  readonly aggregate?: string;
  readonly timeUnit?: string;
  /** The field whose bins are shown. */
  readonly binned?: string;
  /** A number without separators: a year that no column declares. */
  readonly plain: boolean;
}

/** What dimensions are made from. */
export interface DimensionContext extends CellStyle {
  /** Table that the view draws, where it is one of the dataset. */
  readonly table?: DataTable;
}

/** The dimension of a channel; undefined for one that shows no field. */
export function dimensionOf(definition: Json | undefined, context: DimensionContext): Dimension | undefined {
  if (!isObject(definition)) return undefined;
  const field = typeof definition.field === 'string' ? definition.field : undefined;
  const aggregate = typeof definition.aggregate === 'string' ? definition.aggregate : undefined;
  const timeUnit = typeof definition.timeUnit === 'string' ? definition.timeUnit : undefined;
  if (field === undefined && aggregate !== 'count') return undefined;
  const column = context.table?.columns.find(({ name }) => name === field);
  const counted = aggregate === 'count' || aggregate === 'distinct' || aggregate === 'valid' || aggregate === 'missing';
  const unit = column?.unit === undefined || counted ? undefined : context.units.get(column.unit);
  const labels = column === undefined ? {} : { [column.name]: column.label };
  const own = explicitTitle(definition);
  const label = own ?? titleOf({ field, aggregate }, labels);
  return {
    kind: kindOf(definition, column),
    key: keyOf(field ?? '', aggregate, timeUnit),
    title: label,
    axisTitle: own ?? (column === undefined ? label : axisTitle({ ...column, label }, unit)),
    ...(unit === undefined ? {} : { unit }),
    ...(column === undefined ? {} : { column }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(timeUnit === undefined ? {} : { timeUnit }),
    ...(definition.bin === undefined || definition.bin === false || field === undefined ? {} : { binned: field }),
    plain: isObject(definition.axis) && definition.axis.format === 'd',
  };
}

/** A value of a dimension in the words of the brief; what the table has not is "N/A", or nothing. */
export function wordValue(dimension: Dimension, datum: Datum, context: DimensionContext): string {
  const value = valueOf(dimension, datum);
  const cell = cellOf(dimension, datum, context);
  if (cell !== undefined) return cellWords(cell, dimension.column!, context, false);
  if (value === null || value === undefined || Number.isNaN(value)) return context.locale.notAvailable;
  if (dimension.kind === 'date') return formatDate(isoOf(value, dimension, context), context.locale);
  if (typeof value !== 'number' || dimension.plain || isYear(dimension)) return String(value);
  if (dimension.kind === 'name' && dimension.column === undefined && dimension.binned === undefined) return String(value);
  const words = formatNumber(value, context.locale, decimalsOf(dimension));
  const end = dimension.binned === undefined ? undefined : datum[`${binKey(dimension.binned, datum)}_end`];
  return typeof end === 'number' ? `${words}\u2013${formatNumber(end, context.locale, decimalsOf(dimension))}` : words;
}

/** The value of a dimension in a row of Vega's. */
export function valueOf({ key, binned }: Dimension, datum: Datum): unknown {
  if (binned !== undefined) return datum[binKey(binned, datum)];
  if (Object.hasOwn(datum, key)) return datum[key];
  // `properties.name` is the name in the properties.
  return key.split('.').reduce<unknown>((part, step) => (isDatum(part) && Object.hasOwn(part, step) ? part[step] : undefined), datum);
}

function isDatum(value: unknown): value is Datum {
  return typeof value === 'object' && value !== null;
}

/** Vega-Lite names a bin after all its settings: `bin_maxbins_10_amount`. */
function binKey(field: string, datum: Datum): string {
  return Object.keys(datum).find((name) => name.startsWith('bin_') && name.endsWith(`_${field}`)) ?? field;
}

export function isYear({ column, aggregate }: Dimension): boolean {
  return column?.type === 'year' && aggregate === undefined;
}

/** Decimal places that the column declares; a mean may have more. */
export function decimalsOf({ column, aggregate }: Dimension): number | undefined {
  const exact = aggregate === undefined || ['sum', 'min', 'max'].includes(aggregate);
  return exact ? column?.decimals : undefined;
}

function cellOf({ column, aggregate, timeUnit, binned }: Dimension, datum: Datum, { table }: DimensionContext) {
  const row = datum[ROW_NUMBER];
  const computed = aggregate !== undefined || timeUnit !== undefined || binned !== undefined;
  if (column === undefined || computed || typeof row !== 'number') return undefined;
  return table?.rows[row]?.cells.get(column.name);
}

function kindOf(definition: JsonObject, column: DataColumn | undefined): Dimension['kind'] {
  const { type, aggregate, timeUnit } = definition;
  // Bins stand side by side like names.
  if (definition.bin !== undefined && definition.bin !== false) return 'name';
  if (type === 'quantitative' || (type === undefined && aggregate !== undefined)) return 'number';
  if (type === 'temporal' || (timeUnit !== undefined && type === undefined) || column?.type === 'date') return 'date';
  return 'name';
}

/** The name that Vega-Lite gives to the computed value. */
function keyOf(field: string, aggregate: string | undefined, timeUnit: string | undefined): string {
  if (aggregate === 'count') return '__count';
  if (aggregate !== undefined) return `${aggregate}_${field}`;
  if (timeUnit !== undefined) return `${timeUnit}_${field}`;
  return field.replaceAll('\\.', '.');
}

/** The title that the spec itself gives; `null` on an axis hides the words, not what they say. */
function explicitTitle(definition: JsonObject): string | undefined {
  const guides = [definition.axis, definition.legend, definition.header].map((guide) => (isObject(guide) ? guide.title : undefined));
  const title = [definition.title, ...guides].find((value) => typeof value === 'string' || Array.isArray(value));
  const words = Array.isArray(title) ? title.join(' ') : title;
  return typeof words === 'string' && words !== '' ? words : undefined;
}

function isoOf(value: unknown, { column, timeUnit }: Dimension, { table }: DimensionContext): string {
  const time = value instanceof Date ? value.getTime() : Number(value);
  const iso = new Date(time).toISOString().slice(0, 10);
  if (timeUnit === 'year' || timeUnit === 'utcyear') return iso.slice(0, 4);
  if (timeUnit === 'yearmonth' || timeUnit === 'utcyearmonth') return iso.slice(0, 7);
  // A sum by month is of a month, not of its first day: the table knows how exact its dates are.
  const cells = column === undefined ? [] : (table?.rows ?? []).map((row) => row.cells.get(column.name)?.value);
  const own = cells.find((cell) => typeof cell === 'string' && utcDate(cell).getTime() === time);
  return typeof own === 'string' ? own : iso;
}
