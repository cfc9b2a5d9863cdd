import type { DataTable } from '../dataset/model.ts';
import { dataName, wordsColumn } from './columns.ts';
import { dimensionOf, valueOf, wordValue, type Dimension, type DimensionContext } from './dimension.ts';
import type { CellStyle } from './numbers.ts';
import { readPaint } from './paint.ts';
import { placedItems, type PlacedItem, type SceneGroup } from './scene.ts';
import { isObject, type ChartSpec, type Json, type JsonObject } from './spec.ts';
import { viewsOf, type ChartView } from './views.ts';

export type ReadingKind = 'bar' | 'box' | 'line' | 'area' | 'pie' | 'scatter' | 'dots' | 'timeline' | 'heatmap' | 'other';

/** What one view of a chart says: the base of its alternative text, its table, and its chart in Word. */
export interface Reading {
  readonly kind: ReadingKind;
  readonly grouping: 'clustered' | 'stacked' | 'percentStacked';
  /** Bars that lie. */
  readonly horizontal: boolean;
  /** What is compared: the names along the axis, slices, dates. */
  readonly category?: Dimension;
  readonly series?: Dimension;
  readonly value?: Dimension;
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
  const leaves = viewsOf(spec).filter(({ mark }) => mark !== undefined && mark !== 'geoshape');
  const telling = leaves.filter(({ mark }) => !ANNOTATIONS.has(mark!));
  const readings = new Map<string, Reading>();
  for (const leaf of telling.length > 0 ? telling : leaves) {
    const reading = readView(spec, leaf, leaves, root, context);
    if (reading === undefined || reading.points.length === 0) continue;
    const shown = [reading.category, reading.series, reading.value, reading.panel].map((dimension) => dimension?.key ?? '');
    const key = [leaf.panel, ...shown].join('|');
    if (!readings.has(key)) readings.set(key, reading);
  }
  return [...readings.values()];
}

interface Roles {
  readonly kind: ReadingKind;
  readonly horizontal: boolean;
  readonly category: Dimension | undefined;
  readonly series: Dimension | undefined;
  readonly value: Dimension | undefined;
}

function readView(spec: ChartSpec, leaf: ChartView, leaves: readonly ChartView[], root: SceneGroup, context: ReadingContext): Reading | undefined {
  const table = context.tables.get(tableOf(spec, leaf) ?? '');
  const dimensions: DimensionContext = { ...context.style, ...(table === undefined ? {} : { table }) };
  const roles = rolesOf(leaf, dimensions);
  if (roles === undefined) return undefined;
  const words = leaves.filter(({ mark, panel }) => mark === 'text' && panel === leaf.panel).map(({ encoding }) => dimensionOf(encoding.text, dimensions));
  const panel = panelOf(spec, leaf, dimensions);
  const { kind, horizontal, category, series, value } = roles;
  const dated = category === undefined ? undefined : wordsColumn(category.key);
  const label = words.find((dimension) => dimension !== undefined && dimension.kind === 'name' && dimension.key !== dated);
  const named = (dimension: Dimension | undefined, item: PlacedItem): string =>
    dimension === undefined ? '' : wordValue(dimension, item.item.datum!, dimensions);
  const items = itemsOf(leaf, root);
  const panels = [...new Set(items.map((item) => named(panel, item)))];
  const points = inReadingOrder(items, roles).map((item): ReadPoint => ({
    category: named(category, item),
    series: named(series, item),
    panel: named(panel, item),
    label: kind === 'timeline' ? named(label, item) : '',
    valueWords: named(value, item),
    value: numberOf(value, item),
    position: numberOf(category, item),
    color: readPaint(String(item.item.fill ?? item.item.stroke))?.hex ?? '#000000',
  }));
  return {
    kind,
    grouping: groupingOf(leaf, kind, series),
    horizontal,
    ...(category === undefined ? {} : { category }),
    ...(series === undefined ? {} : { series }),
    ...(value === undefined ? {} : { value }),
    ...(panel === undefined ? {} : { panel }),
    ...(label === undefined || kind !== 'timeline' ? {} : { label }),
    labelled: kind !== 'timeline' && words.some((dimension) => dimension !== undefined),
    points: completed(panels.flatMap((name) => withoutRepeats(points.filter((point) => point.panel === name))), roles, leaf, dimensions.locale.notAvailable),
  };
}

