import type { Role } from '../model.ts';

/** From the least to the most. */
export const ROLES = ['viewer', 'editor', 'operator'] as const satisfies readonly Role[];

/** Whether a role may do what another one may. */
export function mayActAs(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
