import { BriefError } from '../../diagnostic.ts';
import { badReference } from '../../messages/service.ts';
import type { Collection } from '../model.ts';

/** Which version of an item: a number, the published one, or the latest. */
export interface Reference {
  readonly name: string;
  readonly version: number | 'published' | 'draft';
}

/** Name of the template item that holds what all templates share. */
export const SHARED = '_shared';

/** Names of items; the shared item of templates is named apart, so that no template can take its place. */
export const ITEM_NAME = /^(?:[a-z0-9][a-z0-9-]{0,62}|_shared)$/;

/** Reads `name`, `name@5` or `name@draft`. Throws `BriefError`. */
export function parseReference(collection: Collection, text: string): Reference {
  const [name = '', version = 'published', ...more] = text.split('@');
  if (!ITEM_NAME.test(name) || more.length > 0) throw new BriefError([badReference(collection, text)]);
  if (version === 'published' || version === 'draft') return { name, version };
  if (!/^[1-9]\d{0,7}$/.test(version)) throw new BriefError([badReference(collection, text)]);
  return { name, version: Number(version) };
}
