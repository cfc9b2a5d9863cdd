import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { create as contentDisposition } from 'content-disposition';
import * as messages from '../../../messages/service.ts';
import { streamZip } from '../../archive/zipStream.ts';
import { summarizeJob } from '../../jobs/summary.ts';
import type { Job, JobQueue } from '../../model.ts';
import { listArchive } from '../jobArchive.ts';
import { viewJob } from '../jobViews.ts';
import { ordersOf } from '../orders.ts';
import type { RouteParts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { recordChange } from '../recordChange.ts';
import { checkRights } from '../rights.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute } from '../route.ts';
import { jobRequest } from '../schemas/briefs.ts';
import * as schemas from '../schemas/jobs.ts';
import { submitJob } from '../submit.ts';

/** Between two signs of life of a stream of events, in milliseconds: shorter than proxies wait. */
const BEAT = 15_000;

function known(found: Job | undefined, id: string): Job {
  if (found === undefined) throw new Problem(404, messages.unknownJob(id));
  return found;
}

/** Jobs: many briefs, rendered later. */
export function jobRoutes(parts: RouteParts): AnyRoute[] {
  const { briefs, clock, stopping } = parts;

  const queue = (): JobQueue => {
    if (parts.jobs === undefined) throw new Problem(501, messages.noJobs());
    return parts.jobs;
  };

  return [
    defineRoute({
      method: 'post',
      path: '/v1/jobs',
      id: 'createJob',
      tag: 'Jobs',
      summary: 'Render briefs later',
      description: 'Every combination of the templates, datasets and formats that are listed, of the versions that are published now. `notify` is told when it has ended, if the operator allows that address.',
      access: 'viewer',
      body: jobRequest,
      answers: { 202: { description: 'The job is accepted, and safe.', json: schemas.job, headers: ['Location'] } },
      problems: [422, 501, 503],
      async handle({ body, actor, response }) {
        const orders = ordersOf(body, clock().toISOString().slice(0, 10));
        for (const order of orders) checkRights(actor, order);
        await submitJob(parts, orders, actor, response, body.notify);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/jobs',
      id: 'listJobs',
      tag: 'Jobs',
      summary: 'Jobs, newest first',
      access: 'viewer',
      query: schemas.jobQuery,
      answers: { 200: { description: 'A page of jobs.', json: schemas.jobPage } },
      problems: [501, 503],
      async handle({ query: { limit, cursor, state }, response }) {
        const page = await queue().list({ limit, ...(cursor !== undefined && { cursor }), ...(state !== undefined && { state }) });
        response.json({ ...page, items: page.items.map(summarizeJob) });
      },
    }),
    // Before the route of one job, whose path it would match.
    defineRoute({
      method: 'get',
      path: '/v1/jobs/dead',
      id: 'listDeadBriefs',
      tag: 'Jobs',
      summary: 'Briefs that were given up, newest first',
      description: 'Their renders died or faults of the service stopped them, time and again. Once the cause is mended, `retry` of the job begins them anew.',
      access: 'operator',
      query: schemas.deadQuery,
      answers: { 200: { description: 'The briefs with their reasons.', json: schemas.deadList } },
      problems: [501, 503],
      async handle({ query: { limit }, response }) {
        const items = await queue().dead(limit);
        response.json({ items: items.map((item) => ({ ...item, links: { job: `/v1/jobs/${item.job}`, retry: `/v1/jobs/${item.job}/retry` } })) });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/jobs/{id}',
      id: 'getJob',
      tag: 'Jobs',
      summary: 'How far a job is, brief by brief',
      access: 'viewer',
      params: schemas.jobParams,
      answers: { 200: { description: 'The job.', json: schemas.job } },
      problems: [404, 501, 503],
      async handle({ params: { id }, response }) {
        response.json(viewJob(known(await queue().find(id), id)));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/jobs/{id}/events',
      id: 'watchJob',
      tag: 'Jobs',
      summary: 'How far a job is, as it changes',
      description: 'Server-sent events named `job`, each with a `JobSummary`; the stream ends with the job.',
      access: 'viewer',
      params: schemas.jobParams,
      answers: { 200: { description: 'The events.', media: ['text/event-stream'] } },
      problems: [404, 501, 503],
      async handle({ params: { id }, signal, response }) {
        known(await queue().find(id), id);
        response.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
        response.flushHeaders();
        const beat = setInterval(() => response.write(': still here\n\n'), BEAT);
        try {
          for await (const job of queue().watch(id, AbortSignal.any([signal, stopping]))) {
            response.write(`event: job\ndata: ${JSON.stringify(summarizeJob(job))}\n\n`);
          }
        } finally {
          clearInterval(beat);
        }
        response.end();
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/jobs/{id}/archive',
      id: 'downloadJob',
      tag: 'Jobs',
      summary: 'The briefs of a job as a ZIP file',
      description: 'Those that are rendered so far, numbered as in the job, with the job itself as `job.json`.',
      access: 'viewer',
      params: schemas.jobParams,
      answers: { 200: { description: 'The ZIP file.', media: ['application/zip'], headers: ['Content-Disposition'] } },
      problems: [404, 409, 501, 503],
      async handle({ params: { id }, response }) {
        const entries = await listArchive(known(await queue().find(id), id), briefs);
        response.set({ 'Content-Type': 'application/zip', 'Content-Disposition': contentDisposition(`job-${id}.zip`), 'Cache-Control': 'private, no-store' });
        await pipeline(Readable.from(streamZip(Readable.from(entries))), response);
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/jobs/{id}/cancel',
      id: 'cancelJob',
      tag: 'Jobs',
      summary: 'Stop what has not begun',
      access: 'editor',
      params: schemas.jobParams,
      answers: { 200: { description: 'The job.', json: schemas.job } },
      problems: [404, 501, 503],
      async handle(context) {
        const { id } = context.params;
        const job = known(await queue().cancel(id), id);
        await recordChange(parts, context, 'jobs.cancel', `jobs/${id}`);
        context.response.json(viewJob(job));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/jobs/{id}/retry',
      id: 'retryJob',
      tag: 'Jobs',
      summary: 'Render what failed again',
      access: 'editor',
      params: schemas.jobParams,
      answers: { 202: { description: 'The job.', json: schemas.job } },
      problems: [404, 501, 503],
      async handle(context) {
        const { id } = context.params;
        const job = known(await queue().retry(id), id);
        await recordChange(parts, context, 'jobs.retry', `jobs/${id}`);
        context.response.status(202).json(viewJob(job));
      },
    }),
  ];
}
