import type { Application, NextFunction, Request, RequestHandler, Response } from 'express';
import * as messages from '../../messages/service.ts';
import type { Authenticate } from '../auth/authenticate.ts';
import { mayActAs } from '../auth/roles.ts';
import type { Config } from '../config/schema.ts';
import type { Actor } from '../model.ts';
import { bodyOfRequest, readBody } from './bodies.ts';
import { limitFailures, limitRequests } from './limits.ts';
import { stateOf } from './observe.ts';
import { Problem, problemOf } from './problem.ts';
import type { AnyRoute } from './route.ts';
import { validate } from './validate.ts';

const NOBODY: Actor = { name: 'nobody', role: 'viewer' };

/** Adds routes to the server: who may ask is found out first, then what is asked is read and checked. */
export function registerRoutes(app: Application, routes: readonly AnyRoute[], config: Config, authenticate: Authenticate): void {
  const countFailure = limitFailures(config);
  const limit = limitRequests(config);

  for (const route of routes) {
    const path = expressPath(route.path);
    const admit = [remember(route), ...(route.access === 'anyone' ? [] : [checkCaller(authenticate, countFailure), checkRole(route), limit])];
    app[route.method](path, ...admit, ...readBody(route, config), handle(route));
  }
  for (const [path, methods] of groupByPath(routes)) {
    app.all(expressPath(path), () => {
      throw new Problem(405, messages.wrongMethod(methods), { Allow: methods.join(', ') });
    });
  }
}

function remember(route: AnyRoute): RequestHandler {
  return (request, _response, next) => {
    stateOf(request).route = route;
    next();
  };
}

function checkCaller(authenticate: Authenticate, countFailure: RequestHandler): RequestHandler {
  return async (request, response, next) => {
    try {
      const { authorization } = request.headers;
      const apiKey = request.get('X-API-Key');
      const given = { ...(authorization !== undefined && { authorization }), ...(apiKey !== undefined && { apiKey }) };
      stateOf(request).actor = await authenticate(given);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 401) throw problem;
      countFailure(request, response, (tooMany?: unknown) => next(tooMany ?? problem));
      return;
    }
    next();
  };
}

function checkRole(route: AnyRoute): RequestHandler {
  return (request, _response, next) => {
    const { actor = NOBODY } = stateOf(request);
    if (route.access !== 'anyone' && !mayActAs(actor.role, route.access)) {
      throw new Problem(403, messages.roleNeeded(actor.name, actor.role, route.access));
    }
    next();
  };
}

function handle(route: AnyRoute): RequestHandler {
  return async (request: Request, response: Response, _next: NextFunction) => {
    const { id, signal, span, actor = NOBODY } = stateOf(request);
    const params = validate(route.params, 'path', request.params);
    const query = validate(route.query, 'query', request.query);
    const body = validate(route.body, 'body', route.body === undefined ? undefined : await bodyOfRequest(route, request));
    await route.handle({ params, query, body, actor, requestId: id, signal, span, request, response });
  };
}

/** `/v1/briefs/{id}` as Express writes it. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function groupByPath(routes: readonly AnyRoute[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const methods = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    paths.set(path, [...(paths.get(path) ?? []), ...methods]);
  }
  return paths;
}
