import type { DatasetHeader, DataTable } from '../dataset/model.ts';
import type { Theme } from '../theme.ts';
import { distinguishSeries } from './distinguish.ts';
import { spreadRamp } from './paint.ts';
import { sourceName } from './rows.ts';
import { copyJson, isList, isObject, type ChartSpec, type Json, type JsonObject } from './spec.ts';
import { COMPOSITIONS } from './views.ts';

type Draft = Record<string, Json>;

/** The spec as it goes to Vega-Lite: sized for its line, its series told apart, years as years. */
export function prepareSpec(
  spec: ChartSpec,
  header: DatasetHeader,
  tables: readonly DataTable[],
  theme: Theme,
  width: number,
): JsonObject {
  const draft = copyJson(spec.root) as Draft;
  delete draft.usermeta;
  delete draft.$schema;
  // What a spec may say about the brief's subject: datum.properties.name == country.
  const own = isList(draft.params) ? draft.params : [];
  draft.params = [{ name: 'country', value: header.country.name }, { name: 'edition', value: header.edition.year }, ...own];
  nameSources(draft);
  distinguishSeries(draft);
  printYears(draft, yearColumns(tables));
  // The palest colour of the ramp is for areas; a bar of it is hardly seen.
  spreadOrdinals(draft, theme.chart.ramp.length > 2 ? theme.chart.ramp.slice(1) : theme.chart.ramp, tables);
  if (isComposed(draft)) {
    // Sides by side or small multiples: their parts have sizes, not the whole.
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

/** Gives the borders of the world another name than its shapes. */
function nameSources(part: Json): void {
  if (isList(part)) part.forEach(nameSources);
  if (!isObject(part)) return;
  for (const [key, child] of Object.entries(part)) {
    if (key === 'data' && isObject(child) && typeof child.name === 'string' && child.values === undefined) {
      (part as Draft)[key] = { name: sourceName(child.name, child.format) };
    } else nameSources(child);
  }
}

function yearColumns(tables: readonly DataTable[]): Set<string> {
  return new Set(tables.flatMap(({ columns }) => columns.filter(({ type }) => type === 'year').map(({ name }) => name)));
}

/** A year on a number axis is 2005, never 2,005. */
function printYears(view: Draft, years: ReadonlySet<string>): void {
  if (isObject(view.encoding)) {
    for (const channel of ['x', 'y']) {
      const definition = view.encoding[channel];
      if (!isObject(definition) || definition.type !== 'quantitative' || !years.has(String(definition.field))) continue;
      if (definition.aggregate !== undefined || definition.axis === null) continue;
      const axis = isObject(definition.axis) ? definition.axis : {};
      (definition as Draft).axis = { format: 'd', tickMinStep: 1, ...axis };
      (definition as Draft).scale = { zero: false, nice: false, ...(isObject(definition.scale) ? definition.scale : {}) };
    }
  }
  for (const key of COMPOSITIONS) {
    const children = view[key];
    if (isList(children)) for (const child of children) if (isObject(child)) printYears(child as Draft, years);
  }
  if (isObject(view.spec)) printYears(view.spec as Draft, years);
}

/** Colours of ordered series run from light to dark, as far apart as their number allows. */
function spreadOrdinals(view: Draft, ramp: readonly string[], tables: readonly DataTable[]): void {
  if (isObject(view.encoding)) {
    for (const channel of ['color', 'fill', 'stroke']) {
      const definition = view.encoding[channel];
      if (!isObject(definition) || definition.type !== 'ordinal') continue;
      const scale = isObject(definition.scale) ? definition.scale : {};
      if (definition.scale === null || scale.range !== undefined || scale.scheme !== undefined) continue;
      const count = isList(scale.domain) ? scale.domain.length : distinctValues(String(definition.field), tables);
      if (count > 0) (definition as Draft).scale = { ...scale, range: spreadRamp(ramp, count) };
    }
  }
  for (const key of COMPOSITIONS) {
    const children = view[key];
    if (isList(children)) for (const child of children) if (isObject(child)) spreadOrdinals(child as Draft, ramp, tables);
  }
  if (isObject(view.spec)) spreadOrdinals(view.spec as Draft, ramp, tables);
}

function distinctValues(column: string, tables: readonly DataTable[]): number {
  return new Set(tables.flatMap(({ rows }) => rows.map((row) => row.cells.get(column)?.value ?? null)).filter((value) => value !== null)).size;
}
