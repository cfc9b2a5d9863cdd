import compression from 'compression';
import express from 'express';
import type { Application, ErrorRequestHandler } from 'express';
import helmet from 'helmet';
import * as messages from '../../messages/service.ts';
import type { Authenticate } from '../auth/authenticate.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Tracing } from '../observe/tracing.ts';
import { allowOrigins, guardOpenService } from './guards.ts';
import { observeRequests, stateOf } from './observe.ts';
import { describeInterface } from './openapi/describe.ts';
import { serveDescription } from './openapi/page.ts';
import type { RouteParts } from './parts.ts';
import { bodyOf, Problem, problemOf } from './problem.ts';
import { registerRoutes } from './register.ts';
import { listRoutes } from './routes/index.ts';

/** What stands around the routes. */
export interface AppParts extends RouteParts {
  readonly authenticate: Authenticate;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** Version of the program for people: `0.1.0`. */
  readonly version: string;
}

/** The server without its port. */
export function buildApp(parts: AppParts): Application {
  const { config, log, metrics, tracing, authenticate, version } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');

  app.use(observeRequests(log, metrics, tracing));
  app.use(secureHeaders());
  app.use(guardOpenService(config));
  app.use(allowOrigins(config.cors.origins));
  app.use(compression({ filter: (request, response) => response.statusCode !== 206 && compression.filter(request, response) }));

  const routes = listRoutes(parts, metrics);
  serveDescription(app, describeInterface(routes, version, config.publicUrl ?? '/'));
  registerRoutes(app, routes, config, authenticate);
  app.use((request) => {
    throw new Problem(404, messages.unknownPath(request.path));
  });
  app.use(answerProblems);
  return app;
}

function secureHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
  });
}

/** Of the file that would have been sent. */
const FILE_HEADERS = ['Content-Disposition', 'Content-Length', 'Content-Location', 'Last-Modified', 'Accept-Ranges', 'Link', 'Briefpress-Warnings', 'ETag'];

const answerProblems: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const state = stateOf(request);
  state.error = error;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const problem = problemOf(error);
  for (const name of FILE_HEADERS) response.removeHeader(name);
  response
    .status(problem.status)
    .set({ 'Cache-Control': 'no-store', ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(bodyOf(problem, state.id)));
};
