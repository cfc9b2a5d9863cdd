import type { Dataset } from '../dataset/model.ts';
import type { Report } from '../diagnostic.ts';
import type { Drawing, Figure, ReportDocument, ResolvedDocument } from '../document/model.ts';
import { walkBlocks } from '../document/walk.ts';
import type { FontLibrary } from '../fonts.ts';
import { noSuchChart, tooManyCharts } from '../messages/charts.ts';
import type { Template } from '../template/model.ts';
import { checkChart } from './check.ts';
import { drawChart } from './drawChart.ts';
import { lineWidths } from './lineWidths.ts';

const CHART = 'chart:';
/** Different charts of one brief. */
export const MOST_CHARTS = 200;

/**
 * Draws each chart that the document shows, once, by the key of its asset (`chart:<name>`). Charts that cannot
 * be drawn are reported as errors and left out. Same arguments, same drawings.
 */
export async function drawCharts(
  document: ReportDocument | ResolvedDocument,
  template: Template,
  dataset: Dataset,
  fonts: FontLibrary,
  report: Report,
): Promise<Map<string, Drawing>> {
  const drawings = new Map<string, Drawing>();
  const widths = lineWidths(document);
  const figures = chartFigures(document);
  const tooMany = figures[MOST_CHARTS];
  if (tooMany !== undefined) {
    report(tooManyCharts(figures.length, MOST_CHARTS, tooMany.place));
    return drawings;
  }
  for (const figure of figures) {
    const name = figure.asset.slice(CHART.length);
    const source = template.charts.get(name);
    if (source === undefined) {
      report(noSuchChart(name, template.charts.keys(), figure.place));
      continue;
    }
    const spec = checkChart(name, source, dataset.tables, report);
    if (spec === undefined) continue;
    const setting = { theme: document.meta.theme, locale: document.meta.locale, fonts, width: widths.get(figure.asset)! };
    const drawing = await drawChart(spec, dataset, setting, report);
    if (drawing !== undefined) drawings.set(figure.asset, drawing);
  }
  return drawings;
}

/** The first figure of each chart, in reading order. */
function chartFigures(document: ReportDocument): Figure[] {
  const figures = new Map<string, Figure>();
  for (const block of walkBlocks([...document.blocks, ...[...document.notes.values()].flatMap((note) => note.children)])) {
    if (block.type === 'figure' && block.asset.startsWith(CHART) && !figures.has(block.asset)) figures.set(block.asset, block);
  }
  return [...figures.values()];
}
