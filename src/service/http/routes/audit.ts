import type { RouteParts } from '../parts.ts';
import { defineRoute } from '../route.ts';
import type { AnyRoute } from '../route.ts';
import { auditPage } from '../schemas/audit.ts';
import { pageQuery } from '../schemas/common.ts';

/** Who changed what. */
export function auditRoutes({ audit }: Pick<RouteParts, 'audit'>): AnyRoute[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/audit',
      id: 'listChanges',
      tag: 'Operation',
      summary: 'Changes, newest first',
      access: 'operator',
      query: pageQuery,
      answers: { 200: { description: 'A page of changes.', json: auditPage } },
      async handle({ query: { limit, cursor }, response }) {
        response.json(await audit.list({ limit, ...(cursor !== undefined && { cursor }) }));
      },
    }),
  ];
}
