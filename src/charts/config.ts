import type { Theme } from '../theme.ts';
import type { JsonObject } from './spec.ts';

/** Size in points of labels in charts: nothing is set smaller. */
export const LABEL_SIZE = 9;

/** Dash patterns that stay apart at 1.5 points; the first is a solid line. */
export const DASHES: readonly (readonly number[])[] = [[1, 0], [6, 2.5], [2, 2], [9, 2.5, 2, 2.5], [4, 4], [1, 3]];

export const SHAPES: readonly string[] = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'];

/**
 * The look of charts from the theme, as a Vega-Lite config: horizontal labels, few lines, shapes with
 * an outline so that light fills show on paper, order of colours by lightness.
 */
export function chartConfig(theme: Theme): JsonObject {
  const { ink, muted } = theme.colors;
  const { categories, ramp, grid, land } = theme.chart;
  const first = categories[0]!;
  const outline = { stroke: ink, strokeWidth: 0.5 };
  return {
    font: theme.fonts.chart,
    background: null,
    padding: { left: 1, right: 1, top: 2, bottom: 3 },
    autosize: { type: 'fit', contains: 'padding' },
    customFormatTypes: false,
    view: { stroke: null, continuousWidth: 440, continuousHeight: 160, discreteWidth: 440, discreteHeight: { step: 24 } },
    title: {
      anchor: 'start', frame: 'group', fontSize: 11, fontWeight: 'bold', color: ink, subtitleFontSize: LABEL_SIZE,
      subtitleColor: muted, subtitlePadding: 3, offset: 8,
    },
    axis: {
      labelFontSize: LABEL_SIZE, titleFontSize: LABEL_SIZE, labelColor: ink, titleColor: muted, titleFontWeight: 'normal',
      gridColor: grid, gridWidth: 0.5, domainColor: '#888888', domainWidth: 0.75, tickColor: '#888888', tickWidth: 0.75,
      tickSize: 3, labelLimit: 0, titleLimit: 0, labelOverlap: 'greedy', labelPadding: 4, titlePadding: 6,
    },
    axisX: { grid: false },
    axisY: { domain: false, ticks: false },
    axisYBand: { labelPadding: 6, title: null },
    axisYPoint: { labelPadding: 6, title: null },
    axisBand: { grid: false, labelAngle: 0, ticks: false },
    axisPoint: { grid: false, labelAngle: 0 },
    axisQuantitative: { tickCount: 5 },
    axisXDiscrete: { labelAngle: 0 },
    axisYQuantitative: { titleAngle: 0, titleAlign: 'left', titleAnchor: 'end', titleX: 0, titleY: -8, titleBaseline: 'bottom' },
    legend: {
      orient: 'top', direction: 'horizontal', labelFontSize: LABEL_SIZE, titleFontSize: LABEL_SIZE, titleFontWeight: 'normal',
      titleColor: muted, labelColor: ink, symbolSize: 70, symbolStrokeWidth: 0.5, symbolOpacity: 1,
      labelLimit: 0, titleLimit: 0, columns: 5,
      gradientLength: 160, gradientThickness: 9, gradientStrokeColor: ink, gradientStrokeWidth: 0.5, offset: 6, columnPadding: 14,
      titleOrient: 'left', titlePadding: 8,
    },
    header: {
      labelFontSize: LABEL_SIZE, labelFontWeight: 'bold', labelColor: ink, labelLimit: 0,
      titleFontSize: LABEL_SIZE, titleFontWeight: 'normal', titleColor: muted,
    },
    scale: {
      barBandPaddingInner: 0.3, rectBandPaddingInner: 0, bandWithNestedOffsetPaddingInner: 0.25, bandWithNestedOffsetPaddingOuter: 0.12,
      offsetBandPaddingInner: 0.08, offsetBandPaddingOuter: 0,
    },
    range: {
      category: [...categories],
      ordinal: [...ramp],
      ramp: [...ramp],
      heatmap: [...ramp],
      diverging: [categories[3]!, '#f7f7f7', first],
      symbol: [...SHAPES],
    },
    mark: { color: first, tooltip: null },
    bar: { color: first, ...outline },
    arc: { ...outline, outerRadius: { expr: 'min(width, height) / 2' } },
    area: { color: categories[2] ?? first, ...outline, fillOpacity: 0.9 },
    rect: { ...outline, strokeWidth: 0.25 },
    line: { color: first, strokeWidth: 1.8 },
    trail: { color: first },
    point: { color: first, filled: true, size: 42, ...outline, opacity: 1 },
    circle: { color: first, size: 42, ...outline, opacity: 1 },
    square: { color: first, size: 42, ...outline, opacity: 1 },
    tick: { color: first, thickness: 1.5 },
    rule: { color: '#444444' },
    text: { fontSize: LABEL_SIZE, color: ink },
    geoshape: { color: land, stroke: '#9a958a', strokeWidth: 0.4 },
    // Named looks for marks: "style": "water".
    style: {
      water: { color: theme.chart.water, stroke: null },
      focus: { color: '#ffffff', stroke: ink, strokeWidth: 0.8 },
      quiet: { color: muted },
    },
    boxplot: { box: outline, median: { color: '#ffffff' }, outliers: { filled: false } },
  };
}
