import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { isObject, type Json, wordOf } from './spec.ts';

/** A row of a chart's data: a copy is handed to Vega, which writes into it. */
export type ChartRow = Record<string, unknown>;

const FILES = {
  'world-countries': { load: () => import('world-atlas/countries-50m.json', { with: { type: 'json' } }), object: 'countries' },
  'world-land': { load: () => import('world-atlas/land-50m.json', { with: { type: 'json' } }), object: 'land' },
} as const;

export type WorldTable = keyof typeof FILES;

export const WORLD_TABLES = Object.keys(FILES) as readonly WorldTable[];

/** What the rows of the world hold: GeoJSON features. */
export const WORLD_COLUMNS = ['id', 'properties', 'type', 'geometry'];

export function isWorldTable(name: string): name is WorldTable {
  return Object.hasOwn(FILES, name);
}

const loaded = new Map<string, Promise<readonly ChartRow[]>>();

/**
 * The shapes of the world at 1:50 million, read once and only when a chart asks. `format` is that of the
 * spec: with `mesh` one row of the borders between countries instead of a row for each country.
 */
export function worldRows(name: WorldTable, format: Json | undefined): Promise<readonly ChartRow[]> {
  const asMesh = isObject(format) && typeof format.mesh === 'string';
  const key = `${name} ${asMesh ? `mesh ${wordOf(format.filter ?? 'all')}` : 'features'}`;
  let rows = loaded.get(key);
  if (rows === undefined) loaded.set(key, (rows = readWorld(name, asMesh ? format.filter : false)));
  return rows;
}

async function readWorld(name: WorldTable, meshFilter: Json | undefined): Promise<readonly ChartRow[]> {
  const module = (await FILES[name].load()) as { default: unknown };
  const topology = module.default as Topology;
  const object = topology.objects[FILES[name].object] as GeometryCollection;
  if (meshFilter === false) {
    const shapes = feature(topology, object);
    return shapes.features.map((shape) => ({ ...shape }));
  }
  const between = (a: GeometryObject, b: GeometryObject): boolean =>
    meshFilter === 'interior' ? a !== b : meshFilter === 'exterior' ? a === b : true;
  return [{ type: 'Feature', id: 'mesh', properties: {}, geometry: mesh(topology, object, between) }];
}