/** Vega leaves out bars without a value; where bars stand side by side their absence is told. */
function completed(points: readonly ReadPoint[], { kind, series }: Roles, leaf: ChartView, notAvailable: string): ReadPoint[] {
  if (kind === 'box') return points.filter(({ value }) => value !== null);
  if ((kind !== 'bar' && kind !== 'heatmap') || series === undefined || groupingOf(leaf, kind, series) !== 'clustered') return [...points];
  const names = [...new Map(points.map((point) => [point.series, point])).values()].sort((a, b) => orderOfSeries(points, a) - orderOfSeries(points, b));
  const heads = [...new Map(points.map((point) => [JSON.stringify([point.panel, point.category]), point])).values()];
  return heads.flatMap((head) =>
    names.map((name) =>
      points.find((point) => point.panel === head.panel && point.category === head.category && point.series === name.series)
      ?? { ...head, series: name.series, color: name.color, value: null, valueWords: notAvailable },
    ),
  );
}

/** The place of a series within the first group of bars that has it. */
function orderOfSeries(points: readonly ReadPoint[], { series }: ReadPoint): number {
  const groups = [...new Set(points.map((point) => point.category))].map((category) => points.filter((point) => point.category === category));
  return Math.max(...groups.map((group) => group.findIndex((point) => point.series === series)));
}

/** Layers of one mark draw the same value twice: a line and its points. */
function withoutRepeats(points: readonly ReadPoint[]): ReadPoint[] {
  return points.filter((point, index) => points.findIndex((other) => samePoint(point, other)) === index);
}

function samePoint(a: ReadPoint, b: ReadPoint): boolean {
  return a.category === b.category && a.series === b.series && a.panel === b.panel && a.label === b.label && a.value === b.value && a.position === b.position;
}

/** Which channel says what, by the type of mark. */
function rolesOf({ mark, encoding }: ChartView, context: DimensionContext): Roles | undefined {
  const of = (channel: string): Dimension | undefined => dimensionOf(encoding[channel], context);
  const [x, y, color] = [of('x'), of('y'), of('color') ?? of('fill') ?? of('stroke')];
  const apart = of('xOffset') ?? of('yOffset') ?? of('detail') ?? of('shape') ?? of('strokeDash');
  const series = color?.kind === 'number' ? apart : (color ?? apart);
  const upright = y?.kind === 'number' && x?.kind !== 'number';
  switch (mark) {
    case 'arc':
      return { kind: 'pie', horizontal: false, category: series, series: undefined, value: of('theta') };
    case 'rect':
      if (color?.kind === 'number') return { kind: 'heatmap', horizontal: false, category: x, series: y, value: color };
      break;
    case 'boxplot': {
      const [category, value] = upright ? [x, y] : [y, x];
      // Vega-Lite computes the boxes; their middle line is the median.
      const median = value && { ...value, key: `mid_box_${value.key}`, aggregate: 'median' };
      return { kind: 'box', horizontal: !upright, category, series: differing(series, category), value: median };
    }
    case 'bar':
    case 'tick':
    case 'line':
    case 'trail':
    case 'area': {
      const kind = mark === 'tick' ? 'dots' : mark === 'trail' ? 'line' : mark;
      if (upright || (x?.kind === 'number' && y?.kind === 'number' && mark !== 'bar')) return { kind, horizontal: false, category: x, series: differing(series, x), value: y };
      if (x?.kind === 'number') return { kind, horizontal: true, category: y, series: differing(series, y), value: x };
      break;
    }
    default:
      if (x?.kind === 'number' && y?.kind === 'number') return { kind: 'scatter', horizontal: false, category: x, series, value: y };
      if (upright) return { kind: 'dots', horizontal: false, category: x, series: differing(series, x), value: y };
      if (x?.kind === 'number') return { kind: 'dots', horizontal: true, category: y, series: differing(series, y), value: x };
      if (x?.kind === 'date' || y?.kind === 'date') {
        return { kind: 'timeline', horizontal: x?.kind === 'date', category: x?.kind === 'date' ? x : y, series, value: undefined };
      }
  }
  const first = x ?? y ?? color ?? of('text');
  return first === undefined ? undefined : { kind: 'other', horizontal: false, category: first, series: differing(series, first), value: of('size') ?? of('text') };
}

