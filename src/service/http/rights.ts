import * as messages from '../../messages/service.ts';
import { mayActAs } from '../auth/roles.ts';
import type { Actor, BriefOrder, Collection, Source } from '../model.ts';
import { parseReference } from '../sources/reference.ts';
import { Problem } from './problem.ts';

/** Viewers render what is published and nothing else. Throws `Problem` 403. */
export function checkRights(actor: Actor, { template, dataset }: Pick<BriefOrder, 'template' | 'dataset'>): void {
  if (mayActAs(actor.role, 'editor') || (isPublished('templates', template) && isPublished('datasets', dataset))) return;
  throw new Problem(403, messages.roleNeeded(actor.name, actor.role, 'editor'));
}

function isPublished(collection: Collection, source: Source): boolean {
  return typeof source === 'string' && parseReference(collection, source).version === 'published';
}
