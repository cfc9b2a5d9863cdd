import type { AuditEntry } from '../model.ts';
import type { RouteParts } from './parts.ts';
import type { RouteContext } from './route.ts';

/** Writes into the audit log what a request has changed. */
export async function recordChange(
  { audit, clock }: Pick<RouteParts, 'audit' | 'clock'>,
  { actor, requestId, request }: RouteContext<unknown, unknown, unknown>,
  action: string,
  target: string,
  details: AuditEntry['details'] = {},
): Promise<void> {
  const at = clock().toISOString();
  await audit.append({ at, actor: actor.name, role: actor.role, action, target, details, requestId, address: request.ip ?? '' });
}
