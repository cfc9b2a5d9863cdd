import type { z } from 'zod';
import * as scheduleMessages from '../../../messages/schedules.ts';
import * as messages from '../../../messages/service.ts';
import { checkDestination } from '../../briefs/delivery.ts';
import { checkNotify } from '../../jobs/webhook.ts';
import type { Schedule, ScheduleDesk } from '../../model.ts';
import { checkTimes, nextRuns } from '../../schedules/cron.ts';
import { viewJob } from '../jobViews.ts';
import type { RouteParts } from '../parts.ts';
import { requireMatch } from '../preconditions.ts';
import { Problem } from '../problem.ts';
import { recordChange } from '../recordChange.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute, RouteContext } from '../route.ts';
import { ordersOfSchedule, scheduleEtag, viewRun, viewSchedule } from '../scheduleViews.ts';
import { job } from '../schemas/jobs.ts';
import * as schemas from '../schemas/schedules.ts';

type AnyContext = RouteContext<unknown, unknown, unknown>;

/** Schedules: jobs at times that are set in advance. */
export function scheduleRoutes(parts: RouteParts): AnyRoute[] {
  const { sources, clock } = parts;

  const desk = (): ScheduleDesk => {
    if (parts.schedules === undefined) throw new Problem(501, messages.noJobs());
    return parts.schedules;
  };

  const find = async (id: string): Promise<Schedule> => {
    const found = await desk().find(id);
    if (found !== undefined) return found;
    const known = (await desk().list()).map((schedule) => schedule.id);
    throw new Problem(404, scheduleMessages.unknownSchedule(id, known));
  };

  /** The schedule that is asked for; what it names must be there. Throws `BriefError`. */
  const read = async (id: string, body: z.output<typeof schemas.scheduleUpdate>, made: Pick<Schedule, 'createdAt' | 'createdBy'>): Promise<Schedule> => {
    const { name = id, cron, timeZone, paused, notify, destination } = body;
    checkTimes({ cron, timeZone }, clock());
    if (notify !== undefined) checkNotify(notify, parts.config);
    if (destination !== undefined) checkDestination(destination, parts.config);
    const orders = ordersOfSchedule(body);
    for (const { template, dataset } of orders) {
      await sources.pin('templates', template);
      await sources.pin('datasets', dataset);
    }
    const ends = { ...(notify !== undefined && { notify }), ...(destination !== undefined && { destination }) };
    return { id, name, cron, timeZone, orders, paused, ...ends, createdAt: made.createdAt, createdBy: made.createdBy };
  };

  const save = async (context: AnyContext, schedule: Schedule, action: string, status: number): Promise<void> => {
    await desk().save(schedule);
    await recordChange(parts, context, `schedules.${action}`, `schedules/${schedule.id}`, { cron: schedule.cron, paused: schedule.paused });
    context.response.status(status).set('ETag', scheduleEtag(schedule)).json(viewSchedule(schedule, clock()));
  };

  const pause = (paused: boolean): AnyRoute =>
    defineRoute({
      method: 'post',
      path: `/v1/schedules/{id}/${paused ? 'pause' : 'resume'}`,
      id: paused ? 'pauseSchedule' : 'resumeSchedule',
      tag: 'Schedules',
      summary: paused ? 'Keep a schedule from firing' : 'Let a paused schedule fire again',
      access: 'editor',
      params: schemas.scheduleParams,
      answers: { 200: { description: 'The schedule.', json: schemas.schedule, headers: ['ETag'] } },
      problems: [404, 501, 503],
      async handle(context) {
        await save(context, { ...(await find(context.params.id)), paused }, paused ? 'pause' : 'resume', 200);
      },
    });

  return [
    defineRoute({
      method: 'get',
      path: '/v1/schedules',
      id: 'listSchedules',
      tag: 'Schedules',
      summary: 'All schedules, with when they are due next',
      access: 'viewer',
      answers: { 200: { description: 'By name.', json: schemas.scheduleList } },
      problems: [501, 503],
      async handle({ response }) {
        response.json({ items: (await desk().list()).map((schedule) => viewSchedule(schedule, clock())) });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/schedules',
      id: 'createSchedule',
      tag: 'Schedules',
      summary: 'A new schedule',
      access: 'editor',
      body: schemas.newSchedule,
      answers: { 201: { description: 'It was made.', json: schemas.schedule, headers: ['Location', 'ETag'] } },
      problems: [409, 422, 501, 503],
      async handle(context) {
        const { id, ...body } = context.body;
        if ((await desk().find(id)) !== undefined) throw new Problem(409, scheduleMessages.scheduleTaken(id));
        const schedule = await read(id, body, { createdAt: clock().toISOString(), createdBy: context.actor.name });
        context.response.set('Location', `/v1/schedules/${id}`);
        await save(context, schedule, 'create', 201);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/schedules/{id}',
      id: 'getSchedule',
      tag: 'Schedules',
      summary: 'A schedule',
      access: 'viewer',
      params: schemas.scheduleParams,
      answers: { 200: { description: 'The schedule.', json: schemas.schedule, headers: ['ETag'] } },
      problems: [404, 501, 503],
      async handle({ params, response }) {
        const schedule = await find(params.id);
        response.set('ETag', scheduleEtag(schedule)).json(viewSchedule(schedule, clock()));
      },
    }),
    defineRoute({
      method: 'put',
      path: '/v1/schedules/{id}',
      id: 'updateSchedule',
      tag: 'Schedules',
      summary: 'Change a schedule',
      access: 'editor',
      params: schemas.scheduleParams,
      body: schemas.scheduleUpdate,
      headers: ['If-Match'],
      answers: { 200: { description: 'The schedule.', json: schemas.schedule, headers: ['ETag'] } },
      problems: [404, 412, 422, 428, 501, 503],
      async handle(context) {
        const earlier = await find(context.params.id);
        requireMatch(context.request, scheduleEtag(earlier));
        await save(context, await read(earlier.id, context.body, earlier), 'update', 200);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/schedules/{id}',
      id: 'deleteSchedule',
      tag: 'Schedules',
      summary: 'Remove a schedule',
      access: 'editor',
      params: schemas.scheduleParams,
      answers: { 204: { description: 'It is gone.' } },
      problems: [404, 501, 503],
      async handle(context) {
        const { id } = await find(context.params.id);
        await desk().remove(id);
        await recordChange(parts, context, 'schedules.delete', `schedules/${id}`);
        context.response.status(204).end();
      },
    }),
    pause(true),
    pause(false),
    defineRoute({
      method: 'post',
      path: '/v1/schedules/{id}/run',
      id: 'runSchedule',
      tag: 'Schedules',
      summary: 'Render what a schedule names now',
      access: 'editor',
      params: schemas.scheduleParams,
      answers: { 202: { description: 'The job that was made.', json: job, headers: ['Location'] } },
      problems: [404, 422, 501, 503],
      async handle(context) {
        const schedule = await find(context.params.id);
        const made = await desk().runNow(schedule);
        await recordChange(parts, context, 'schedules.run', `schedules/${schedule.id}`, { job: made.id });
        context.response.status(202).set('Location', `/v1/jobs/${made.id}`).json(viewJob(made));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/schedules/{id}/runs',
      id: 'listScheduleRuns',
      tag: 'Schedules',
      summary: 'What became of a schedule, newest first',
      access: 'viewer',
      params: schemas.scheduleParams,
      query: schemas.runQuery,
      answers: { 200: { description: 'A page of runs.', json: schemas.runPage } },
      problems: [404, 501, 503],
      async handle({ params, query: { limit, cursor }, response }) {
        const { id } = await find(params.id);
        const page = await desk().history(id, { limit, ...(cursor !== undefined && { cursor }) });
        response.json({ ...page, items: page.items.map(viewRun) });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/times',
      id: 'previewTimes',
      tag: 'Schedules',
      summary: 'When a schedule would be due',
      access: 'viewer',
      query: schemas.timesQuery,
      answers: { 200: { description: 'The next times.', json: schemas.times } },
      problems: [422],
      handle({ query: { cron, timeZone, count }, response }) {
        checkTimes({ cron, timeZone }, clock());
        response.json({ items: nextRuns({ cron, timeZone }, clock(), count).map((time) => time.toISOString()) });
      },
    }),
  ];
}
