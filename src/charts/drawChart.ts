import type { Dataset, DataTable } from '../dataset/model.ts';
import type { Diagnostic, Report } from '../diagnostic.ts';
import type { Drawing } from '../document/model.ts';
import type { FontLibrary } from '../fonts.ts';
import type { Locale, Unit } from '../locale.ts';
import {
  cannotDraw, engineWarning, noRows, partLost, tooLarge, tooManyShapes, unexpectedForm, wideChart,
} from '../messages/charts.ts';
import type { Theme } from '../theme.ts';
import { readAltHint } from './altHint.ts';
import { describeReadings } from './altText.ts';
import { openCache } from '../cache.ts';
import { dataIn, tablesOf } from './columns.ts';
import { chartConfig } from './config.ts';
import { tableOfReadings } from './drawingData.ts';
import { drawingKey } from './drawingKey.ts';
import { runEngine, type EngineDrawing, type EngineSettings } from './engine.ts';
import { checkGlyphs } from './glyphs.ts';
import { checkLegibility } from './legibility.ts';
import { openMetrics } from './metrics.ts';
import { nativeChart } from './native.ts';
import { axisTitle, vegaLocale, type CellStyle } from './numbers.ts';
import { fitPanels } from './panels.ts';
import { isComposed, prepareSpec } from './prepare.ts';
import { drawsMarks, readChart } from './reading.ts';
import { namedRows } from './rows.ts';
import { isOwn, shownFigures } from './shownFigures.ts';
import { sanitizeSvg, type PrintableSvg } from './sanitize.ts';
import { type ChartSpec, wordOf } from './spec.ts';
import { typedTexts } from './typedTexts.ts';

/** What a chart looks like beyond its spec. */
export interface ChartSetting {
  readonly theme: Theme;
  readonly locale: Locale;
  readonly fonts: FontLibrary;
  /** Width of the line in points. */
  readonly width: number;
}

/** Points a side; the paper is smaller. */
const LARGEST = 1_500;
/** Elements and characters of a drawing. A map of Central Asia at 1:50 million has about 300 and 400,000. */
const MOST_ELEMENTS = 20_000;
const MOST_CHARACTERS = 4_000_000;

