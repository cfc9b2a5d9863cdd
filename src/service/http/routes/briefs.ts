import { Readable } from 'node:stream';
import * as messages from '../../../messages/service.ts';
import type { Rendered } from '../../briefs/renderer.ts';
import type { Brief, BriefOrder } from '../../model.ts';
import { describeDownload, sendDownload, sendExactly } from '../download.ts';
import type { Download } from '../download.ts';
import { checkOrderOf, ordersOf } from '../orders.ts';
import type { RouteParts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute, RouteContext } from '../route.ts';
import { recordChange } from '../recordChange.ts';
import { checkRights } from '../rights.ts';
import * as schemas from '../schemas/briefs.ts';
import { FORMAT_FACTS, FORMATS } from '../../formats.ts';
import { job } from '../schemas/jobs.ts';
import { submitJob } from '../submit.ts';

const FILES = FORMATS.map((format) => FORMAT_FACTS[format].mediaType);

/** Rendering, and the briefs that were rendered. */
export function briefRoutes(parts: RouteParts): AnyRoute[] {
  const { briefs, renderer, clock } = parts;
  const today = (): string => clock().toISOString().slice(0, 10);

  const findBrief = async (id: string): Promise<Brief> => {
    const brief = await briefs.find(id);
    if (brief === undefined) throw new Problem(404, messages.unknownBrief(id));
    return brief;
  };

  const download = (brief: Brief, inline: boolean): Download => ({
    fileName: brief.fileName,
    mediaType: brief.mediaType,
    size: brief.size,
    sha256: brief.sha256,
    modified: new Date(brief.createdAt),
    inline,
    open: (range) => briefs.open(brief, range),
  });

  const renderTraced = async (order: BriefOrder, { actor, signal, span }: RenderContext): Promise<Rendered> => {
    const render = span.child('render');
    render.set({ 'briefpress.format': order.format });
    try {
      const rendered = await renderer.render(order, actor.name, signal);
      render.end();
      return rendered;
    } catch (error) {
      render.end(error);
      throw error;
    }
  };

  const renderNow = async (order: BriefOrder, context: RenderContext): Promise<void> => {
    const { request, response } = context;
    const { brief, bytes } = await renderTraced(order, context);
    const { self, file } = linksOf(brief);
    const warnings = brief.diagnostics.filter(({ severity }) => severity === 'warning').length;
    response.set({ Link: `<${self}>; rel="describedby"`, 'Briefpress-Warnings': String(warnings) });
    if (request.accepts([brief.mediaType.replace(/;.*/, ''), 'application/json']) === 'application/json') {
      response.set('Content-Location', self).json(viewBrief(brief));
      return;
    }
    const content = bytes === undefined ? await briefs.open(brief) : Readable.from([bytes]);
    if (content === undefined) {
      // Somebody took the file out of the storage: it is rendered again.
      await briefs.remove(brief.id);
      return renderNow(order, context);
    }
    describeDownload(response, download(brief, false));
    response.set({ 'Content-Location': file, 'Content-Length': String(brief.size) });
    await sendExactly(content, brief.size, response);
  };

  return [
    defineRoute({
      method: 'post',
      path: '/v1/briefs',
      id: 'renderBrief',
      tag: 'Briefs',
      summary: 'Render a brief',
      description:
        'Renders now and answers with the file; with `Accept: application/json`, with the record of the brief. The same request gives ' +
        'the same brief, which is rendered once. With `Prefer: respond-async`, or lists, it makes a job and answers 202. Viewers render ' +
        'what is published; drafts and files that come with the request need the role editor.',
      access: 'viewer',
      body: schemas.briefRequest,
      headers: ['Prefer'],
      answers: {
        200: { description: 'The file, or its record.', media: FILES, json: schemas.brief, headers: ['ETag', 'Content-Disposition', 'Content-Location'] },
        202: { description: 'A job was made.', json: job, headers: ['Location'] },
      },
      problems: [422, 501, 503],
      async handle(context) {
        const { body, actor, request, response } = context;
        const orders = ordersOf(body, today());
        for (const order of orders) checkRights(actor, order);
        const isAsync = /(?:^|[,;\s])respond-async(?:$|[,;\s])/i.test(request.get('Prefer') ?? '');
        if (isAsync) response.set('Preference-Applied', 'respond-async');
        if (isAsync || orders.length > 1) return submitJob(parts, orders, actor, response);
        return renderNow(orders[0]!, context);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/checks',
      id: 'checkBrief',
      tag: 'Briefs',
      summary: 'Find everything that is wrong, without rendering',
      access: 'viewer',
      body: schemas.checkRequest,
      answers: { 200: { description: 'What was found.', json: schemas.checkResult } },
      problems: [422, 503],
      async handle({ body, actor, signal, response }) {
        const order = checkOrderOf(body, today());
        checkRights(actor, order);
        const diagnostics = await renderer.check(order, signal);
        response.json({ ok: !diagnostics.some(({ severity }) => severity === 'error'), diagnostics });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/briefs',
      id: 'listBriefs',
      tag: 'Briefs',
      summary: 'Briefs that were rendered, newest first',
      access: 'viewer',
      query: schemas.briefQuery,
      answers: { 200: { description: 'A page of briefs.', json: schemas.briefPage } },
      async handle({ query: { limit, cursor, template, dataset }, response }) {
        const page = await briefs.list({
          limit,
          ...(cursor !== undefined && { cursor }),
          ...(template !== undefined && { template }),
          ...(dataset !== undefined && { dataset }),
        });
        response.json({ ...page, items: page.items.map(viewBrief) });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/briefs/{id}',
      id: 'getBrief',
      tag: 'Briefs',
      summary: 'What a brief was rendered from, and what was noticed',
      access: 'viewer',
      params: schemas.briefParams,
      answers: { 200: { description: 'The record.', json: schemas.brief } },
      problems: [404],
      async handle({ params, response }) {
        response.json(viewBrief(await findBrief(params.id)));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/briefs/{id}/file',
      id: 'downloadBrief',
      tag: 'Briefs',
      summary: 'The file of a brief',
      access: 'viewer',
      params: schemas.briefParams,
      query: schemas.fileQuery,
      headers: ['Range', 'If-Range', 'If-None-Match', 'If-Match'],
      answers: {
        200: { description: 'The file.', media: FILES, headers: ['ETag', 'Content-Disposition'] },
        206: { description: 'The range that was asked for.', media: FILES, headers: ['ETag', 'Content-Range'] },
        304: { description: 'The client has it already.', headers: ['ETag'] },
      },
      problems: [404, 410, 412, 416],
      async handle({ params, query, request, response }) {
        const brief = await findBrief(params.id);
        await sendDownload(request, response, download(brief, query.disposition === 'inline'));
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/briefs/{id}',
      id: 'deleteBrief',
      tag: 'Briefs',
      summary: 'Remove a brief and its file',
      access: 'operator',
      params: schemas.briefParams,
      answers: { 204: { description: 'It is gone.' } },
      problems: [404],
      async handle(context) {
        const brief = await findBrief(context.params.id);
        await briefs.remove(brief.id);
        await recordChange(parts, context, 'briefs.delete', `briefs/${brief.id}`, { title: brief.title });
        context.response.status(204).end();
      },
    }),
  ];
}

type RenderContext = Pick<RouteContext<unknown, unknown, unknown>, 'actor' | 'signal' | 'span' | 'request' | 'response'>;

function linksOf({ id }: Brief): { self: string; file: string } {
  return { self: `/v1/briefs/${id}`, file: `/v1/briefs/${id}/file` };
}

function viewBrief(brief: Brief): Brief & { links: { self: string; file: string } } {
  return { ...brief, links: linksOf(brief) };
}
