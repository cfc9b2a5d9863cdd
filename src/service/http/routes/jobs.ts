import * as messages from '../../../messages/service.ts';
import type { RouteParts } from '../parts.ts';
import { Problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute } from '../route.ts';
import { job, jobParams } from '../schemas/jobs.ts';

/** Jobs that were accepted. */
export function jobRoutes({ jobs }: Pick<RouteParts, 'jobs'>): AnyRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/jobs/{id}',
      id: 'getJob',
      tag: 'Jobs',
      summary: 'How far a job is',
      access: 'viewer',
      params: jobParams,
      answers: { 200: { description: 'The job.', json: job } },
      problems: [404],
      async handle({ params, response }) {
        const found = await jobs?.find(params.id);
        if (found === undefined) throw new Problem(404, messages.unknownJob(params.id));
        response.json(found);
      },
    }),
  ];
}
