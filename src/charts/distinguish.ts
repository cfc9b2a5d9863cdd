import { DASHES, SHAPES } from './config.ts';
import { isObject, type Json, type JsonObject } from './spec.ts';
import { markType, visitDrafts, type DraftView } from './views.ts';

/**
 * Gives lines a dash and points a shape for each series that a spec tells apart by colour alone, so that a
 * chart also reads in greyscale and for colour-blind readers. Works in place on every view.
 */
export function distinguishSeries(spec: DraftView): void {
  visitDrafts(spec, (view, encoding) => {
    const { mark } = view;
    const type = markType(view);
    const series = seriesOf(encoding);
    if (series === undefined || type === undefined) return;
    const points = type === 'point' || (type === 'line' && isObject(mark) && mark.point !== undefined && mark.point !== false);
    const added: DraftView = {};
    if (points && encoding.shape === undefined && !fixes(mark, 'shape')) added.shape = likeSeries(series, SHAPES);
    if (type === 'line' && encoding.strokeDash === undefined && !fixes(mark, 'strokeDash')) added.strokeDash = likeSeries(series, DASHES);
    if (Object.keys(added).length > 0) view.encoding = { ...(isObject(view.encoding) ? view.encoding : {}), ...added };
  });
}

/** The definition of the channel that tells series apart by colour, if one does. */
function seriesOf(encoding: JsonObject): JsonObject | undefined {
  const definition = [encoding.color, encoding.stroke].find((channel) => isObject(channel) && typeof channel.field === 'string');
  if (!isObject(definition)) return undefined;
  const { type } = definition;
  return type === undefined || type === 'nominal' || type === 'ordinal' ? definition : undefined;
}

/** The same series in another channel: equal field, order and title let the legends merge into one. */
function likeSeries(series: JsonObject, range: Json): JsonObject {
  const { field, type, sort, title, legend, scale } = series;
  const domain = isObject(scale) && scale.domain !== undefined ? { domain: scale.domain } : {};
  const copied: DraftView = { field: field!, scale: { ...domain, range } };
  if (type !== undefined) copied.type = type;
  if (sort !== undefined) copied.sort = sort;
  if (title !== undefined) copied.title = title;
  if (legend !== undefined) copied.legend = legend;
  return copied;
}

function fixes(mark: Json | undefined, property: string): boolean {
  return isObject(mark) && mark[property] !== undefined;
}

/** Dashes tell lines apart; around symbols of a Vega spec they only fray the outlines. Works in place. */
export function keepOutlinesWhole(vegaSpec: VegaGroup): void {
  for (const legend of vegaSpec.legends ?? []) if (legend.shape !== undefined) delete legend.strokeDash;
  for (const mark of vegaSpec.marks ?? []) {
    if (mark.type === 'symbol' && mark.encode?.update !== undefined) delete mark.encode.update.strokeDash;
    keepOutlinesWhole(mark);
  }
}

/** The parts of a Vega spec, or of a group in it, that have outlines. */
export interface VegaGroup {
  readonly type?: string;
  readonly encode?: { readonly update?: Record<string, unknown> };
  readonly legends?: readonly Record<string, unknown>[];
  readonly marks?: readonly VegaGroup[];
}
