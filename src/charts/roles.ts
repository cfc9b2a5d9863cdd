import { dimensionOf, type Dimension, type DimensionContext } from './dimension.ts';
import { isObject } from './spec.ts';
import type { ChartView } from './views.ts';

export type ReadingKind = 'bar' | 'box' | 'line' | 'area' | 'pie' | 'scatter' | 'dots' | 'timeline' | 'heatmap' | 'map' | 'other';

export type Grouping = 'clustered' | 'stacked' | 'percentStacked';

/** Which channel of a view says what. */
export interface Roles {
  readonly kind: ReadingKind;
  readonly grouping: Grouping;
  /** Bars that lie. */
  readonly horizontal: boolean;
  /** What is compared: the names along the axis, slices, dates. */
  readonly category?: Dimension;
  readonly series?: Dimension;
  readonly value?: Dimension;
}

/** The roles of a view by its type of mark; undefined for one that shows no field. */
export function rolesOf(view: ChartView, context: DimensionContext): Roles | undefined {
  const of = (channel: string): Dimension | undefined => dimensionOf(view.encoding[channel], context);
  const [x, y, color] = [of('x'), of('y'), of('color') ?? of('fill') ?? of('stroke')];
  const apart = of('xOffset') ?? of('yOffset') ?? of('detail') ?? of('shape') ?? of('strokeDash');
  const series = color?.kind === 'number' ? apart : (color ?? apart);
  const numbers = { x: x?.kind === 'number', y: y?.kind === 'number' };
  /** The number stands upright on the category, or lies beside it. */
  const upright = (kind: ReadingKind): Roles => roles(view, kind, false, x, series, y);
  const lying = (kind: ReadingKind): Roles => roles(view, kind, true, y, series, x);

  switch (view.mark) {
    case 'arc':
      return roles(view, 'pie', false, series, undefined, of('theta'));
    case 'rect':
      if (color?.kind === 'number') return roles(view, 'heatmap', false, x, y, color);
      break;
    case 'boxplot':
      return withMedian(numbers.y && !numbers.x ? upright('box') : lying('box'));
    case 'bar':
      if (numbers.x || numbers.y) return numbers.x ? lying('bar') : upright('bar');
      break;
    case 'line':
    case 'trail':
    case 'area':
      if (numbers.x || numbers.y) return (numbers.y ? upright : lying)(view.mark === 'area' ? 'area' : 'line');
      break;
    case 'geoshape':
      return color && roles(view, 'map', false, COUNTRY, undefined, color);
    default:
      if (numbers.x && numbers.y) return upright('scatter');
      if (numbers.x || numbers.y) return numbers.x ? lying('dots') : upright('dots');
      if (x?.kind === 'date') return roles(view, 'timeline', true, x, series, undefined);
      if (y?.kind === 'date') return roles(view, 'timeline', false, y, series, undefined);
  }
  const first = x ?? y ?? color ?? of('text');
  return first && roles(view, 'other', false, first, series, of('size') ?? of('text'));
}

/** The shapes of the world are told by the names that they carry. */
const COUNTRY: Dimension = { kind: 'name', key: 'properties.name', title: 'Country', axisTitle: 'Country', plain: false };

function roles(
  view: ChartView,
  kind: ReadingKind,
  horizontal: boolean,
  category: Dimension | undefined,
  series: Dimension | undefined,
  value: Dimension | undefined,
): Roles {
  // Colours that repeat the categories are no series of their own.
  const own = series?.key === category?.key ? undefined : series;
  return {
    kind,
    grouping: groupingOf(view, kind, own),
    horizontal,
    ...(category === undefined ? {} : { category }),
    ...(own === undefined ? {} : { series: own }),
    ...(value === undefined ? {} : { value }),
  };
}

/** Vega-Lite computes the boxes of a box plot; their middle line is the median. */
function withMedian({ value, ...others }: Roles): Roles {
  return value === undefined ? others : { ...others, value: { ...value, key: `mid_box_${value.key}`, aggregate: 'median' } };
}

function groupingOf({ encoding }: ChartView, kind: ReadingKind, series: Dimension | undefined): Grouping {
  if (series === undefined || (kind !== 'bar' && kind !== 'area')) return 'clustered';
  if (encoding.xOffset !== undefined || encoding.yOffset !== undefined) return 'clustered';
  const stacks = [encoding.x, encoding.y].map((channel) => (isObject(channel) ? channel.stack : undefined));
  if (stacks.includes('normalize')) return 'percentStacked';
  return stacks.some((stack) => stack === null || stack === false) ? 'clustered' : 'stacked';
}
