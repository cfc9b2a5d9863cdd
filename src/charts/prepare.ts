import type { DatasetHeader, DataTable } from '../dataset/model.ts';
import type { Theme } from '../theme.ts';
import { distinguishSeries } from './distinguish.ts';
import { spreadRamp } from './paint.ts';
import { sourceName } from './rows.ts';
import { copyJson, isList, isObject, type ChartSpec, type Json, type JsonObject, wordOf } from './spec.ts';
import { markType, visitDrafts, type DraftView } from './views.ts';

/** What a spec is prepared for. */
export interface Preparation {
  /** What the brief is about: a spec may say `datum.properties.name == country`. */
  readonly header: DatasetHeader;
  /** Tables that the spec draws. */
  readonly tables: readonly DataTable[];
  readonly theme: Theme;
  /** Width of the line in points. */
  readonly width: number;
}

/** The spec as it goes to Vega-Lite: sized for its line, its series told apart, years as years. */
export function prepareSpec(spec: ChartSpec, { header, tables, theme, width }: Preparation): JsonObject {
  const draft = copyJson(spec.root) as DraftView;
  delete draft.usermeta;
  delete draft.$schema;
  addSubject(draft, header);
  nameSources(draft);
  distinguishSeries(draft);
  leaveMissingOut(draft);
  printYears(draft, yearColumns(tables));
  spreadOrdinals(draft, theme.chart.ramp, tables);
  clipMaps(draft);
  // The title of an upright axis stands above it, where legends begin.
  if (hasUprightTitle(draft)) draft.config = withLegendOffset(draft.config);
  if (isComposed(draft)) {
    // Side by side or small multiples: their parts have sizes, not the whole.
    draft.autosize ??= { type: 'pad' };
  } else draft.width ??= width;
  return draft;
}

/** Whether the spec is made of panels, whose sizes add up to that of the whole. */
export function isComposed(spec: JsonObject): boolean {
  const encoding = isObject(spec.encoding) ? spec.encoding : {};
  const faceted = spec.facet !== undefined || ['facet', 'row', 'column'].some((channel) => encoding[channel] !== undefined);
  return faceted || ['hconcat', 'vconcat', 'concat'].some((key) => spec[key] !== undefined);
}

/** Defines `country` and `edition` where the spec speaks of them; Vega-Lite takes any parameter for a reader's choice. */
function addSubject(draft: DraftView, header: DatasetHeader): void {
  const written = JSON.stringify(draft);
  const subject = { country: header.country.name, edition: header.edition.year };
  const asked = Object.entries(subject).filter(([name]) => new RegExp(`\\b${name}\\b`).test(written));
  if (asked.length === 0) return;
  draft.params = [...asked.map(([name, value]) => ({ name, value })), ...(isList(draft.params) ? draft.params : [])];
}

/** Gives the borders of the world another name than its shapes. */
function nameSources(part: Json): void {
  if (isList(part)) part.forEach(nameSources);
  if (!isObject(part)) return;
  for (const [key, child] of Object.entries(part)) {
    if (key === 'data' && isObject(child) && typeof child.name === 'string' && child.values === undefined) {
      (part as DraftView)[key] = { name: sourceName(child.name, child.format) };
    } else nameSources(child);
  }
}

/** A sum of nothing is no number to Vega, and a stack with one of those collapses: missing parts are left out of it. */
function leaveMissingOut(draft: DraftView): void {
  visitDrafts(draft, (view, encoding) => {
    if (!['bar', 'area'].includes(markType(view) ?? '')) return;
    for (const definition of [encoding.x, encoding.y]) {
      if (!isObject(definition) || definition.aggregate !== 'sum' || typeof definition.field !== 'string') continue;
      const filter = { filter: { field: definition.field, valid: true } };
      view.transform = [...(isList(view.transform) ? view.transform : []), filter];
    }
  });
}

/** A map of a part of the world draws no shape beyond its frame; a little beyond, so that cut edges are not seen. */
function clipMaps(draft: DraftView): void {
  visitDrafts(draft, (view) => {
    const { projection } = view;
    if (!isObject(projection) || projection.scale === undefined || projection.clipExtent !== undefined) return;
    view.projection = { ...projection, clipExtent: { expr: '[[-3, -3], [width + 3, height + 3]]' } };
  });
}

function yearColumns(tables: readonly DataTable[]): Set<string> {
  return new Set(tables.flatMap(({ columns }) => columns.filter(({ type }) => type === 'year').map(({ name }) => name)));
}

/** A year on a number axis is 2005, never 2,005, and years do not start at zero. */
function printYears(draft: DraftView, years: ReadonlySet<string>): void {
  visitDrafts(draft, (view) => {
    if (!isObject(view.encoding)) return;
    for (const definition of [view.encoding.x, view.encoding.y]) {
      if (!isObject(definition) || definition.type !== 'quantitative' || !years.has(wordOf(definition.field))) continue;
      if (definition.aggregate !== undefined || definition.axis === null) continue;
      const own = definition as DraftView;
      own.axis = { format: 'd', tickMinStep: 1, ...(isObject(definition.axis) ? definition.axis : {}) };
      own.scale = { zero: false, nice: false, padding: 10, ...(isObject(definition.scale) ? definition.scale : {}) };
    }
  });
}

/** Colours of ordered series run from light to dark, as far apart as their number allows. */
function spreadOrdinals(draft: DraftView, ramp: readonly string[], tables: readonly DataTable[]): void {
  // The palest colour of the ramp is for areas; a bar of it is hardly seen.
  const seen = ramp.length > 2 ? ramp.slice(1) : ramp;
  visitDrafts(draft, (view) => {
    if (!isObject(view.encoding)) return;
    for (const definition of [view.encoding.color, view.encoding.fill, view.encoding.stroke]) {
      if (!isObject(definition) || definition.type !== 'ordinal' || definition.scale === null) continue;
      const scale = isObject(definition.scale) ? definition.scale : {};
      if (scale.range !== undefined || scale.scheme !== undefined) continue;
      const count = isList(scale.domain) ? scale.domain.length : distinctValues(wordOf(definition.field), tables);
      if (count > 0) (definition as DraftView).scale = { ...scale, range: spreadRamp(seen, count) };
    }
  });
}

function distinctValues(column: string, tables: readonly DataTable[]): number {
  const values = tables.flatMap(({ rows }) => rows.map((row) => row.cells.get(column)?.value ?? null));
  return new Set(values.filter((value) => value !== null)).size;
}

function hasUprightTitle(draft: DraftView): boolean {
  let found = false;
  visitDrafts(draft, (view) => {
    const y = isObject(view.encoding) ? view.encoding.y : undefined;
    if (!isObject(y) || (y.type !== 'quantitative' && y.aggregate === undefined)) return;
    const axis = isObject(y.axis) ? y.axis : {};
    found ||= y.axis !== null && y.title !== null && axis.title !== null;
  });
  return found;
}

/** Points between the plot and a legend above it, with room for a title. */
const LEGEND_OFFSET = 20;

function withLegendOffset(config: Json | undefined): JsonObject {
  const own = isObject(config) ? config : {};
  return { ...own, legend: { offset: LEGEND_OFFSET, ...(isObject(own.legend) ? own.legend : {}) } };
}
