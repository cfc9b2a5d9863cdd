import { isOpen } from '../../config/exposure.ts';
import type { Metrics } from '../../observe/metrics.ts';
import type { RouteParts } from '../parts.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute } from '../route.ts';
import { health, whoAmI } from '../schemas/operation.ts';

/** Whether the service lives, and how it does. */
export function operationRoutes({ config, checkReady }: Pick<RouteParts, 'config' | 'checkReady'>, metrics: Metrics): AnyRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/health/live',
      id: 'isLive',
      tag: 'Operation',
      summary: 'Whether the process answers',
      access: 'anyone',
      answers: { 200: { description: 'It does.', json: health } },
      handle({ response }) {
        response.json({ status: 'ok' });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/health/ready',
      id: 'isReady',
      tag: 'Operation',
      summary: 'Whether work can be taken',
      description: 'Says no while the service is being stopped, or cannot reach its storage.',
      access: 'anyone',
      answers: { 200: { description: 'Work can be taken.', json: health } },
      problems: [503],
      async handle({ response }) {
        await checkReady();
        response.json({ status: 'ok' });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/metrics',
      id: 'getMetrics',
      tag: 'Operation',
      summary: 'Figures for Prometheus',
      access: 'viewer',
      answers: { 200: { description: 'The figures.', media: ['text/plain'] } },
      async handle({ response }) {
        const { contentType, text } = await metrics.print();
        response.set('Content-Type', contentType).send(text);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/me',
      id: 'whoAmI',
      tag: 'Operation',
      summary: 'Whom the service takes the caller for',
      access: 'viewer',
      answers: { 200: { description: 'Name and role.', json: whoAmI } },
      handle({ actor, response }) {
        response.json({ ...actor, isOpen: isOpen(config) });
      },
    }),
  ];
}
