import { resolve, sep } from 'node:path';
import { BriefError } from '../../diagnostic.ts';
import { destinationRefused } from '../../messages/schedules.ts';
import type { Config } from '../config/schema.ts';
import { FORMAT_FACTS } from '../formats.ts';
import type { Brief, BriefOrder, BriefStore, FileStore } from '../model.ts';
import { checkKey } from '../storage/keys.ts';
import { openStorage } from '../storage/open.ts';
import type { BriefRenderer, Rendered } from './renderer.ts';

type DeliverySettings = Pick<Config, 'storage' | 'deliveries'>;

/** Throws `BriefError` unless the operator lets briefs be put there: at a place of the configuration, or below one. */
export function checkDestination(destination: string, { deliveries: { places } }: Pick<Config, 'deliveries'>): void {
  const place = placeOf(destination, places);
  if (place === undefined) throw new BriefError([destinationRefused(destination, places)]);
  const below = keyBelow(destination, place);
  if (below !== '') checkKey(below);
}

/** The place that a destination is at or below. */
function placeOf(destination: string, places: readonly string[]): string | undefined {
  const wanted = normalize(destination);
  return places.find((place) => wanted === normalize(place) || wanted.startsWith(`${normalize(place)}${isBucket(place) ? '/' : sep}`));
}

/** The rest of an address: a key of the storage that the place is. */
function keyBelow(address: string, place: string): string {
  return normalize(address).slice(normalize(place).length + 1).replaceAll(sep, '/');
}

function isBucket(place: string): boolean {
  return place.startsWith('s3://');
}

function normalize(place: string): string {
  return isBucket(place) ? place.replace(/\/+$/, '') : resolve(place);
}

/**
 * The orders of a run, each with where its file goes: `<destination>/<date>/<dataset>/<template>.<ending>`. What would
 * take the name of an earlier one is numbered. A later run of the same day replaces the files of an earlier one.
 */
export function addressOrders(orders: readonly BriefOrder[], destination: string): BriefOrder[] {
  const taken = new Set<string>();
  return orders.map((order) => {
    const { template, dataset, format, date } = order;
    const stem = `${date}/${nameOf(dataset)}/${nameOf(template)}`;
    const named = (suffix: string): string => `${stem}${suffix}.${FORMAT_FACTS[format].extension}`;
    let file = named('');
    for (let number = 2; taken.has(file); number += 1) file = named(`-${number}`);
    taken.add(file);
    return { ...order, deliverTo: `${destination.replace(/\/+$/, '')}/${file}` };
  });
}

function nameOf(source: BriefOrder['template']): string {
  return (typeof source === 'string' ? source : (source.base ?? 'inline')).split('@')[0]!;
}

/** A renderer that also puts the file where its order says; a brief is not done before it is there. Doing so again changes nothing. */
export function deliverBriefs(renderer: BriefRenderer, briefs: BriefStore, settings: DeliverySettings): BriefRenderer {
  const stores = new Map<string, Promise<FileStore>>();
  const open = (place: string): Promise<FileStore> => {
    const store = stores.get(place) ?? openStorage({ ...settings.storage, url: place });
    stores.set(place, store);
    store.catch(() => stores.delete(place));
    return store;
  };

  const deliver = async (address: string, { brief, bytes }: Rendered): Promise<void> => {
    const place = placeOf(address, settings.deliveries.places);
    if (place === undefined) throw new BriefError([destinationRefused(address, settings.deliveries.places)]);
    await (await open(normalize(place))).put(keyBelow(address, place), bytes ?? (await readFile(brief)), brief.mediaType);
  };

  const readFile = async (brief: Brief): Promise<Uint8Array> => {
    const stream = await briefs.open(brief);
    if (stream !== undefined) return Buffer.concat(await stream.toArray());
    // Somebody took the file out of the storage: the next try renders it again.
    await briefs.remove(brief.id);
    throw new Error(`the file of brief ${brief.id} is gone`);
  };

  return {
    ...renderer,
    async render(order, actor, signal) {
      const rendered = await renderer.render(order, actor, signal);
      if (order.deliverTo !== undefined) await deliver(order.deliverTo, rendered);
      return rendered;
    },
  };
}
