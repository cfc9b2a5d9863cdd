import { STATUS_CODES } from 'node:http';
import { BriefError } from '../../diagnostic.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import * as messages from '../../messages/service.ts';

/** A finding with the status and the headers that HTTP answers it with. */
export class Problem extends BriefError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, diagnostics: Diagnostic | readonly Diagnostic[], headers: Readonly<Record<string, string>> = {}) {
    super(Array.isArray(diagnostics) ? diagnostics : [diagnostics as Diagnostic]);
    this.status = status;
    this.headers = headers;
  }
}

/** The body of a problem (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Findings of the service and of the render processes that are not the fault of the input. */
const STATUS_OF_RULE: Readonly<Record<string, number>> = {
  'service/no-credentials': 401,
  'service/bad-key': 401,
  'service/bad-token': 401,
  'service/no-role': 403,
  'service/provider-unreachable': 503,
  'service/stopping': 503,
  'service/storage-unreachable': 503,
  'service/damaged-file': 500,
  'jobs/database-held': 503,
  'jobs/database-unreachable': 503,
  'sandbox/queue-full': 503,
  'sandbox/closed': 503,
  'sandbox/died': 500,
};

const RETRY_AFTER: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer realm="briefpress"' },
  503: { 'Retry-After': '5' },
};

/** What any error is answered with. Errors that nobody foresaw say nothing of themselves. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BriefError) {
    const worst = error.diagnostics.find(({ severity }) => severity === 'error') ?? error.diagnostics[0];
    const status = STATUS_OF_RULE[worst?.rule ?? ''] ?? 422;
    return new Problem(status, error.diagnostics, RETRY_AFTER[status]);
  }
  return parserProblem(error) ?? new Problem(500, messages.internalError());
}

/** Errors of the parsers of bodies and paths carry a type, and a status that is theirs to say. */
function parserProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type, status, limit } = error as { type?: unknown; status?: unknown; limit?: unknown };
  if (error instanceof URIError) return new Problem(400, messages.badPathEncoding());
  if (typeof type !== 'string' || typeof status !== 'number') {
    return status === 400 ? new Problem(400, messages.badPathEncoding()) : undefined;
  }
  switch (type) {
    case 'entity.too.large':
      return new Problem(413, messages.bodyTooLarge(Number(limit)));
    case 'entity.parse.failed':
      return new Problem(400, messages.badJson(error.message));
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new Problem(415, messages.badEncoding(error.message));
    default:
      return status < 500 ? new Problem(status, messages.badBody(error.message)) : undefined;
  }
}

/** The problem as it is sent. */
export function bodyOf(problem: Problem, requestId: string): ProblemBody {
  const { status, diagnostics } = problem;
  const [first] = diagnostics;
  const isOne = diagnostics.length === 1 && first !== undefined;
  return {
    type: `urn:briefpress:problem:${isOne ? first.rule.replace('/', ':') : 'input-errors'}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: isOne ? [first.message, first.hint ?? ''].join(' ').trim() : messages.manyFindings(diagnostics),
    instance: `urn:briefpress:request:${requestId}`,
    diagnostics,
  };
}
