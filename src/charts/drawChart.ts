import { createHash } from 'node:crypto';
import type { Dataset, DataTable } from '../dataset/model.ts';
import type { Diagnostic, Report } from '../diagnostic.ts';
import type { Drawing } from '../document/model.ts';
import type { FontLibrary } from '../fonts.ts';
import type { Locale, Unit } from '../locale.ts';
import { cannotDraw, engineWarning, noRows, partLost, tooLarge, tooManyShapes, unexpectedForm, wideChart } from '../messages/charts.ts';
import type { Theme } from '../theme.ts';
import { readAltHint } from './altHint.ts';
import { describeReadings } from './altText.ts';
import { openCache } from './cache.ts';
import { dataIn } from './columns.ts';
import { chartConfig } from './config.ts';
import { tableOfReadings } from './drawingData.ts';
import { runEngine, type EngineDrawing, type EngineSettings } from './engine.ts';
import { checkGlyphs } from './glyphs.ts';
import { checkLegibility } from './legibility.ts';
import { openMetrics } from './metrics.ts';
import { nativeChart } from './native.ts';
import { axisTitle, vegaLocale, type CellStyle } from './numbers.ts';
import { fitPanels } from './panels.ts';
import { isComposed, prepareSpec } from './prepare.ts';
import { readChart } from './reading.ts';
import { namedRows, type NamedRows } from './rows.ts';
import { sanitizeSvg, type PrintableSvg } from './sanitize.ts';
import type { ChartSpec, JsonObject } from './spec.ts';

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
/** Elements and characters of a drawing. A map of Asia at 1:50 million has about 100 and 200,000. */
const MOST_ELEMENTS = 20_000;
const MOST_CHARACTERS = 4_000_000;

