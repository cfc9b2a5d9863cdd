import { hash } from 'node:crypto';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { openCache } from '../cache.ts';
import { dismantle } from './dismantle.ts';
import { keepOutlinesWhole, type VegaGroup } from './distinguish.ts';
import { interpreter } from './interpreter.ts';
import { lendMetrics, type MeasureText } from './metrics.ts';
import type { NamedRows } from './rows.ts';
import type { SceneGroup } from './scene.ts';
import type { JsonObject } from './spec.ts';
import { callInUtc, keepUtc } from './utc.ts';

/** What Vega needs beside the spec. */
export interface EngineSettings {
  readonly config: JsonObject;
  /** What axes and legends are called that the spec does not name, by column. */
  readonly titles: Readonly<Record<string, string>>;
  readonly locale: { readonly number: JsonObject; readonly time: JsonObject };
  readonly measure: MeasureText;
}

/** A chart as Vega drew it, not yet fit for print. */
export interface EngineDrawing {
  readonly svg: string;
  /** The drawn items; they belong to a view that is finished: read only. */
  readonly root: SceneGroup;
  /** What Vega and Vega-Lite complained about, in their words. */
  readonly complaints: readonly string[];
}

interface Compiled {
  readonly runtime: vega.Runtime;
  readonly complaints: readonly string[];
}

/** Compiled specs: briefs of many countries draw the same charts with other data. */
const compiled = openCache<Compiled>(64);

let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws a Vega-Lite spec without canvas, network or generated code. Throws what Vega throws. Charts are
 * drawn one after the other: Vega keeps text measure and random numbers in one place for all.
 */
export function runEngine(spec: JsonObject, data: readonly NamedRows[], settings: EngineSettings): Promise<EngineDrawing> {
  const drawn = turn.then(() => runAlone(spec, data, settings));
  turn = drawn.catch(() => undefined);
  return drawn;
}

/** Any fixed number: jitter and samples fall the same way each time. */
const SEED = 1988;

async function runAlone(spec: JsonObject, data: readonly NamedRows[], settings: EngineSettings): Promise<EngineDrawing> {
  const { runtime, complaints: atCompile } = compileOnce(spec, settings);
  const complaints = [...atCompile];
  const giveBack = lendMetrics(settings.measure);
  untyped.setRandom(untyped.randomLCG(SEED));
  const options: vega.ViewOptions = {
    renderer: 'none',
    loader: refusingLoader as unknown as vega.Loader,
    logger: listen(complaints),
    expr: interpreter,
    locale: untyped.locale(settings.locale.number, settings.locale.time),
  };
  const view = new vega.View(runtime, options);
  try {
    for (const { name, rows } of data) view.data(name, rows.map((row) => ({ ...row })));
    const svg = await view.toSVG();
    return { svg, root: (view.scenegraph() as unknown as { root: SceneGroup }).root, complaints };
  } finally {
    view.finalize();
    dismantle(view);
    giveBack();
  }
}

function compileOnce(spec: JsonObject, settings: EngineSettings): Compiled {
  const key = hash('sha256', JSON.stringify([spec, settings.config, settings.titles]));
  let known = compiled.get(key);
  if (known === undefined) compiled.set(key, (known = compileSpec(spec, settings)));
  return known;
}

function compileSpec(spec: JsonObject, { config, titles }: EngineSettings): Compiled {
  const complaints: string[] = [];
  const { spec: vegaSpec } = compile(spec as unknown as TopLevelSpec, {
    config: config as Record<string, never>,
    logger: listen(complaints),
    fieldTitle: (definition) => titleOf(definition as FieldUse, titles),
  });
  keepOutlinesWhole(vegaSpec as unknown as VegaGroup);
  keepUtc(vegaSpec);
  const runtime = vega.parse(vegaSpec, undefined, { ast: true });
  callInUtc(runtime);
  return { runtime, complaints };
}

interface FieldUse {
  readonly field?: unknown;
  readonly aggregate?: unknown;
}

/** How a chart calls a field: the label of its column, with what was done to it. */
export function titleOf({ field, aggregate }: FieldUse, titles: Readonly<Record<string, string>>): string {
  if (aggregate === 'count') return 'Number';
  const name = typeof field === 'string' ? field : '';
  const label = Object.hasOwn(titles, name) ? titles[name]! : name;
  if (typeof aggregate !== 'string' || aggregate === 'sum') return label;
  return `${aggregate.charAt(0).toUpperCase()}${aggregate.slice(1)} of ${label}`;
}

/** What Vega exports and its types leave out. */
const untyped = vega as unknown as {
  setRandom(random: () => number): void;
  randomLCG(seed: number): () => number;
  locale(number: object, time: object): NonNullable<vega.ViewOptions['locale']>;
  renderModule(name: string, module?: object): object;
  readonly SVGStringRenderer: new () => { _render(scene: unknown): void };
};

/** Writes a scene at once, without the function that Vega keeps to write it again: it would keep the scene, too. */
class SceneWriter extends untyped.SVGStringRenderer {
  render(scene: unknown): this {
    this['_render'](scene);
    return this;
  }
}

untyped.renderModule('svg', { ...untyped.renderModule('svg'), headless: SceneWriter });

/** Nothing is loaded and nothing is linked, whatever a spec asks for. */
const refusingLoader = {
  load: (address: string) => Promise.reject(new Error(`it asks for ${address}; charts load nothing`)),
  sanitize: () => Promise.resolve({ href: null }),
};

/**
 * Layers that share a legend and say so once, data without outliers, heights that follow the number of rows: what
 * is complained of is what was meant.
 */
const AS_MEANT = /^(Conflicting legend property "disable"|Infinite extent|Dropping "fit)/;

function listen(complaints: string[]): vega.LoggerInterface {
  const keep = (...parts: readonly unknown[]): vega.LoggerInterface => {
    const words = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    if (!AS_MEANT.test(words)) complaints.push(words);
    return logger;
  };
  const logger = {
    level: () => logger,
    error: keep,
    warn: keep,
    info: () => logger,
    debug: () => logger,
  } as unknown as vega.LoggerInterface;
  return logger;
}
