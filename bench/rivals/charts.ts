import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { CHART, type PageBrief } from '../brief/page.ts';
import { FONT_FILES, importRival } from './installed.ts';

interface ResvgModule {
  readonly Resvg: new (svg: string, options: object) => { render(): { asPng(): Buffer } };
}

let resvg: ResvgModule | undefined;

/** Draws the charts of a brief as its users would: Vega in the same process, resvg where a PNG is asked for. */
export async function drawPageCharts(brief: PageBrief, takes: 'svg' | 'png'): Promise<void> {
  for (const chart of brief.sections.flatMap(({ charts }) => charts)) {
    const view = new vega.View(vega.parse(compile(chart.spec as TopLevelSpec).spec), { renderer: 'none' });
    chart.svg = sized(await view.toSVG());
    view.finalize();
    if (takes === 'png') chart.png = await toPng(chart.svg);
  }
}

async function toPng(svg: string): Promise<Buffer> {
  resvg ??= await importRival<ResvgModule>('@resvg/resvg-js');
  const font = { fontFiles: Object.values(FONT_FILES), loadSystemFonts: false, defaultFontFamily: 'Source Serif 4' };
  return Buffer.from(new resvg.Resvg(svg, { fitTo: { mode: 'zoom', value: 2 }, font }).render().asPng());
}

/** Legends may make a drawing wider than its spec says. */
function sized(svg: string): string {
  return svg.replace(/^<svg([^>]*) width="[\d.]+" height="[\d.]+"/, `<svg$1 width="${CHART.width}" height="${CHART.height}"`);
}
