import { isList, isObject, type ChartSpec, type Json, type JsonObject, type JsonPath } from './spec.ts';

/** How a view is made of others. */
export const COMPOSITIONS = ['layer', 'hconcat', 'vconcat', 'concat'] as const;

/** One view of a spec: the whole, or one of those it is made of. */
export interface ChartView {
  readonly path: JsonPath;
  readonly view: JsonObject;
  /** Start of the names that Vega-Lite gives to the marks of this view: `` or `layer_0_`. */
  readonly prefix: string;
  /** Channels with those inherited from the views around it. */
  readonly encoding: JsonObject;
  /** Type of mark; undefined for a view made of others. */
  readonly mark: string | undefined;
  /** Panel number where views stand side by side, 0 elsewhere. */
  readonly panel: number;
}

/** Every view of a spec, each before those inside it. */
export function viewsOf(spec: Pick<ChartSpec, 'root'>): ChartView[] {
  const views: ChartView[] = [];
  let panels = 0;
  const visit = (view: JsonObject, path: JsonPath, prefix: string, inherited: JsonObject, panel: number): void => {
    const own = isObject(view.encoding) ? view.encoding : {};
    const encoding = mergeChannels(inherited, own);
    views.push({ path, view, prefix, encoding, mark: markType(view), panel });
    for (const key of COMPOSITIONS) {
      const children = view[key];
      if (!isList(children)) continue;
      children.forEach((child, index) => {
        if (!isObject(child)) return;
        const name = `${prefix}${key === 'layer' ? 'layer' : 'concat'}_${index}_`;
        if (key !== 'layer') panels += 1;
        visit(child, [...path, key, index], name, encoding, key === 'layer' ? panel : panels);
      });
    }
    if (isObject(view.spec)) {
      visit(view.spec, [...path, 'spec'], `${prefix}child_`, withoutFacets(encoding), panel);
    }
  };
  visit(spec.root, [], '', {}, 0);
  return views;
}

/** `"bar"` and `{"type": "bar"}` alike. */
export function markType(view: JsonObject): string | undefined {
  const { mark } = view;
  if (typeof mark === 'string') return mark;
  return isObject(mark) && typeof mark.type === 'string' ? mark.type : undefined;
}

function mergeChannels(outer: JsonObject, inner: JsonObject): JsonObject {
  const merged: Record<string, JsonObject[string]> = { ...outer };
  for (const [channel, definition] of Object.entries(inner)) {
    const before = merged[channel];
    merged[channel] =
      isObject(before) && isObject(definition) ? { ...before, ...definition } : definition;
  }
  return merged;
}

function withoutFacets(encoding: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(encoding).filter(([channel]) => !['facet', 'row', 'column'].includes(channel)),
  );
}

/** A spec that is being changed on its way to Vega-Lite. */
export type DraftView = Record<string, Json>;

/** Visits every view of a spec, each before those inside it, with the channels that it inherits and its own. */
export function visitDrafts(view: DraftView, visit: (view: DraftView, encoding: JsonObject) => void, inherited: JsonObject = {}): void {
  const encoding: JsonObject = { ...inherited, ...(isObject(view.encoding) ? view.encoding : {}) };
  visit(view, encoding);
  for (const key of COMPOSITIONS) {
    const children = view[key];
    if (isList(children)) for (const child of children) if (isObject(child)) visitDrafts(child as DraftView, visit, encoding);
  }
  if (isObject(view.spec)) visitDrafts(view.spec as DraftView, visit, encoding);
}
