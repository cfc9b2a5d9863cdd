import { BriefError } from '../../../src/diagnostic.ts';
import * as messages from '../../../src/messages/sandbox.ts';
import { answerAsk } from '../../../src/sandbox/answer.ts';
import { checkRequest } from '../../../src/sandbox/checkRequest.ts';
import type { RenderPool, RenderRequest } from '../../../src/sandbox/model.ts';
import type { Ask, Outcome } from '../../../src/sandbox/protocol.ts';

/** A pool whose renders a test can count, hold up and refuse. */
export interface InProcessPool extends RenderPool {
  /** Requests that were handed to it. */
  readonly requests: readonly RenderRequest[];
  /** Requests whose signal was raised. */
  readonly abandoned: number;
  /** While held, renders begin but do not end. Gives a function that lets them go on. */
  hold(): () => void;
  /** Answers the next requests as a pool whose queue is full. */
  isFull: boolean;
  /** Answers the next requests as a pool whose processes die of them. */
  isDeadly: boolean;
}

/** Renders in this process: the real stages, without processes that take a second to start. */
export function openInProcessPool(): InProcessPool {
  const requests: RenderRequest[] = [];
  let held: Promise<void> = Promise.resolve();
  let abandoned = 0;
  let running = 0;
  let isClosed = false;

  const answer = async (ask: Ask, signal: AbortSignal | undefined): Promise<Outcome> => {
    signal?.throwIfAborted();
    if (isClosed) throw new BriefError([messages.poolClosed()]);
    if (pool.isFull) throw new BriefError([messages.queueFull(1)]);
    if (pool.isDeadly) throw new BriefError([messages.processDied()]);
    checkRequest(ask.request);
    requests.push(ask.request);
    running += 1;
    const left = Promise.withResolvers<never>();
    const leave = (): void => {
      abandoned += 1;
      left.reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave);
    left.promise.catch(() => undefined);
    try {
      await Promise.race([held, left.promise]);
      return await answerAsk(ask);
    } finally {
      running -= 1;
      signal?.removeEventListener('abort', leave);
    }
  };

  const pool: InProcessPool = {
    requests,
    isFull: false,
    isDeadly: false,
    get abandoned() {
      return abandoned;
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = Promise.resolve();
        resolve();
      };
    },
    async render(request, signal) {
      const outcome = await answer({ action: 'render', request }, signal);
      if (outcome.kind !== 'rendered') throw new Error(outcome.kind);
      return outcome.result;
    },
    async check(request, signal) {
      const outcome = await answer({ action: 'check', request }, signal);
      if (outcome.kind !== 'checked') throw new Error(outcome.kind);
      return outcome.diagnostics;
    },
    get stats() {
      return { processes: 1, busy: running, waiting: 0, rendered: requests.length, killed: 0, recycled: 0 };
    },
    async close() {
      isClosed = true;
    },
  };
  return pool;
}
