import type { EngineDrawing } from './engine.ts';
import { copyJson, isList, isObject, type Json, type JsonObject } from './spec.ts';

type Draft = Record<string, Json>;

/** Widths of a panel, in points, at which the whole is measured. */
const PROBES = [60, 90] as const;
const NARROWEST = 40;

/**
 * Draws a chart of several panels as wide as its line. Vega knows the width of panels only, so the whole is
 * measured at two of them; between axes and legends it grows in proportion.
 */
export async function fitPanels(spec: JsonObject, width: number, run: (spec: JsonObject) => Promise<EngineDrawing>): Promise<EngineDrawing> {
  const at = (panel: number): JsonObject => {
    const draft = copyJson(spec) as Draft;
    setPanels(draft, panel);
    return draft;
  };
  if (!setPanels(copyJson(spec) as Draft, NARROWEST)) return run(spec);
  const [small, large] = [widthOf(await run(at(PROBES[0]))), widthOf(await run(at(PROBES[1])))];
  const growth = (large - small) / (PROBES[1] - PROBES[0]);
  if (!(growth > 0)) return run(at(PROBES[1]));
  const first = Math.max(NARROWEST, Math.floor(PROBES[0] + (width - small) / growth));
  const drawn = await run(at(first));
  // Longer labels take steps, so the whole is not quite in proportion.
  const second = Math.max(NARROWEST, Math.floor(first + (width - widthOf(drawn)) / growth));
  if (Math.abs(second - first) < 2) return drawn;
  const redrawn = await run(at(second));
  return Math.abs(width - widthOf(redrawn)) < Math.abs(width - widthOf(drawn)) ? redrawn : drawn;
}

/** Sets the width of all panels that have none; tells whether there was one. */
function setPanels(view: Draft, width: number): boolean {
  const composed = ['hconcat', 'vconcat', 'concat'].flatMap((key) => (isList(view[key]) ? view[key] : [])).filter(isObject);
  if (composed.length > 0) return composed.map((child) => setPanels(child as Draft, width)).includes(true);
  if (isObject(view.spec)) return setPanels(view.spec as Draft, width);
  if (view.width !== undefined) return false;
  view.width = width;
  return true;
}

function widthOf({ svg }: EngineDrawing): number {
  return Number(/ width="([\d.]+)"/.exec(svg)?.[1] ?? 0);
}