/** Colours that repeat the categories are no series of their own. */
function differing(series: Dimension | undefined, category: Dimension | undefined): Dimension | undefined {
  return series?.key === category?.key ? undefined : series;
}

function groupingOf({ encoding, mark }: ChartView, kind: ReadingKind, series: Dimension | undefined): Reading['grouping'] {
  if (series === undefined || (kind !== 'bar' && kind !== 'area')) return 'clustered';
  if (encoding.xOffset !== undefined || encoding.yOffset !== undefined) return 'clustered';
  const stacks = [encoding.x, encoding.y].map((channel) => (isObject(channel) ? channel.stack : undefined));
  if (stacks.includes('normalize')) return 'percentStacked';
  const unstacked = stacks.some((stack) => stack === null || stack === false);
  return unstacked || (mark !== 'bar' && mark !== 'area') ? 'clustered' : 'stacked';
}

/** The field that small multiples are made by. */
function panelOf(spec: ChartSpec, leaf: ChartView, context: DimensionContext): Dimension | undefined {
  for (let length = leaf.path.length; length >= 0; length -= 1) {
    const view = partAt(spec.root, leaf.path.slice(0, length));
    if (!isObject(view)) continue;
    const encoding: JsonObject = isObject(view.encoding) ? view.encoding : {};
    const facets = isObject(view.facet) ? [view.facet, view.facet.row, view.facet.column] : [encoding.facet, encoding.row, encoding.column];
    const found = facets.map((facet) => dimensionOf(facet, context)).find((dimension) => dimension !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The table that a view draws: its own, or that of the nearest view around it. */
function tableOf(spec: ChartSpec, leaf: ChartView): string | undefined {
  for (let length = leaf.path.length; length >= 0; length -= 1) {
    const view = partAt(spec.root, leaf.path.slice(0, length));
    if (isObject(view) && view.data !== undefined) return dataName(view.data);
  }
  return undefined;
}

function partAt(root: JsonObject, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((part, step) => {
    if (Array.isArray(part)) return (part as readonly Json[])[Number(step)];
    return isObject(part) ? part[step] : undefined;
  }, root);
}

/** The items that a view drew, found by the names that Vega-Lite gives. */
function itemsOf(leaf: ChartView, root: SceneGroup): PlacedItem[] {
  const wanted = leaf.prefix.replaceAll('child_', '');
  return [...placedItems(root)].filter(({ mark, item }) => {
    const name = (mark.name ?? '').replaceAll('child_', '');
    return mark.role === 'mark' && item.datum !== undefined && name.startsWith(wanted) && /(?:^|_)marks$/.test(name);
  });
}

/** Along the axis, as the eye goes; slices around the circle. */
function inReadingOrder(items: readonly PlacedItem[], { kind, horizontal }: Roles): PlacedItem[] {
  if (kind === 'pie' || kind === 'other' || kind === 'heatmap') return [...items];
  const along = ({ bounds }: PlacedItem): number =>
    horizontal && kind !== 'timeline' ? bounds.y1 + bounds.y2 : bounds.x1 + bounds.x2;
  return [...items].sort((a, b) => Math.round(along(a) - along(b)));
}

function numberOf(dimension: Dimension | undefined, { item }: PlacedItem): number | null {
  const value = dimension === undefined || item.datum === undefined ? undefined : valueOf(dimension, item.datum);
  if (value instanceof Date) return value.getTime();
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
