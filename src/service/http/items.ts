import type { Request } from 'express';
import * as messages from '../../messages/service.ts';
import type { FileTree } from '../../sandbox/model.ts';
import type { Collection, Version, VersionChange, VersionedItem } from '../model.ts';
import { SHARED } from '../sources/reference.ts';
import { checkFiles } from '../sources/checkFiles.ts';
import { itemEtag, viewItem } from './itemViews.ts';
import type { RouteParts } from './parts.ts';
import { requireMatch } from './preconditions.ts';
import { Problem } from './problem.ts';
import { recordChange } from './recordChange.ts';
import type { RouteContext } from './route.ts';

/** What the routes of one collection do with its items. */
export interface Items {
  /** Throws `Problem` 404. */
  find(name: string): Promise<VersionedItem>;
  /** A version and its files. Throws `Problem` 404. */
  read(item: VersionedItem, version: number | 'draft' | 'published'): Promise<{ version: Version; files: FileTree['files'] }>;
  /** Saves a version after what the client has seen, tells the audit log, and answers with the item. */
  change(context: AnyContext, item: VersionedItem, change: ItemChange): Promise<void>;
  /** Saves the first version of a name, and answers 201. Throws `Problem` 409 if there is an item of the name. */
  create(context: AnyContext, name: string, change: ItemChange): Promise<void>;
  /** Whether a client names the state that it has seen. Throws `Problem` 428 or 412. */
  requireMatch(request: Request, item: VersionedItem): void;
}

export interface ItemChange extends Omit<VersionChange, 'author' | 'comment'> {
  readonly comment?: string | undefined;
  /** For the audit log. */
  readonly action: string;
}

type AnyContext = RouteContext<unknown, unknown, unknown>;

export function openItems(parts: Pick<RouteParts, 'versions' | 'audit' | 'clock'>, collection: Collection): Items {
  const { versions } = parts;

  const save = async (
    context: AnyContext,
    name: string,
    after: number,
    { action, comment, files, origin }: ItemChange,
  ): Promise<VersionedItem | undefined> => {
    if (origin !== 'deletion') checkFiles(files);
    const change = { files, origin, author: context.actor.name, ...(comment !== undefined && { comment }) };
    const outcome = await versions.save(collection, name, after, change);
    if (!outcome.saved) return undefined;
    const isNew = outcome.item.latest.number > after;
    if (isNew) await recordChange(parts, context, `${collection}.${action}`, `${collection}/${name}`, { version: after + 1 });
    return outcome.item;
  };

  const answer = async ({ response }: AnyContext, item: VersionedItem, status: number): Promise<void> => {
    response.status(status).set('ETag', itemEtag(item));
    if (item.latest.origin === 'deletion') {
      response.removeHeader('ETag');
      response.status(204).end();
      return;
    }
    const files = await versions.read(collection, item.name, item.latest.number);
    response.json(viewItem(collection, item, item.latest, files ?? {}, false));
  };

  return {
    async find(name) {
      const item = await versions.find(collection, name);
      if (item !== undefined && item.latest.origin !== 'deletion') return item;
      const names = (await versions.list(collection)).map((other) => other.name).filter((other) => other !== SHARED);
      throw new Problem(404, messages.unknownItem(collection, name, names));
    },
    async read(item, wanted) {
      if (wanted === 'published' && item.published === undefined) throw new Problem(404, messages.notPublished(collection, item.name));
      const number = wanted === 'draft' ? item.latest.number : wanted === 'published' ? item.published! : wanted;
      const files = await versions.read(collection, item.name, number);
      const version = number === item.latest.number ? item.latest : await findVersion(item.name, number);
      if (files === undefined || version === undefined) {
        throw new Problem(404, messages.unknownVersion(collection, item.name, number, item.latest.number));
      }
      return { version, files };
    },
    requireMatch: (request, item) => requireMatch(request, itemEtag(item)),
    async change(context, item, change) {
      const saved = await save(context, item.name, item.latest.number, change);
      if (saved === undefined) throw new Problem(412, messages.changedMeanwhile());
      await answer(context, saved, 200);
    },
    async create(context, name, change) {
      const earlier = await versions.find(collection, name);
      const isFree = earlier === undefined || earlier.latest.origin === 'deletion';
      const saved = isFree ? await save(context, name, earlier?.latest.number ?? 0, change) : undefined;
      if (saved === undefined) throw new Problem(409, messages.itemExists(collection, name));
      context.response.set('Location', `/v1/${collection}/${name}`);
      await answer(context, saved, 201);
    },
  };

  async function findVersion(name: string, number: number): Promise<Version | undefined> {
    return (await versions.history(collection, name)).find((version) => version.number === number);
  }
}
