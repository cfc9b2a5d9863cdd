import type { ThemeColor, XmlComponent } from 'docx';
import { type ChartDataLabels, ChartRun, type ChartRunOptions } from 'docx/charts';
import type { NativeChart, NativeSeries } from '../../document/model.ts';
import type { ChartLook, WordChart } from './model.ts';
import { pixels } from './units.ts';

/** A chart that Word can edit, its data in a workbook inside the document. */
export function chartRun({ chart, look, alt, name, width, height }: WordChart): XmlComponent {
  const common: Common = {
    transformation: { width: Math.round(pixels(width)), height: Math.round(pixels(height)) },
    altText: { name, description: alt },
    decorative: alt === '',
    font: { name: look.font, color: hex(look.ink) },
    chartArea: { fill: 'none', border: 'none' },
    ...(chart.title === undefined ? {} : { title: chart.title }),
    legend: chart.series.length > 1 || chart.kind === 'pie' ? { position: 'bottom' } : false,
  };
  return new ChartRun(CHARTS[chart.kind](chart, common, look));
}

type Common = Pick<ChartRunOptions, 'transformation' | 'altText' | 'decorative' | 'font' | 'chartArea' | 'title' | 'legend'>;

const STACKING = { clustered: 'none', stacked: 'stacked', percentStacked: 'percent' } as const;

const CHARTS = {
  // Word counts bars from the foot of the axis; ours are read from the top.
  bar: (chart, common, look) => ({
    type: 'bar',
    ...common,
    ...bars(chart, look),
    categoryAxis: { ...categoryAxis(chart), reverseOrder: true },
    valueAxis: { ...valueAxis(chart), crossesAt: 'maximum' },
  }),
  column: (chart, common, look) => ({
    type: 'column',
    ...common,
    ...bars(chart, look),
    categoryAxis: categoryAxis(chart),
    valueAxis: valueAxis(chart),
  }),
  line: (chart, common, look) => ({
    type: 'line',
    ...common,
    ...overCategories(chart, look),
    markers: true,
    dataLabels: labels(chart, { position: 'above' }),
  }),
  area: (chart, common, look) => ({ type: 'area', ...common, ...overCategories(chart, look), dataLabels: labels(chart, {}) }),
  // Slices without colours of their own take those of the theme in order.
  pie: (chart, common) => ({
    type: 'pie',
    ...common,
    categories: chart.categories,
    series: chart.series.slice(0, 1).map(({ name, values }) => ({ name, values })),
    dataLabels: labels(chart, { position: 'outsideEnd' }),
  }),
  scatter: (chart, common, look) => ({
    type: 'scatter',
    ...common,
    series: chart.series.map(({ name, values, color }) => ({
      name,
      color: colorOf(color, look),
      points: values.flatMap((y, index) => (y === null ? [] : [{ x: Number(chart.categories[index]), y }])),
    })),
    xAxis: categoryAxis(chart),
    yAxis: valueAxis(chart),
    dataLabels: labels(chart, { position: 'above' }),
  }),
} as const satisfies Record<NativeChart['kind'], (chart: NativeChart, common: Common, look: ChartLook) => ChartRunOptions>;

/** Space between groups of bars, in percent of a bar. */
const GAP_WIDTH = 60;

function bars(chart: NativeChart, look: ChartLook) {
  const isStacked = chart.grouping !== 'clustered';
  return {
    categories: chart.categories,
    series: chart.series.map((series) => ({
      ...plainSeries(series, look),
      // A label inside a bar must stand out from the bar.
      dataLabels: isStacked
        ? labels(chart, { position: 'center', font: { color: isDark(series.color) ? 'FFFFFF' : hex(look.ink) } })
        : labels(chart, { position: 'outsideEnd' }),
    })),
    stacking: STACKING[chart.grouping],
    gapWidth: GAP_WIDTH,
    ...(isStacked ? {} : { overlap: 0 }),
  };
}

function overCategories(chart: NativeChart, look: ChartLook) {
  return {
    categories: chart.categories,
    series: chart.series.map((series) => plainSeries(series, look)),
    stacking: STACKING[chart.grouping],
    categoryAxis: categoryAxis(chart),
    valueAxis: valueAxis(chart),
  };
}

function plainSeries({ name, values, color }: NativeSeries, look: ChartLook) {
  return { name, values, color: colorOf(color, look) };
}

function categoryAxis({ categoryAxisTitle }: NativeChart) {
  return categoryAxisTitle === undefined ? {} : { title: categoryAxisTitle };
}

function valueAxis({ numberFormat, valueAxisTitle }: NativeChart) {
  return { numberFormat, ...(valueAxisTitle === undefined ? {} : { title: valueAxisTitle }) };
}

/** Labels at points; those of shares give the values that they are shares of. */
function labels(chart: NativeChart, more: Pick<ChartDataLabels, 'position' | 'font'>): ChartDataLabels {
  const numberFormat = chart.grouping === 'percentStacked' ? '#,##0' : chart.numberFormat;
  return { value: chart.dataLabels, numberFormat, ...(chart.dataLabels ? more : {}) };
}

/** A colour by its name in the document's theme, where it has one, so that both change together. */
function colorOf(color: string, { palette }: ChartLook): string | ThemeColor {
  return palette.find((one) => one.color === hex(color))?.theme ?? hex(color);
}

function isDark(color: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
}

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}
