import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor, Role } from '../model.ts';
import type { Span } from '../observe/tracing.ts';

/** Methods that routes use. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a handler is given. All of it has passed the schemas of the route. */
export interface RouteContext<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  readonly requestId: string;
  /** Raised when the client has left before it was answered. */
  readonly signal: AbortSignal;
  /** The request in its trace. */
  readonly span: Span;
  readonly request: Request;
  readonly response: Response;
}

/** One answer of a route, for its description. */
export interface AnswerSpec {
  readonly description: string;
  /** Schema of the JSON, one of `components`. */
  readonly json?: z.ZodType;
  /** Media types of other bodies. */
  readonly media?: readonly string[];
  readonly headers?: readonly AnswerHeader[];
}

export type AnswerHeader = 'ETag' | 'Location' | 'Content-Location' | 'Content-Disposition' | 'Content-Range' | 'Retry-After';
export type RequestHeader = 'If-Match' | 'If-None-Match' | 'If-Range' | 'Range' | 'Prefer';

/** One operation: what it takes, who may ask, what it answers, and what it does. Both the server and its description are made of these. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** With parameters in braces: `/v1/briefs/{id}`. */
  readonly path: string;
  /** Unique name, for clients that are generated. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** The least role that may ask; `anyone` needs none. */
  readonly access: Role | 'anyone';
  readonly params?: Params;
  readonly query?: Query;
  /** Schema of the JSON body, one of `components`. */
  readonly body?: Body;
  /** Whether a ZIP file may be sent in place of the JSON; its files are then the `files` of the body. */
  readonly takesZip?: boolean;
  readonly headers?: readonly RequestHeader[];
  /** By status. Problems are added by themselves. */
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** Statuses of problems beyond those that every route may answer. */
  readonly problems?: readonly number[];
  handle(context: RouteContext<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<void> | void;
}

/** A route whose types have been checked: the server handles all alike. */
export type AnyRoute = Omit<Route, 'handle'> & {
  handle(context: RouteContext<unknown, unknown, unknown>): Promise<void> | void;
};

/** Checks that a handler takes what the schemas of its route give. */
export function defineRoute<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  route: Route<Params, Query, Body>,
): AnyRoute {
  return route as unknown as AnyRoute;
}
