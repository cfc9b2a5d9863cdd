import type { XmlComponent } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { NativeChart } from '../../document/model.ts';
import type { WordChart } from './model.ts';
import { pixels } from './units.ts';

/** A chart that Word can edit, its data in a workbook inside the document. */
export function chartRun({ chart, alt, name, width, height }: WordChart): XmlComponent {
  const size = {
    transformation: { width: Math.round(pixels(width)), height: Math.round(pixels(height)) },
    altText: { name, description: alt },
    decorative: alt === '',
    chartArea: { fill: 'none', border: 'none' } as const,
    ...(chart.title === undefined ? {} : { title: chart.title }),
    legend: chart.series.length > 1 || chart.kind === 'pie' ? ({ position: 'bottom' } as const) : (false as const),
  };
  return new ChartRun(CHARTS[chart.kind](chart, size));
}

type Common = Pick<ChartRunOptions, 'transformation' | 'altText' | 'decorative' | 'chartArea' | 'title' | 'legend'>;

const STACKING = { clustered: 'none', stacked: 'stacked', percentStacked: 'percent' } as const;

const CHARTS = {
  bar: (chart, common) => ({ type: 'bar', ...common, ...categories(chart) }),
  column: (chart, common) => ({ type: 'column', ...common, ...categories(chart) }),
  line: (chart, common) => ({ type: 'line', ...common, ...categories(chart) }),
  area: (chart, common) => ({ type: 'area', ...common, ...categories(chart) }),
  pie: (chart, common) => ({
    type: 'pie',
    ...common,
    categories: chart.categories,
    series: chart.series.slice(0, 1).map(({ name, values }) => ({ name, values })),
    dataLabels: { value: chart.dataLabels, numberFormat: chart.numberFormat },
  }),
  scatter: (chart, common) => ({
    type: 'scatter',
    ...common,
    series: chart.series.map(({ name, values, color }) => ({
      name,
      color: hex(color),
      points: values.flatMap((y, index) => (y === null ? [] : [{ x: Number(chart.categories[index]), y }])),
    })),
  }),
} as const satisfies Record<NativeChart['kind'], (chart: NativeChart, common: Common) => ChartRunOptions>;

function categories(chart: NativeChart) {
  return {
    categories: chart.categories,
    series: chart.series.map(({ name, values, color }) => ({ name, values, color: hex(color) })),
    stacking: STACKING[chart.grouping],
    ...(chart.categoryAxisTitle === undefined ? {} : { categoryAxis: { title: chart.categoryAxisTitle } }),
    valueAxis: {
      numberFormat: chart.numberFormat,
      ...(chart.valueAxisTitle === undefined ? {} : { title: chart.valueAxisTitle }),
    },
    dataLabels: { value: chart.dataLabels, numberFormat: chart.numberFormat },
  };
}

function hex(color: string): string {
  return color.slice(1).toUpperCase();
}
