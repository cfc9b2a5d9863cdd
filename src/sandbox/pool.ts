import { BriefError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import * as messages from '../messages/sandbox.ts';
import { checkRequest } from './checkRequest.ts';
import { childCommand } from './command.ts';
import type { ChildCommand } from './command.ts';
import { Crew } from './crew.ts';
import { POOL_LIMITS } from './limits.ts';
import type { PoolLimits } from './limits.ts';
import type { PoolStats, RenderPool, RenderRequest, RenderResult } from './model.ts';
import type { Ask, Outcome } from './protocol.ts';
import { ProcessEnded } from './renderProcess.ts';
import type { Ending, RenderProcess } from './renderProcess.ts';

/**
 * Opens a pool of render processes, which start at once. What is not given is as in `POOL_LIMITS`; `command` starts
 * another program that speaks the same protocol.
 */
export function openRenderPool(given: Partial<PoolLimits> = {}, command?: ChildCommand): RenderPool {
  const limits = { ...POOL_LIMITS, ...given };
  return new Pool(limits, command ?? childCommand(limits));
}

/** Milliseconds that a render which nobody waits for any more may go on: most end within, and a new process takes longer to start. */
const GRACE = 3_000;

/** A request on its way. */
interface Task {
  readonly ask: Ask;
  readonly bytes: number;
  readonly answered: PromiseWithResolvers<Outcome>;
  worker?: RenderProcess;
  /** Its first process died, perhaps of what an earlier render had left behind. */
  retried?: true;
  /** Ends the process of a task that nobody waits for. */
  given?: NodeJS.Timeout;
}

class Pool implements RenderPool {
  private readonly limits: PoolLimits;
  private readonly crew: Crew;
  private readonly queue: Task[] = [];
  private rendered = 0;
  private closing: PromiseWithResolvers<void> | undefined;

  constructor(limits: PoolLimits, command: ChildCommand) {
    this.limits = limits;
    this.crew = new Crew(limits, command, {
      free: () => this.settle(),
      broken: (words) => {
        const error = new Error(`No render process can be started: ${words}`);
        for (const task of this.queue.splice(0)) task.answered.reject(error);
      },
    });
  }

  async render(request: RenderRequest, signal?: AbortSignal): Promise<RenderResult> {
    const outcome = await this.submit({ action: 'render', request }, signal);
    if (outcome.kind !== 'rendered') throw errorOf(outcome);
    this.rendered += 1;
    return outcome.result;
  }

  async check(request: RenderRequest, signal?: AbortSignal): Promise<readonly Diagnostic[]> {
    const outcome = await this.submit({ action: 'check', request }, signal);
    if (outcome.kind !== 'checked') throw errorOf(outcome);
    return outcome.diagnostics;
  }

  get stats(): PoolStats {
    const { processes, busy, killed, recycled } = this.crew;
    return { processes, busy, waiting: this.queue.length, rendered: this.rendered, killed, recycled };
  }

  async close(force = false): Promise<void> {
    this.closing ??= Promise.withResolvers();
    if (force) {
      for (const task of this.queue.splice(0)) task.answered.reject(new BriefError([messages.poolClosed()]));
      this.crew.killAll();
    }
    this.settle();
    await this.closing.promise;
  }

  private async submit(ask: Ask, signal: AbortSignal | undefined): Promise<Outcome> {
    signal?.throwIfAborted();
    if (this.closing !== undefined) throw new BriefError([messages.poolClosed()]);
    const task: Task = { ask, bytes: checkRequest(ask.request), answered: Promise.withResolvers() };
    this.checkRoom(task);
    const abort = (): void => this.abort(task, signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    this.queue.push(task);
    this.settle();
    try {
      return await task.answered.promise;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  private checkRoom({ bytes }: Task): void {
    const { waiting, waitingBytes } = this.limits;
    if (this.crew.hasFree) return;
    if (this.queue.length >= waiting) throw new BriefError([messages.queueFull(waiting)]);
    const queued = this.queue.reduce((sum, task) => sum + task.bytes, 0);
    if (queued + bytes > waitingBytes) throw new BriefError([messages.queueTooLarge(waitingBytes)]);
  }

  private abort(task: Task, reason: unknown): void {
    const at = this.queue.indexOf(task);
    if (at >= 0) this.queue.splice(at, 1);
    task.answered.reject(reason);
    if (task.worker !== undefined) task.given = setTimeout(() => task.worker?.kill(), GRACE).unref();
    this.settle();
  }

  /** Hands waiting tasks to free processes; ends the pool when it is to close and all is done. */
  private settle(): void {
    while (this.queue.length > 0) {
      const worker = this.crew.take();
      if (worker === undefined) break;
      void this.work(worker, this.queue.shift()!);
    }
    if (this.closing !== undefined && this.queue.length === 0) void this.crew.dismiss().then(this.closing.resolve);
  }

  private async work(worker: RenderProcess, task: Task): Promise<void> {
    const isFresh = worker.answered === 0;
    task.worker = worker;
    try {
      const answer = await worker.answer(task.ask);
      task.answered.resolve(answer.outcome);
      this.crew.giveBack(worker, answer);
    } catch (error) {
      if (!(error instanceof ProcessEnded)) throw error;
      if (error.ending.reason === 'died' && !isFresh && task.retried === undefined) {
        task.retried = true;
        this.queue.unshift(task);
      } else task.answered.reject(new BriefError([explain(error.ending)]));
    } finally {
      clearTimeout(task.given);
    }
    this.settle();
  }
}

function explain(ending: Ending): Diagnostic {
  switch (ending.reason) {
    case 'limit':
      return messages.limitPassed(ending.passed);
    case 'killed':
      return messages.poolClosed();
    case 'died':
      return messages.processDied();
  }
}

/** The error that an outcome without result stands for. */
function errorOf(outcome: Outcome): Error {
  switch (outcome.kind) {
    case 'refused':
      return new BriefError(outcome.diagnostics);
    case 'failed': {
      const error = new Error(outcome.message);
      error.stack = outcome.stack;
      return error;
    }
    case 'rendered':
    case 'checked':
      return new Error('the render process answered something else than it was asked');
  }
}
