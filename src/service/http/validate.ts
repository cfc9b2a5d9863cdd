import { z } from 'zod';
import type { Diagnostic } from '../../diagnostic.ts';
import * as messages from '../../messages/service.ts';
import { Problem } from './problem.ts';

/** Which part of a request is checked. */
export type RequestPart = 'body' | 'query' | 'path';

/** Checks a part of a request. Throws `Problem` 400 with every fault. */
export function validate(schema: z.ZodType | undefined, part: RequestPart, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem(400, parsed.error.issues.flatMap((issue) => describe(issue, part, schema)));
}

function describe(issue: z.core.$ZodIssue, part: RequestPart, schema: z.ZodType): Diagnostic[] {
  if (issue.code === 'invalid_union') return describeUnion(issue, part, schema);
  const pointer = pointerOf(issue.path);
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return [messages.missingValue(part, pointer)];
  if (issue.code !== 'unrecognized_keys') return [messages.invalidRequest(part, pointer, issue.message)];
  const known = issue.path.length === 0 && schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return issue.keys.map((key) => messages.unknownKey(part, pointerOf([...issue.path, key]), key, known));
}

/** Of several things that a value could be, that which it comes nearest to tells what is wrong. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, part: RequestPart, schema: z.ZodType): Diagnostic[] {
  const [nearest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  // Where it comes near to none, the first is what is usually given.
  const branch = nearest === undefined || depth(nearest) === 0 ? issue.errors[0] : nearest;
  return (branch ?? []).flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }, part, schema));
}

/** How far into the value a schema went along with it. */
function depth(branch: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...branch.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));
}

/** JSON Pointer (RFC 6901). */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
