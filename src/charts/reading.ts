import type { DataTable } from '../dataset/model.ts';
import { dataName, wordsColumn } from './columns.ts';
import { dimensionOf, valueOf, wordValue, type Dimension, type DimensionContext } from './dimension.ts';
import type { CellStyle } from './numbers.ts';
import { readPaint } from './paint.ts';
import { rolesOf, type Roles } from './roles.ts';
import { placedItems, type PlacedItem, type SceneGroup } from './scene.ts';
import { isObject, type ChartSpec, type Json, type JsonObject } from './spec.ts';
import { viewsOf, type ChartView } from './views.ts';

/** What one view of a chart says: the base of its alternative text, its table, and its chart in Word. */
export interface Reading extends Roles {
  /** What panels of small multiples stand for. */
  readonly panel?: Dimension;
  /** Words written at the marks, for a timeline. */
  readonly label?: Dimension;
  /** Values are written on the chart. */
  readonly labelled: boolean;
  /** In the order in which a reader meets them. */
  readonly points: readonly ReadPoint[];
}

/** One drawn value. Words are as the brief prints them. */
export interface ReadPoint {
  readonly category: string;
  readonly series: string;
  readonly panel: string;
  readonly label: string;
  readonly valueWords: string;
  readonly value: number | null;
  /** The category as a number: an amount, a year, a time. */
  readonly position: number | null;
  /** `#rrggbb` */
  readonly color: string;
}

export interface ReadingContext {
  readonly tables: ReadonlyMap<string, DataTable>;
  readonly style: CellStyle;
}

/** Marks that only mark something up. */
const ANNOTATIONS = new Set(['text', 'rule', 'errorband', 'errorbar']);

/** Reads a drawn chart, one reading for each view that shows values of its own. */
export function readChart(spec: ChartSpec, root: SceneGroup, context: ReadingContext): Reading[] {
  const leaves = viewsOf(spec).filter(({ mark }) => mark !== undefined);
  const telling = leaves.filter((leaf) => !ANNOTATIONS.has(leaf.mark!) && (leaf.mark !== 'geoshape' || paintsValues(leaf)));
  const readings = new Map<string, Reading>();
  for (const leaf of telling.length > 0 ? telling : leaves) {
    const table = context.tables.get(tableOf(spec, leaf) ?? '');
    const dimensions: DimensionContext = { ...context.style, ...(table === undefined ? {} : { table }) };
    const reading = readView(spec, leaf, leaves, root, dimensions);
    if (reading === undefined || reading.points.length === 0) continue;
    const shown = [reading.category, reading.series, reading.value, reading.panel].map((dimension) => dimension?.key ?? '');
    const key = [leaf.panel, ...shown].join('|');
    if (!readings.has(key)) readings.set(key, reading);
  }
  return [...readings.values()];
}

/** A map whose colours are values; others are only the ground that marks lie on. */
function paintsValues({ encoding }: ChartView): boolean {
  return [encoding.color, encoding.fill].some((channel) => isObject(channel) && typeof channel.field === 'string');
}

function readView(
  spec: ChartSpec,
  leaf: ChartView,
  leaves: readonly ChartView[],
  root: SceneGroup,
  context: DimensionContext,
): Reading | undefined {
  const roles = rolesOf(leaf, context);
  if (roles === undefined) return undefined;
  const panel = panelOf(spec, leaf, context);
  const texts = leaves.filter(({ mark, panel: beside }) => mark === 'text' && beside === leaf.panel);
  const words = texts.flatMap(({ encoding }) => dimensionOf(encoding.text, context) ?? []);
  const label = roles.kind === 'timeline' ? labelOf(words, roles) : undefined;

  const items = itemsOf(leaf, root);
  const parts = { ...roles, panel, label };
  const points = inReadingOrder(items, roles).map((item) => readPoint(item, parts, context));
  // Panel after panel, in the order in which they are drawn.
  const panels = [...new Set(items.map((item) => wordOf(panel, item, context)))];
  const ordered = panels.flatMap((name) => withoutRepeats(points.filter((point) => point.panel === name)));
  return {
    ...roles,
    ...(panel === undefined ? {} : { panel }),
    ...(label === undefined ? {} : { label }),
    labelled: roles.kind !== 'timeline' && words.length > 0,
    points: withMissing(ordered, roles, context.locale.notAvailable),
  };
}

type Parts = Roles & { readonly panel: Dimension | undefined; readonly label: Dimension | undefined };

function readPoint(item: PlacedItem, { category, series, panel, label, value }: Parts, context: DimensionContext): ReadPoint {
  return {
    category: wordOf(category, item, context),
    series: wordOf(series, item, context),
    panel: wordOf(panel, item, context),
    label: wordOf(label, item, context),
    valueWords: wordOf(value, item, context),
    value: numberOf(value, item),
    position: numberOf(category, item),
    color: readPaint(String(item.item.fill ?? item.item.stroke))?.hex ?? '#000000',
  };
}

