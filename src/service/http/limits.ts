import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import * as messages from '../../messages/service.ts';
import type { Config } from '../config/schema.ts';
import { stateOf } from './observe.ts';
import { Problem } from './problem.ts';

const MINUTE = 60_000;

/** How many requests one caller may send; routes that ask for nobody are not counted. */
export function limitRequests({ limits: { requestsPerMinute } }: Config): RequestHandler {
  if (requestsPerMinute === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: MINUTE,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: 'requests',
    keyGenerator: (request) => stateOf(request).actor?.name ?? 'nobody',
    handler: (_request, response, next) => next(new Problem(429, messages.tooManyRequests(), retryAfter(response.get('Retry-After')))),
  });
}

/** Run after a key or token was wrong: counts that for the address, which is told to wait when it goes on like this. */
export function limitFailures({ limits: { failedLoginsPerMinute } }: Config): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit: failedLoginsPerMinute,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, response, next) => next(new Problem(429, messages.tooManyFailures(), retryAfter(response.get('Retry-After')))),
  });
}

function retryAfter(seconds: string | undefined): { 'Retry-After': string } {
  return { 'Retry-After': seconds ?? '60' };
}
