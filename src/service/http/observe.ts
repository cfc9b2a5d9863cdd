import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Actor } from '../model.ts';
import type { Log } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Span, Tracing } from '../observe/tracing.ts';
import type { AnyRoute } from './route.ts';

/** What is known of a request beside the request itself. */
export interface RequestState {
  readonly id: string;
  readonly span: Span;
  /** Raised when the client has left before it was answered. */
  readonly signal: AbortSignal;
  route?: AnyRoute;
  actor?: Actor;
  /** What it was answered with, if that is a problem. */
  error?: unknown;
}

const states = new WeakMap<Request, RequestState>();

/** The state of a request that has passed `observeRequests`. */
export function stateOf(request: Request): RequestState {
  const state = states.get(request);
  if (state === undefined) throw new Error('the request was not observed');
  return state;
}

/** Gives every request an id, and tells log, metrics and traces how it ended. */
export function observeRequests(log: Log, metrics: Metrics, tracing: Tracing): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const given = request.get('X-Request-Id');
    const id = given !== undefined && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
    const gone = new AbortController();
    const state: RequestState = { id, span: tracing.start(request.method, request.get('traceparent')), signal: gone.signal };
    states.set(request, state);
    response.set('X-Request-Id', id);
    response.once('close', () => {
      if (!response.writableFinished) gone.abort(new Error('the client has left'));
      const milliseconds = performance.now() - started;
      const route = state.route?.path ?? 'none';
      metrics.answered(request.method, route, statusOf(response), milliseconds / 1000);
      logAnswer(log, request, response, state, Math.round(milliseconds));
      state.span.set({ 'http.request.method': request.method, 'http.route': route, 'http.response.status_code': statusOf(response) });
      state.span.end(response.statusCode >= 500 ? state.error : undefined);
    });
    next();
  };
}

/** 499, as others log it, for a client that did not wait. */
function statusOf(response: Response): number {
  return response.writableFinished ? response.statusCode : 499;
}

/** Whether an answer ended in the middle for a reason other than that its reader left. */
function brokeOff({ error, signal }: RequestState): boolean {
  if (error === undefined || !signal.aborted || error === signal.reason) return false;
  return !(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE');
}

/** Paths without their queries, which may hold what is nobody's business. */
function logAnswer(log: Log, request: Request, response: Response, state: RequestState, milliseconds: number): void {
  const status = statusOf(response);
  const line = {
    request: state.id,
    method: request.method,
    path: request.path,
    status,
    milliseconds,
    ...(state.actor !== undefined && { actor: state.actor.name }),
    address: request.ip,
  };
  if (status === 500 || brokeOff(state)) log.error({ ...line, err: state.error }, 'request failed');
  else if (status > 500) log.warn(line, 'request refused');
  else if (state.route?.access === 'anyone') log.debug(line, 'request');
  else log.info(line, 'request');
}
