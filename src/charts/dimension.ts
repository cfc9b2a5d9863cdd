import type { DataColumn, DataTable } from '../dataset/model.ts';
import type { Unit } from '../locale.ts';
import { titleOf } from './engine.ts';
import { axisTitle, cellWords, formatDate, formatNumber, type CellStyle } from './numbers.ts';
import { ROW_NUMBER } from './rows.ts';
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
    key: keyOf(field ?? '', definition, aggregate, timeUnit),
    title: label,
    axisTitle: own ?? (column === undefined ? label : axisTitle({ ...column, label }, unit)),
    ...(unit === undefined ? {} : { unit }),
    ...(column === undefined ? {} : { column }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(timeUnit === undefined ? {} : { timeUnit }),
  };
}

/** A value of a dimension in the words of the brief; what the table has not is "N/A", or nothing. */
export function wordValue(dimension: Dimension, datum: Datum, context: DimensionContext): string {
  const value = datum[dimension.key];
  const cell = cellOf(dimension, datum, context);
  if (cell !== undefined) return cellWords(cell, dimension.column!, context, false);
  if (value === null || value === undefined || Number.isNaN(value)) return context.locale.notAvailable;
  if (dimension.kind === 'date') return formatDate(isoOf(value, dimension.timeUnit), context.locale);
  if (typeof value !== 'number') return String(value);
  return isYear(dimension) ? String(value) : formatNumber(value, context.locale, decimalsOf(dimension));
}

export function isYear({ column, aggregate }: Dimension): boolean {
  return column?.type === 'year' && aggregate === undefined;
}

/** Decimal places that the column declares; a mean may have more. */
export function decimalsOf({ column, aggregate }: Dimension): number | undefined {
  const exact = aggregate === undefined || ['sum', 'min', 'max'].includes(aggregate);
  return exact ? column?.decimals : undefined;
}

function cellOf({ column, aggregate, timeUnit }: Dimension, datum: Datum, { table }: DimensionContext) {
  const row = datum[ROW_NUMBER];
  if (column === undefined || aggregate !== undefined || timeUnit !== undefined || typeof row !== 'number') return undefined;
  return table?.rows[row]?.cells.get(column.name);
}

function kindOf(definition: JsonObject, column: DataColumn | undefined): Dimension['kind'] {
  const { type, aggregate, timeUnit } = definition;
  if (type === 'quantitative' || (type === undefined && aggregate !== undefined)) return 'number';
  if (type === 'temporal' || (timeUnit !== undefined && type === undefined) || column?.type === 'date') return 'date';
  return 'name';
}

/** The name that Vega-Lite gives to the computed value. */
function keyOf(field: string, definition: JsonObject, aggregate: string | undefined, timeUnit: string | undefined): string {
  if (aggregate === 'count') return '__count';
  if (aggregate !== undefined) return `${aggregate}_${field}`;
  if (timeUnit !== undefined) return `${timeUnit}_${field}`;
  if (definition.bin === true) return `bin_maxbins_10_${field}`;
  return field.replaceAll('\\.', '.');
}

/** The title that the spec itself gives; `null` on an axis hides the words, not what they say. */
function explicitTitle(definition: JsonObject): string | undefined {
  const guides = [definition.title, ...['axis', 'legend', 'header'].map((key) => (isObject(definition[key]) ? definition[key].title : undefined))];
  const title = guides.find((value) => typeof value === 'string' || Array.isArray(value));
  const words = Array.isArray(title) ? title.join(' ') : title;
  return typeof words === 'string' && words !== '' ? words : undefined;
}

function isoOf(value: unknown, timeUnit: string | undefined): string {
  const iso = new Date(value instanceof Date ? value.getTime() : Number(value)).toISOString().slice(0, 10);
  if (timeUnit === 'year' || timeUnit === 'utcyear') return iso.slice(0, 4);
  return timeUnit === 'yearmonth' || timeUnit === 'utcyearmonth' ? iso.slice(0, 7) : iso;
}
