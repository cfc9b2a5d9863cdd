import * as messages from '../../../messages/service.ts';
import { stripFolder } from '../../archive/unzip.ts';
import type { Collection } from '../../model.ts';
import { MARKER } from '../../sources/kinds.ts';
import { SHARED } from '../../sources/reference.ts';
import { overlay } from '../../sources/sources.ts';
import { starterFiles } from '../../sources/starter.ts';
import { openItems } from '../items.ts';
import { itemEtag, viewItem } from '../itemViews.ts';
import type { RouteParts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { recordChange } from '../recordChange.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute } from '../route.ts';
import * as schemas from '../schemas/items.ts';
import { WORDS } from './itemWords.ts';

/** Changing templates or datasets: every change is a new version, and a draft until it is published. */
export function itemChangeRoutes(parts: RouteParts, collection: Collection): AnyRoute[] {
  const { versions, sources, renderer, clock } = parts;
  const items = openItems(parts, collection);
  const { tag, one, id } = WORDS[collection];
  const path = `/v1/${collection}`;

  return [
    defineRoute({
      method: 'post',
      path,
      id: `create${id}`,
      tag,
      summary: `A new ${one}`,
      description: `From files, a copy of another ${one}, a starter, or a ZIP file (with \`?name=\`). It is a draft until it is published.`,
      access: 'editor',
      query: schemas.createQuery,
      body: schemas.newItem,
      takesZip: true,
      answers: { 201: { description: 'It was made.', json: schemas.item, headers: ['Location', 'ETag'] } },
      problems: [409, 422],
      async handle(context) {
        const { name, files, copyOf, comment } = context.body;
        const copied = copyOf === undefined ? undefined : (await sources.resolve(collection, copyOf)).tree.files;
        const first = files === undefined ? (copied ?? starterFiles(collection, name)) : stripFolder(files, MARKER[collection]);
        await items.create(context, name, { files: first, comment, origin: 'edit', action: 'create' });
      },
    }),
    defineRoute({
      method: 'put',
      path: `${path}/{name}`,
      id: `update${id}`,
      tag,
      summary: `A new version with all files`,
      description: 'As JSON or as a ZIP file. `If-Match` names the state that it replaces. Equal files make no new version.',
      access: 'editor',
      params: schemas.itemParams,
      query: schemas.uploadQuery,
      body: schemas.itemUpdate,
      takesZip: true,
      headers: ['If-Match'],
      answers: { 200: { description: 'It was saved as the latest version.', json: schemas.item, headers: ['ETag'] } },
      problems: [404, 412, 422, 428],
      async handle(context) {
        const item = await items.find(context.params.name);
        items.requireMatch(context.request, item);
        const files = stripFolder(context.body.files, MARKER[collection]);
        await items.change(context, item, { files, comment: context.body.comment, origin: 'edit', action: 'update' });
      },
    }),
    defineRoute({
      method: 'patch',
      path: `${path}/{name}`,
      id: `patch${id}`,
      tag,
      summary: 'A new version with some files changed',
      access: 'editor',
      params: schemas.itemParams,
      body: schemas.itemPatch,
      headers: ['If-Match'],
      answers: { 200: { description: 'It was saved as the latest version.', json: schemas.item, headers: ['ETag'] } },
      problems: [404, 412, 422, 428],
      async handle(context) {
        const item = await items.find(context.params.name);
        items.requireMatch(context.request, item);
        const files = overlay((await items.read(item, 'draft')).files, context.body.files);
        await items.change(context, item, { files, comment: context.body.comment, origin: 'edit', action: 'update' });
      },
    }),
    defineRoute({
      method: 'delete',
      path: `${path}/{name}`,
      id: `delete${id}`,
      tag,
      summary: `Remove a ${one}`,
      description: 'Its versions stay: `restore` brings it back.',
      access: 'editor',
      params: schemas.itemParams,
      headers: ['If-Match'],
      answers: { 204: { description: 'It is gone.' } },
      problems: [404, 409, 412, 428],
      async handle(context) {
        const item = await items.find(context.params.name);
        if (item.name === SHARED) throw new Problem(409, messages.sharedStays());
        items.requireMatch(context.request, item);
        await items.change(context, item, { files: {}, origin: 'deletion', action: 'delete' });
      },
    }),
    defineRoute({
      method: 'post',
      path: `${path}/{name}/publish`,
      id: `publish${id}`,
      tag,
      summary: 'Make a version the one that is rendered',
      access: 'editor',
      params: schemas.itemParams,
      body: schemas.publication,
      headers: ['If-Match'],
      answers: { 200: { description: 'It is published.', json: schemas.item, headers: ['ETag'] } },
      problems: [404, 412, 422],
      async handle(context) {
        const { params, body, request, response, signal } = context;
        const item = await items.find(params.name);
        if (request.get('If-Match') !== undefined) items.requireMatch(request, item);
        const { version, files } = await items.read(item, body.version ?? 'draft');
        if (version.origin === 'deletion') throw new Problem(404, messages.unknownVersion(collection, item.name, version.number, item.latest.number));
        if (body.against !== undefined) await checkAgainst(`${item.name}@${version.number}`, body.against, signal);
        const published = await versions.publish(collection, item.name, version.number);
        await recordChange(parts, context, `${collection}.publish`, `${collection}/${item.name}`, { version: version.number });
        response.set('ETag', itemEtag(published)).json(viewItem(collection, published, version, files, false));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${path}/{name}/restore`,
      id: `restore${id}`,
      tag,
      summary: 'Bring an earlier version back as a new one',
      access: 'editor',
      params: schemas.itemParams,
      body: schemas.restoration,
      headers: ['If-Match'],
      answers: { 200: { description: 'It is the latest version now.', json: schemas.item, headers: ['ETag'] } },
      problems: [404, 412, 422, 428],
      async handle(context) {
        const { params, body, request } = context;
        // Also what was removed can be restored.
        const item = (await versions.find(collection, params.name)) ?? (await items.find(params.name));
        items.requireMatch(request, item);
        const { files } = await items.read(item, body.version);
        const comment = body.comment ?? `Version ${body.version} again`;
        await items.change(context, item, { files, comment, origin: 'restore', action: 'restore' });
      },
    }),
  ];

  /** Throws `BriefError` if the version cannot be rendered with the other half that is named. */
  async function checkAgainst(reference: string, other: string, signal: AbortSignal): Promise<void> {
    const [template, dataset] = collection === 'templates' ? [reference, other] : [other, reference];
    const date = clock().toISOString().slice(0, 10);
    const diagnostics = await renderer.check({ template, dataset, parameters: {}, date }, signal);
    if (diagnostics.some(({ severity }) => severity === 'error')) throw new Problem(422, diagnostics);
  }
}
