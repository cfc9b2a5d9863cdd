import type { EngineDrawing } from './engine.ts';
import { copyJson, isList, isObject, type Json, type JsonObject } from './spec.ts';

type Draft = Record<string, Json>;

/** Widths of a panel, in points, at which the whole is measured. */
const PROBES = [60, 90] as const;
const NARROWEST = 40;
const ATTEMPTS = 4;

/**
 * Draws a chart of several panels as wide as its line. Vega knows the width of panels only, so the whole is
 * measured at two of them; between axes and legends it grows in proportion.
 */
export async function fitPanels(
  spec: JsonObject,
  width: number,
  run: (spec: JsonObject) => Promise<EngineDrawing>,
): Promise<EngineDrawing> {
  const at = (panel: number): JsonObject => {
    const draft = copyJson(spec) as Draft;
    setPanels(draft, panel);
    return draft;
  };
  if (!setPanels(copyJson(spec) as Draft, NARROWEST)) return run(spec);
  const [small, large] = [widthOf(await run(at(PROBES[0]))), widthOf(await run(at(PROBES[1])))];
  const growth = (large - small) / (PROBES[1] - PROBES[0]);
  if (!(growth > 0)) return run(at(PROBES[1]));
  let panel = Math.max(NARROWEST, Math.floor(PROBES[0] + (width - small) / growth));
  let best: EngineDrawing | undefined;
  // Labels grow in steps, so the whole is not quite in proportion.
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const drawn = await run(at(panel));
    const free = width - widthOf(drawn);
    if (best === undefined || isBetter(free, width - widthOf(best))) best = drawn;
    if (free >= 0 && free < growth) break;
    panel = Math.max(NARROWEST, panel + (Math.floor(free / growth) || -1));
  }
  return best!;
}

/** Rather a little too narrow than a little too wide. */
function isBetter(free: number, before: number): boolean {
  if (free >= 0 !== before >= 0) return free >= 0;
  return Math.abs(free) < Math.abs(before);
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
