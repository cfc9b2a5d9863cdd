import type { RequestHandler } from 'express';
import * as messages from '../../messages/service.ts';
import type { Config } from '../config/schema.ts';
import { isLoopback, isOpen } from '../config/exposure.ts';
import { Problem } from './problem.ts';

/**
 * Where no keys are asked for, a page of any web site could reach the service through the browser of who sits at the
 * machine. Requests to other names than those of this machine (names can be made to lead here), and changes that
 * other sites' pages ask for, are refused.
 */
export function guardOpenService(config: Config): RequestHandler {
  if (!isOpen(config)) return (_request, _response, next) => next();
  const own = config.publicUrl === undefined ? [] : [new URL(config.publicUrl).hostname];
  return (request, _response, next) => {
    const name = hostnameOf(request.headers.host);
    if (!isLoopback(name) && !own.includes(name)) throw new Problem(421, messages.foreignHost(name));
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin');
    const isForeign = site === 'cross-site' && origin !== undefined && !config.cors.origins.includes(origin);
    if (isForeign && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)) throw new Problem(403, messages.foreignSite(origin));
    next();
  };
}

function hostnameOf(host: string | undefined): string {
  try {
    return new URL(`http://${host ?? ''}`).hostname;
  } catch {
    return host ?? '';
  }
}

/** Lets the pages of the configured web sites call the service; without any, none may. */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('Origin');
    if (origins.length > 0) response.vary('Origin');
    if (origin === undefined || !origins.includes(origin)) return next();
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': 'Content-Disposition, ETag, Link, Location, Retry-After, X-Request-Id',
    });
    if (request.method !== 'OPTIONS' || request.get('Access-Control-Request-Method') === undefined) return next();
    response.set({
      'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-Match, If-None-Match, Prefer, X-API-Key, X-Request-Id',
      'Access-Control-Max-Age': '600',
    });
    response.status(204).end();
  };
}
