import express from 'express';
import type { Request, RequestHandler } from 'express';
import * as messages from '../../messages/service.ts';
import { readZip } from '../archive/unzip.ts';
import type { Config } from '../config/schema.ts';
import { Problem } from './problem.ts';
import type { AnyRoute } from './route.ts';

const MEGABYTE = 1024 * 1024;

/** Reads the body of a route into `request.body`: JSON, and ZIP files where the route takes them. */
export function readBody(route: AnyRoute, { limits }: Config): RequestHandler[] {
  if (route.body === undefined) return [];
  const json = express.json({ limit: limits.bodyMegabytes * MEGABYTE, type: ['application/json', 'application/*+json'] });
  const zip = express.raw({ limit: limits.uploadMegabytes * MEGABYTE, type: 'application/zip' });
  const known = ['application/json', ...(route.takesZip === true ? ['application/zip'] : [])];
  const checkType: RequestHandler = (request, _response, next) => {
    const isKnown = request.is(route.takesZip === true ? ['json', '+json', 'application/zip'] : ['json', '+json']);
    if (isKnown === false) throw new Problem(415, messages.wrongMediaType(request.get('Content-Type'), known));
    next();
  };
  return [checkType, json, ...(route.takesZip === true ? [zip] : [])];
}

/** The body as the schema wants it: a ZIP file is its files, with the name and the comment of the query. */
export async function bodyOfRequest(route: AnyRoute, request: Request): Promise<unknown> {
  const body: unknown = request.body;
  if (route.takesZip !== true || !Buffer.isBuffer(body)) return body;
  const files = await readZip(body);
  const contents = Object.entries(files).map(([path, bytes]) => [path, { base64: Buffer.from(bytes).toString('base64') }]);
  return { ...pick(request.query, 'name', 'comment'), files: Object.fromEntries(contents) };
}

function pick(query: Request['query'], ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => query[name] !== undefined).map((name) => [name, query[name]]));
}
