import type { DrawingData } from '../document/model.ts';
import type { Locale } from '../locale.ts';
import { distinct } from './altText.ts';
import type { Dimension } from './dimension.ts';
import type { Reading, ReadPoint } from './reading.ts';

/** More series than this stand below each other, not side by side. */
const MOST_ACROSS = 6;

/** The values of a chart as a table: series across where they are few. */
export function tableOfReadings(readings: readonly Reading[], locale: Locale): DrawingData {
  const tables = readings.map((reading) => tableOfReading(reading, locale));
  const columns = distinct(tables.flatMap((table) => table.columns));
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => columns.map((column) => row[table.columns.indexOf(column)] ?? '')),
  );
  return { columns, rows };
}

function tableOfReading(reading: Reading, locale: Locale): DrawingData {
  const { category, series, value, label, points } = reading;
  const names = distinct(points.map((point) => point.series));
  const pairs = reading.kind === 'scatter' || reading.kind === 'other';
  const across = series !== undefined && value !== undefined && !pairs && names.length <= MOST_ACROSS;
  return across ? wideTable(reading, names, locale) : longTable({ category, series, value, label }, reading);
}

function wideTable({ category, panel, points }: Reading, series: readonly string[], locale: Locale): DrawingData {
  const rows = new Map<string, Map<string, string>>();
  const heads = new Map<string, readonly string[]>();
  for (const point of points) {
    const key = JSON.stringify([point.panel, point.category]);
    heads.set(key, panel === undefined ? [point.category] : [point.panel, point.category]);
    const row = rows.get(key) ?? new Map<string, string>();
    rows.set(key, row.set(point.series, point.valueWords));
  }
  const lead = panel === undefined ? [category?.title ?? ''] : [panel.title, category?.title ?? ''];
  return {
    columns: [...lead, ...series],
    rows: [...rows].map(([key, values]) => [...heads.get(key)!, ...series.map((name) => values.get(name) ?? locale.notAvailable)]),
  };
}

type Shown = Readonly<Record<'category' | 'series' | 'value' | 'label', Dimension | undefined>>;

function longTable({ category, series, value, label }: Shown, { panel, points }: Reading): DrawingData {
  const columns: [Dimension | undefined, (point: ReadPoint) => string][] = [
    [panel, (point) => point.panel],
    [category, (point) => point.category],
    [label, (point) => point.label],
    [series, (point) => point.series],
    [value, (point) => point.valueWords],
  ];
  const shown = columns.filter(([dimension]) => dimension !== undefined);
  return {
    columns: shown.map(([dimension]) => dimension!.axisTitle),
    rows: points.map((point) => shown.map(([, words]) => words(point))),
  };
}
