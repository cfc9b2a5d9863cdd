import type { Request } from 'express';
import * as messages from '../../messages/service.ts';
import { Problem } from './problem.ts';

/**
 * Checks the header `If-Match` before a change: it must name the state that the client has seen, so that nobody
 * overwrites what somebody else did meanwhile. `*` is any state. Throws `Problem` 428 or 412.
 */
export function requireMatch(request: Request, etag: string): void {
  const given = request.get('If-Match');
  if (given === undefined) throw new Problem(428, messages.ifMatchNeeded(), { ETag: etag });
  if (!listHas(given, etag)) throw new Problem(412, messages.changedMeanwhile(), { ETag: etag });
}

/** Whether a client that gives this header may go on: absent, `*`, or one of its tags is the strong tag. */
export function passesIfMatch(header: string | undefined, etag: string): boolean {
  return header === undefined || listHas(header, etag);
}

/** Whether the client has this state already. Weak comparison: the same content, perhaps packed in another way. */
export function hasSeen(header: string | undefined, etag: string): boolean {
  return header !== undefined && listHas(header.replaceAll('W/', ''), etag.replace(/^W\//, ''));
}

function listHas(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  const tags: readonly string[] = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.includes(etag);
}
