import type { Metrics } from '../../observe/metrics.ts';
import type { RouteParts } from '../parts.ts';
import type { AnyRoute } from '../route.ts';
import { auditRoutes } from './audit.ts';
import { briefRoutes } from './briefs.ts';
import { itemRoutes } from './items.ts';
import { jobRoutes } from './jobs.ts';
import { operationRoutes } from './operation.ts';

/** Every route of the interface. */
export function listRoutes(parts: RouteParts, metrics: Metrics): AnyRoute[] {
  return [
    ...briefRoutes(parts),
    ...jobRoutes(parts),
    ...itemRoutes(parts, 'templates'),
    ...itemRoutes(parts, 'datasets'),
    ...operationRoutes(parts, metrics),
    ...auditRoutes(parts),
  ];
}