function wordOf(dimension: Dimension | undefined, { item }: PlacedItem, context: DimensionContext): string {
  return dimension === undefined ? '' : wordValue(dimension, item.datum!, context);
}

function numberOf(dimension: Dimension | undefined, { item }: PlacedItem): number | null {
  const value = dimension === undefined || item.datum === undefined ? undefined : valueOf(dimension, item.datum);
  if (value instanceof Date) return value.getTime();
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Of the words at the marks of a timeline those that do not only repeat its dates. */
function labelOf(words: readonly Dimension[], { category }: Roles): Dimension | undefined {
  const dates = category === undefined ? '' : wordsColumn(category.key);
  return words.find(({ kind, key }) => kind === 'name' && key !== dates);
}

/** Layers of one mark draw the same value twice: a line and its points. */
function withoutRepeats(points: readonly ReadPoint[]): ReadPoint[] {
  const said = ({ color: _color, ...rest }: ReadPoint): string => JSON.stringify(rest);
  return [...new Map(points.toReversed().map((point) => [said(point), point])).values()].toReversed();
}

/** Vega leaves out bars and cells without a value; where they stand side by side their absence is told. */
function withMissing(points: readonly ReadPoint[], { kind, grouping, series }: Roles, notAvailable: string): readonly ReadPoint[] {
  if (kind === 'box' || kind === 'map') return points.filter(({ value }) => value !== null);
  if ((kind !== 'bar' && kind !== 'heatmap') || series === undefined || grouping !== 'clustered') return points;
  const groups = Map.groupBy(points, ({ panel, category }) => JSON.stringify([panel, category]));
  const rank = (name: string): number =>
    Math.max(...[...groups.values()].map((group) => group.findIndex((point) => point.series === name)));
  const samples = [...new Map(points.map((point) => [point.series, point])).values()].sort((a, b) => rank(a.series) - rank(b.series));
  return [...groups.values()].flatMap((group) =>
    samples.map(({ series: name, color }) => {
      const there = group.find((point) => point.series === name);
      return there ?? { ...group[0]!, series: name, color, value: null, valueWords: notAvailable };
    }),
  );
}

/** The field that small multiples are made by. */
function panelOf(spec: ChartSpec, leaf: ChartView, context: DimensionContext): Dimension | undefined {
  for (const view of viewsAround(spec, leaf)) {
    const encoding: JsonObject = isObject(view.encoding) ? view.encoding : {};
    const channels = [encoding.facet, encoding.row, encoding.column];
    const facets = isObject(view.facet) ? [view.facet, view.facet.row, view.facet.column] : channels;
    const found = facets.map((facet) => dimensionOf(facet, context)).find((dimension) => dimension !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The table that a view draws: its own, or that of the nearest view around it. */
export function tableOf(spec: ChartSpec, leaf: ChartView): string | undefined {
  const owner = viewsAround(spec, leaf).find(({ data }) => data !== undefined);
  return dataName(owner?.data);
}

/** A view and those around it, from the inside out. */
function viewsAround(spec: ChartSpec, leaf: ChartView): JsonObject[] {
  const around: JsonObject[] = [];
  let part: Json | undefined = spec.root;
  for (const step of [...leaf.path, undefined]) {
    if (isObject(part)) around.unshift(part);
    if (step === undefined) break;
    part = Array.isArray(part) ? (part as readonly Json[])[Number(step)] : isObject(part) ? part[step] : undefined;
  }
  return around;
}

/** Whether anything is drawn but axes and legends. */
export function drawsMarks(root: SceneGroup): boolean {
  return [...placedItems(root)].some(({ mark }) => mark.role === 'mark');
}

/** The items that a view drew, found by the names that Vega-Lite gives. */
export function itemsOf(leaf: ChartView, root: SceneGroup): PlacedItem[] {
  const wanted = leaf.prefix.replaceAll('child_', '');
  return [...placedItems(root)].filter(({ mark, item }) => {
    const name = (mark.name ?? '').replaceAll('child_', '');
    return mark.role === 'mark' && item.datum !== undefined && name.startsWith(wanted) && /(?:^|_)marks$/.test(name);
  });
}

/** Along the axis, as the eye goes; slices around the circle. */
function inReadingOrder(items: readonly PlacedItem[], { kind, horizontal }: Roles): PlacedItem[] {
  if (kind === 'pie' || kind === 'other' || kind === 'heatmap' || kind === 'map') return [...items];
  const downwards = kind === 'timeline' ? !horizontal : horizontal;
  const along = ({ bounds }: PlacedItem): number => (downwards ? bounds.y1 + bounds.y2 : bounds.x1 + bounds.x2);
  return [...items].sort((a, b) => Math.round(along(a) - along(b)));
}
