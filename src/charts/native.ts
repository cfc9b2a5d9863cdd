import type { NativeChart, NativeSeries } from '../document/model.ts';
import { distinct } from './altText.ts';
import { decimalsOf, isYear } from './dimension.ts';
import type { Reading, ReadPoint } from './reading.ts';
import type { ReadingKind } from './roles.ts';

/** Word's charts by kind of reading; the others go to Word as pictures. */
const WORD_KINDS: Readonly<Record<ReadingKind, NativeChart['kind'] | undefined>> = {
  bar: 'column', line: 'line', area: 'area', pie: 'pie', scatter: 'scatter',
  box: undefined, dots: undefined, timeline: undefined, heatmap: undefined, map: undefined, other: undefined,
};

/** The chart as Word can edit it; undefined where Word has none that says the same. */
export function nativeChart(readings: readonly Reading[]): NativeChart | undefined {
  const [reading] = readings;
  if (reading === undefined || readings.length > 1 || reading.panel !== undefined) return undefined;
  const kind = WORD_KINDS[reading.kind];
  const { category, value, series, points } = reading;
  if (kind === undefined || value === undefined || category === undefined) return undefined;
  if (reading.kind === 'line' && reading.horizontal) return undefined;
  // Word gives all series of a scatter plot the same positions.
  if (kind === 'scatter' && series !== undefined) return undefined;
  const categories = kind === 'scatter' ? points.map((point) => String(point.position)) : distinct(points.map((point) => point.category));
  return {
    kind: kind === 'column' && reading.horizontal ? 'bar' : kind,
    grouping: reading.grouping,
    categories,
    series: seriesOf(reading, categories),
    ...(kind === 'pie' ? {} : { categoryAxisTitle: category.axisTitle, valueAxisTitle: value.axisTitle }),
    numberFormat: numberFormat(reading),
    dataLabels: reading.labelled,
  };
}

function seriesOf(reading: Reading, categories: readonly string[]): NativeSeries[] {
  const { points, value, series } = reading;
  if (reading.kind === 'scatter') {
    return [{ name: value!.title, values: points.map((point) => point.value), color: points[0]!.color }];
  }
  const names = series === undefined ? [''] : distinct(points.map((point) => point.series));
  return names.map((name) => {
    const own = points.filter((point) => point.series === name);
    const at = new Map<string, ReadPoint>(own.map((point) => [point.category, point]));
    return {
      name: name === '' ? value!.title : name,
      values: categories.map((category) => at.get(category)?.value ?? null),
      color: own[0]?.color ?? '#000000',
    };
  });
}

/** As Excel writes it. */
function numberFormat({ value, grouping }: Reading): string {
  if (grouping === 'percentStacked') return '0%';
  if (isYear(value!)) return '0';
  const decimals = decimalsOf(value!) ?? 0;
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}
