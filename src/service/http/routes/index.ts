import type { Metrics } from '../../observe/metrics.ts';
import type { RouteParts } from '../parts.ts';
import type { AnyRoute } from '../route.ts';
import { auditRoutes } from './audit.ts';
import { briefRoutes } from './briefs.ts';
import { itemChangeRoutes } from './itemChanges.ts';
import { itemReadRoutes } from './itemReads.ts';
import { jobRoutes } from './jobs.ts';
import { operationRoutes } from './operation.ts';
import { scheduleRoutes } from './schedules.ts';

const COLLECTIONS = ['templates', 'datasets'] as const;

/** Every route of the interface. */
export function listRoutes(parts: RouteParts, metrics: Metrics): AnyRoute[] {
  return [
    ...briefRoutes(parts),
    ...jobRoutes(parts),
    ...scheduleRoutes(parts),
    ...COLLECTIONS.flatMap((collection) => [...itemReadRoutes(parts, collection), ...itemChangeRoutes(parts, collection)]),
    ...operationRoutes(parts, metrics),
    ...auditRoutes(parts),
  ];
}
