import { Readable } from 'node:stream';
import { unknownFile } from '../../../messages/serviceFiles.ts';
import { writeZip } from '../../archive/zip.ts';
import type { Collection } from '../../model.ts';
import { diffFiles } from '../../sources/diff.ts';
import { SHARED } from '../../sources/reference.ts';
import { sha256 } from '../../stores/treeHash.ts';
import { sendDownload } from '../download.ts';
import { openItems } from '../items.ts';
import { itemEtag, viewItem, viewSummary, viewVersion } from '../itemViews.ts';
import type { RouteParts } from '../parts.ts';
import { hasSeen } from '../preconditions.ts';
import { Problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute } from '../route.ts';
import * as schemas from '../schemas/items.ts';
import { WORDS } from './itemWords.ts';

/** Reading templates or datasets and their versions. What all templates share is the template `_shared`. */
export function itemReadRoutes(parts: RouteParts, collection: Collection): AnyRoute[] {
  const { versions } = parts;
  const items = openItems(parts, collection);
  const { tag, one, id } = WORDS[collection];
  const path = `/v1/${collection}`;

  return [
    defineRoute({
      method: 'get',
      path,
      id: `list${id}s`,
      tag,
      summary: `All ${one}s`,
      access: 'viewer',
      answers: { 200: { description: 'By name.', json: schemas.itemList } },
      async handle({ response }) {
        const found = (await versions.list(collection)).filter(({ name }) => name !== SHARED);
        const views = found.map(async (item) => viewSummary(collection, item, (await items.read(item, 'draft')).files));
        response.json({ items: await Promise.all(views) });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/{name}`,
      id: `get${id}`,
      tag,
      summary: `A ${one} with its files`,
      access: 'viewer',
      params: schemas.itemParams,
      query: schemas.itemQuery,
      headers: ['If-None-Match'],
      answers: {
        200: { description: `The ${one}.`, json: schemas.item, headers: ['ETag'] },
        304: { description: 'The client has it already.', headers: ['ETag'] },
      },
      problems: [404],
      async handle({ params, query, request, response }) {
        const item = await items.find(params.name);
        response.set({ ETag: itemEtag(item), 'Cache-Control': 'private, no-cache' });
        if (hasSeen(request.get('If-None-Match'), itemEtag(item))) return void response.status(304).end();
        const { version, files } = await items.read(item, query.version);
        response.json(viewItem(collection, item, version, files, query.contents === 'true'));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/{name}/file`,
      id: `get${id}File`,
      tag,
      summary: 'One file as it is',
      access: 'viewer',
      params: schemas.itemParams,
      query: schemas.itemFileQuery,
      headers: ['If-None-Match', 'Range'],
      answers: { 200: { description: 'The file.', media: ['application/octet-stream'], headers: ['ETag'] } },
      problems: [404],
      async handle({ params, query, request, response }) {
        const { version, files } = await items.read(await items.find(params.name), query.version);
        const bytes = Object.hasOwn(files, query.path) ? files[query.path] : undefined;
        if (bytes === undefined) throw new Problem(404, unknownFile(query.path, Object.keys(files)));
        await sendDownload(request, response, downloadOf(query.path.replace(/^.*\//, ''), bytes, 'application/octet-stream', version.at));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/{name}/archive`,
      id: `download${id}`,
      tag,
      summary: 'All files as a ZIP file',
      access: 'viewer',
      params: schemas.itemParams,
      query: schemas.archiveQuery,
      headers: ['If-None-Match'],
      answers: { 200: { description: 'The ZIP file.', media: ['application/zip'], headers: ['ETag', 'Content-Disposition'] } },
      problems: [404],
      async handle({ params, query, request, response }) {
        const { version, files } = await items.read(await items.find(params.name), query.version);
        const name = `${params.name}-${version.number}.zip`;
        await sendDownload(request, response, downloadOf(name, writeZip(files), 'application/zip', version.at));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/{name}/versions`,
      id: `list${id}Versions`,
      tag,
      summary: 'All versions, newest first',
      description: 'Also those of what was removed, so that it can be restored.',
      access: 'viewer',
      params: schemas.itemParams,
      answers: { 200: { description: 'The versions.', json: schemas.versionList } },
      problems: [404],
      async handle({ params, response }) {
        const item = (await versions.find(collection, params.name)) ?? (await items.find(params.name));
        const history = await versions.history(collection, params.name);
        response.set('ETag', itemEtag(item)).json({ items: history.map((version) => viewVersion(version, item.published)) });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${path}/{name}/diff`,
      id: `diff${id}`,
      tag,
      summary: 'What differs between two versions',
      access: 'viewer',
      params: schemas.itemParams,
      query: schemas.diffQuery,
      answers: { 200: { description: 'The differences, file by file.', json: schemas.diff } },
      problems: [404],
      async handle({ params, query, response }) {
        const item = await items.find(params.name);
        const from = await items.read(item, query.from ?? 'published');
        const to = await items.read(item, query.to ?? 'draft');
        response.json({ from: from.version.number, to: to.version.number, files: diffFiles(from.files, to.files) });
      },
    }),
  ];
}

function downloadOf(fileName: string, bytes: Uint8Array, mediaType: string, at: string): Parameters<typeof sendDownload>[2] {
  return {
    fileName,
    mediaType,
    size: bytes.length,
    sha256: sha256(bytes),
    modified: new Date(at),
    open: async (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
  };
}