interface Drawn {
  readonly drawing: Drawing | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Drawings by everything that they depend on. */
const drawn = openCache<Drawn>(64);

/** Draws one checked chart. Reports what is wrong with it; undefined if it cannot be drawn. */
export async function drawChart(spec: ChartSpec, dataset: Dataset, setting: ChartSetting, report: Report): Promise<Drawing | undefined> {
  const style: CellStyle = { locale: setting.locale, facts: dataset.facts, units: new Map([...Object.entries(setting.locale.units), ...dataset.units]) };
  const data = await namedRows(spec, dataset.tables, style);
  const key = keyOf(spec, dataset, setting);
  let known = drawn.get(key);
  if (known === undefined) {
    const findings: Diagnostic[] = [];
    const drawing = await drawAnew(spec, dataset, data, setting, style, (finding) => {
      if (!findings.some(({ rule, message }) => rule === finding.rule && message === finding.message)) findings.push(finding);
    });
    drawn.set(key, (known = { drawing, findings }));
  }
  known.findings.forEach(report);
  return known.drawing;
}

async function drawAnew(spec: ChartSpec, dataset: Dataset, data: readonly NamedRows[], setting: ChartSetting, style: CellStyle, report: Report): Promise<Drawing | undefined> {
  const { theme, locale, fonts, width } = setting;
  const tables = tablesOf(spec, dataset.tables);
  const settings: EngineSettings = {
    config: chartConfig(theme),
    titles: titlesOf(tables, style.units),
    locale: vegaLocale(locale),
    measure: openMetrics(fonts, theme.fonts.chart),
  };
  const start = spec.place([]);
  try {
    const engine = await runFitted(prepareSpec(spec, { header: dataset.header, tables, theme, width }), data, settings, width);
    const printable = printableSvg(spec, engine, setting, report);
    if (printable === undefined) return undefined;
    for (const complaint of new Set(engine.complaints)) report(engineWarning(spec.name, complaint, start));
    const canvas = { width: printable.width, height: printable.height, origin: originOf(engine.svg) };
    checkGlyphs(spec.name, engine.root, fonts, theme.fonts.chart, start, report);
    checkLegibility(spec.name, engine.root, canvas, theme, start, report);
    return { kind: 'drawing', svg: printable.svg, width: printable.width, height: printable.height, ...tell(spec, engine, dataset, style, report) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const broken = error instanceof TypeError || error instanceof RangeError;
    report(broken ? unexpectedForm(spec.name, start) : cannotDraw(spec.name, error.message, start));
    return undefined;
  }
}

function runFitted(prepared: JsonObject, data: readonly NamedRows[], settings: EngineSettings, width: number): Promise<EngineDrawing> {
  const run = (spec: JsonObject): Promise<EngineDrawing> => runEngine(spec, data, settings);
  return isComposed(prepared) ? fitPanels(prepared, width, run) : run(prepared);
}

function printableSvg(spec: ChartSpec, { svg }: EngineDrawing, { fonts, theme, width }: ChartSetting, report: Report): PrintableSvg | undefined {
  const start = spec.place([]);
  if (svg.length > MOST_CHARACTERS) {
    report(tooManyShapes(spec.name, start));
    return undefined;
  }
  const printable = sanitizeSvg(svg, { idPrefix: `${spec.name}-`, families: fonts.names, family: theme.fonts.chart });
  if (printable.width > LARGEST || printable.height > LARGEST) {
    report(tooLarge(spec.name, printable.width, printable.height, LARGEST, start));
    return undefined;
  }
  if (printable.elements > MOST_ELEMENTS) {
    report(tooManyShapes(spec.name, start));
    return undefined;
  }
  if (printable.width > width + 1) report(wideChart(spec.name, printable.width, width, start));
  for (const part of printable.lost) report(partLost(spec.name, part, start));
  return printable;
}

/** What the chart says, in words, as a table, and for Word. */
function tell(
  spec: ChartSpec,
  { root }: EngineDrawing,
  dataset: Dataset,
  style: CellStyle,
  report: Report,
): Pick<Drawing, 'alt' | 'data' | 'native'> {
  const readings = readChart(spec, root, { tables: dataset.tables, style });
  const { locale } = style;
  const hint = readAltHint(spec, dataset.tables, report);
  if (readings.length === 0 && hint?.list === undefined) {
    report(noRows(spec.name, [...new Set([...dataIn(spec)].map(({ data }) => String(data.name ?? 'values')))], spec.place([])));
  }
  const description = typeof spec.root.description === 'string' ? spec.root.description : undefined;
  if (hint?.list !== undefined) {
    const summary = hint.summary ?? description;
    return { alt: [...(summary === undefined ? [] : [summary]), hint.list.words].join(' '), data: hint.list.table };
  }
  const native = nativeChart(readings);
  return {
    alt: describeReadings(readings, hint?.summary ?? description, locale),
    data: tableOfReadings(readings, locale),
    ...(native === undefined ? {} : { native }),
  };
}

/** Tables of the dataset that the spec draws, in the order of their names in it. */
function tablesOf(spec: ChartSpec, tables: ReadonlyMap<string, DataTable>): DataTable[] {
  const names = new Set([...dataIn(spec)].map(({ data }) => String(data.name)));
  return [...names].flatMap((name) => tables.get(name) ?? []);
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

function keyOf(spec: ChartSpec, dataset: Dataset, { theme, locale, fonts, width }: ChartSetting): string {
  const tables = tablesOf(spec, dataset.tables);
  const cells = tables.map(({ name, columns, rows }) => [name, columns, rows.map((row) => columns.map((column) => row.cells.get(column.name) ?? null))]);
  const qualifiers = [...dataset.facts].map(([id, { qualifier }]) => [id, qualifier]);
  const faces = fonts.names.map((name) => fonts.family(name)?.faces.regular.path);
  const hinted = spec.root.usermeta === undefined ? [] : [...dataset.tables.values()].map((table) => [table.name, table.rows.map((row) => [...row.cells])]);
  const parts = [dataset.header.country.name, dataset.header.edition.year, spec.name, spec.place([]), spec.root, cells, hinted, [...dataset.units], qualifiers, theme, locale, faces, width];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
