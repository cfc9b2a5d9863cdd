import { DASHES, SHAPES } from './config.ts';
import { isObject, type Json, type JsonObject } from './spec.ts';

type Draft = Record<string, Json>;

/**
 * Gives lines a dash and points a shape for each series that a spec tells apart by colour alone, so that a
 * chart also reads in greyscale and for colour-blind readers. Works in place on every view.
 */
export function distinguishSeries(view: JsonObject, inherited: JsonObject = {}): void {
  const encoding: JsonObject = { ...inherited, ...(isObject(view.encoding) ? view.encoding : {}) };
  const draft = view as Draft;
  for (const key of ['layer', 'hconcat', 'vconcat', 'concat']) {
    const children = view[key];
    if (Array.isArray(children)) for (const child of children) if (isObject(child)) distinguishSeries(child, encoding);
  }
  if (isObject(view.spec)) distinguishSeries(view.spec, encoding);

  const { mark } = view;
  const type = isObject(mark) ? mark.type : mark;
  const series = seriesOf(encoding);
  if (series === undefined || typeof type !== 'string') return;
  const added: Draft = {};
  if (type === 'line' && encoding.strokeDash === undefined && !fixes(mark, 'strokeDash')) {
    added.strokeDash = likeSeries(series, DASHES);
  }
  const points = type === 'point' || (type === 'line' && isObject(mark) && mark.point !== undefined && mark.point !== false);
  if (points && encoding.shape === undefined && !fixes(mark, 'shape')) added.shape = likeSeries(series, SHAPES);
  if (Object.keys(added).length > 0) draft.encoding = { ...(isObject(view.encoding) ? view.encoding : {}), ...added };
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
  const copied: Draft = { field: field!, scale: { ...domain, range } };
  if (type !== undefined) copied.type = type;
  if (sort !== undefined) copied.sort = sort;
  if (title !== undefined) copied.title = title;
  if (legend !== undefined) copied.legend = legend;
  return copied;
}

function fixes(mark: Json | undefined, property: string): boolean {
  return isObject(mark) && mark[property] !== undefined;
}