interface Drawn {
  readonly drawing: Drawing | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Drawings by all that they depend on. */
const drawn = openCache<Drawn>(64);

/** Draws one checked chart. Reports what is wrong with it; undefined if it cannot be drawn. */
export async function drawChart(
  spec: ChartSpec,
  dataset: Dataset,
  setting: ChartSetting,
  report: Report,
): Promise<Drawing | undefined> {
  const key = drawingKey(spec, dataset, setting);
  let known = drawn.get(key);
  if (known === undefined) drawn.set(key, (known = await drawAnew({ spec, dataset, setting })));
  known.findings.forEach(report);
  return known.drawing;
}

interface Job {
  readonly spec: ChartSpec;
  readonly dataset: Dataset;
  readonly setting: ChartSetting;
}

async function drawAnew(job: Job): Promise<Drawn> {
  const findings: Diagnostic[] = [];
  const report: Report = (finding) => {
    const told = findings.some(({ rule, message }) => rule === finding.rule && message === finding.message);
    if (!told) findings.push(finding);
  };
  try {
    const drawing = await drawReporting(job, report);
    return { drawing, findings };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { spec } = job;
    const broken = error instanceof TypeError || error instanceof RangeError;
    report(broken ? unexpectedForm(spec.name, spec.place([])) : cannotDraw(spec.name, error.message, spec.place([])));
    return { drawing: undefined, findings };
  }
}

async function drawReporting(job: Job, report: Report): Promise<Drawing | undefined> {
  const { spec, dataset, setting } = job;
  const { theme, locale, fonts } = setting;
  const start = spec.place([]);
  const style: CellStyle = { locale, facts: dataset.facts, units: new Map([...Object.entries(locale.units), ...dataset.units]) };
  const engine = await runJob(job, style);
  const printable = printableSvg(job, engine, report);
  if (printable === undefined) return undefined;
  for (const complaint of engine.complaints) report(engineWarning(spec.name, complaint, start));
  const { svg, width, height } = printable;
  checkGlyphs(spec.name, engine.root, fonts, theme.fonts.chart, start, report);
  checkLegibility(spec.name, engine.root, { width, height, origin: originOf(engine.svg) }, theme, start, report);
  return { kind: 'drawing', svg, width, height, ...tell(job, engine, style, report) };
}

async function runJob({ spec, dataset, setting }: Job, style: CellStyle): Promise<EngineDrawing> {
  const { theme, locale, fonts, width } = setting;
  const tables = tablesOf(spec, dataset.tables);
  const data = await namedRows(spec, dataset.tables, style);
  const settings: EngineSettings = {
    config: chartConfig(theme),
    titles: titlesOf(tables, style.units),
    locale: vegaLocale(locale),
    measure: openMetrics(fonts, theme.fonts.chart),
  };
  const prepared = prepareSpec(spec, { header: dataset.header, tables, theme, width });
  if (!isComposed(prepared)) return runEngine(prepared, data, settings);
  return fitPanels(prepared, width, (fitted) => runEngine(fitted, data, settings));
}

function printableSvg({ spec, setting }: Job, { svg }: EngineDrawing, report: Report): PrintableSvg | undefined {
  const { fonts, theme, width: line } = setting;
  const start = spec.place([]);
  if (svg.length > MOST_CHARACTERS) {
    report(tooManyShapes(spec.name, start));
    return undefined;
  }
  const options = { idPrefix: `${spec.name}-`, families: fonts.names, family: theme.fonts.chart };
  const printable = sanitizeSvg(svg, options);
  const { width, height } = printable;
  if (width > LARGEST || height > LARGEST || printable.elements > MOST_ELEMENTS) {
    const large = width > LARGEST || height > LARGEST;
    report(large ? tooLarge(spec.name, width, height, LARGEST, start) : tooManyShapes(spec.name, start));
    return undefined;
  }
  if (width > line + 1) report(wideChart(spec.name, width, line, start));
  for (const part of printable.lost) report(partLost(spec.name, part, start));
  return printable;
}

/** What the chart says, in words, as a table, and for Word. */
function tell(
  { spec, dataset }: Job,
  { root }: EngineDrawing,
  style: CellStyle,
  report: Report,
): Pick<Drawing, 'alt' | 'data' | 'native' | 'figures' | 'texts'> {
  const readings = readChart(spec, root, { tables: dataset.tables, style });
  const shown = shownFigures(spec, root, { tables: dataset.tables, style });
  const texts = isOwn(spec) ? [] : typedTexts(spec);
  const figures = { ...(shown === undefined ? {} : { figures: shown }), ...(texts.length === 0 ? {} : { texts }) };
  const hint = readAltHint(spec, dataset.tables, report);
  const description = typeof spec.root.description === 'string' ? spec.root.description : undefined;
  const summary = hint?.summary ?? description;
  if (hint?.list !== undefined) {
    return { alt: [...(summary === undefined ? [] : [summary]), hint.list.words].join(' '), data: hint.list.table, ...figures };
  }
  if (!drawsMarks(root)) {
    const names = [...dataIn(spec)].map(({ data }) => wordOf(data.name ?? 'values'));
    report(noRows(spec.name, [...new Set(names)], spec.place([])));
  }
  const native = nativeChart(readings);
  return {
    alt: describeReadings(readings, summary, style.locale),
    data: tableOfReadings(readings, style.locale),
    ...figures,
    ...(native === undefined ? {} : { native }),
  };
}

function titlesOf(tables: readonly DataTable[], units: ReadonlyMap<string, Unit>): Record<string, string> {
  const columns = tables.flatMap((table) => table.columns).toReversed();
  return Object.fromEntries(columns.map((column) => [column.name, axisTitle(column, units.get(column.unit ?? ''))]));
}

/** Where the scene starts on the drawing. */
function originOf(svg: string): readonly [number, number] {
  const found = /<g[^>]* transform="translate\(([-\d.]+),([-\d.]+)\)"/.exec(svg);
  return found === null ? [0, 0] : [Number(found[1]), Number(found[2])];
}
