import { drawCharts } from '../../src/charts/draw.ts';
import { rasterizeSvg } from '../../src/charts/rasterize.ts';
import { checkDataset } from '../../src/dataset/checks/check.ts';
import { parseDatasetDocument } from '../../src/dataset/document.ts';
import type { Report } from '../../src/diagnostic.ts';
import { buildDocument } from '../../src/document/build.ts';
import { checkGlyphs } from '../../src/document/glyphs.ts';
import { resolveDocument } from '../../src/document/resolve.ts';
import { checkTemplate } from '../../src/template/check.ts';
import { expandTemplate } from '../../src/template/expand.ts';
import { openWording } from '../../src/template/openWording.ts';
import { parseTemplate } from '../../src/template/parse.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import type { PageLayout, WriteContext } from '../../src/writers/model.ts';
import { layOutPages } from '../../src/writers/pdf/index.ts';
import { briefEnv, FOLDERS, OPTIONS } from '../briefpress.ts';
import { median } from '../statistics.ts';
import { datasetText } from '../subjects/own.ts';
import { WARM_UP } from './warm.ts';

/** Median processor time of each stage of our own way through, in milliseconds. */
export type StageResult = Readonly<Record<string, number>>;

const FIRST = 20_000;
const DATE = '2005-12-05';

const report: Report = (diagnostic) => {
  if (diagnostic.severity === 'error') throw new Error(diagnostic.message);
};

/** The same calls as `composeBrief` and `writeBrief` make, each with the clock around it. */
export async function measureStages(runs: number): Promise<StageResult> {
  const samples = new Map<string, number[]>();
  for (let run = -WARM_UP; run < runs; run++) {
    const clock = openClock();
    await renderByStage(datasetText(FIRST + run), clock.time);
    if (run < 0) continue;
    for (const [name, cpu] of clock.times) samples.set(name, [...(samples.get(name) ?? []), cpu]);
  }
  return Object.fromEntries([...samples].map(([name, list]) => [name, median(list)]));
}

type Time = <Value>(stage: string, work: () => Value | Promise<Value>) => Promise<Value>;

function openClock(): { time: Time; times: Map<string, number> } {
  const times = new Map<string, number>();
  const time: Time = async (stage, work) => {
    const before = process.cpuUsage();
    const value = await work();
    const { user, system } = process.cpuUsage(before);
    times.set(stage, (times.get(stage) ?? 0) + (user + system) / 1000);
    return value;
  };
  return { time, times };
}

async function renderByStage(text: string, time: Time): Promise<void> {
  const env = briefEnv(text);
  const { fonts } = env;
  const template = (await time('parse template', () => parseTemplate(FOLDERS.template, FOLDERS.shared, env.files, fonts.names, report)))!;
  const dataset = (await time('parse dataset', () => parseDatasetDocument(text, 'dataset.json', report, template.locale.units)))!;
  await time('check dataset', () => checkDataset(dataset, report, template.locale.units));
  await time('check template', () => checkTemplate(template, dataset, report));
  const expanded = (await time('expand', () => expandTemplate(template, dataset, { ...OPTIONS, date: DATE }, report)))!;
  const wording = openWording(dataset, template.locale);
  const built = await time('build', () => buildDocument(expanded, template, dataset, DATE, wording, report));
  const assets = await time('draw charts', () => drawCharts(built, template, dataset, fonts, report));
  const document = (await time('resolve', () => resolveDocument(built, report)))!;
  await time('check glyphs', () => checkGlyphs(document, fonts, report));
  const layout = await time('lay out', () => layOutPages(document, assets, env));
  await time('print PDF', () => layout.print());
  const svgs = new Map<string, Uint8Array>();
  await time('rasterize', async () => {
    for (const asset of assets.values()) svgs.set(asset.svg, await rasterizeSvg(asset.svg, 2, fonts));
  });
  const context: WriteContext = {
    env,
    assets,
    layOut: (): Promise<PageLayout> => Promise.resolve(layout),
    rasterize: async (svg, scale) => svgs.get(svg) ?? rasterizeSvg(svg, scale, fonts),
  };
  await time('write DOCX', () => docxWriter.write(document, context));
}
