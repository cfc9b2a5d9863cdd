import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Passed } from '../messages/sandbox.ts';
import { startChild } from './command.ts';
import type { ChildCommand } from './command.ts';
import type { PoolLimits } from './limits.ts';
import { READY } from './protocol.ts';
import type { Answer, Ask } from './protocol.ts';
import { readUsage } from './usage.ts';

/** Why a process ended before it answered. */
export type Ending =
  | { readonly reason: 'limit'; readonly passed: Passed }
  | { readonly reason: 'killed' }
  /** By itself: what it wrote last is for the log. */
  | { readonly reason: 'died'; readonly words: string };

export class ProcessEnded extends Error {
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(`the render process ended: ${ending.reason}`);
    this.name = 'ProcessEnded';
    this.ending = ending;
  }
}

const MILLISECONDS_BETWEEN_LOOKS = 100;
const MOST_WORDS = 4_000;

/** One render process. It answers one ask at a time, and is ended by SIGKILL when it passes a limit. */
export class RenderProcess {
  /** Settles when its program has loaded; rejects with `ProcessEnded`. */
  readonly started: Promise<void>;
  readonly ended: Promise<Ending>;
  /** Renders that it has answered. */
  answered = 0;
  private readonly child: ChildProcess;
  private readonly limits: PoolLimits;
  private readonly ready = Promise.withResolvers<void>();
  private waiting: PromiseWithResolvers<Answer> | undefined;
  private ending: Ending | undefined;
  private words = '';
  private watch: NodeJS.Timeout | undefined;

  constructor(limits: PoolLimits, command: ChildCommand) {
    this.limits = limits;
    this.child = startChild(command);
    this.started = this.ready.promise;
    this.started.catch(() => undefined);
    this.child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.words = (this.words + words).slice(-MOST_WORDS);
    });
    this.child.on('message', (message) => this.hear(message as typeof READY | Answer));
    this.ended = new Promise((resolve) => {
      // `close` comes after the last words; `exit` may come before them.
      this.child.once('close', () => resolve(this.finish()));
      this.child.once('error', (error) => {
        this.words += String(error);
        resolve(this.finish());
      });
    });
    this.dieFirst();
    this.watchOver(limits.startSeconds, limits.startSeconds);
  }

  /** Answers once the process has started. Rejects with `ProcessEnded`. */
  async answer(ask: Ask): Promise<Answer> {
    await this.started;
    const waiting = Promise.withResolvers<Answer>();
    this.waiting = waiting;
    this.watchOver(this.limits.wallSeconds, this.limits.cpuSeconds);
    this.child.send(ask, (error) => {
      // It ended meanwhile, and says why when it is gone.
      if (error !== null) this.kill();
    });
    return waiting.promise;
  }

  /** Processor time so far; 0 where the system does not tell. */
  get cpuSeconds(): number {
    return this.usage()?.cpuSeconds ?? 0;
  }

  kill(ending: Ending = { reason: 'killed' }): void {
    this.ending ??= ending;
    clearInterval(this.watch);
    this.child.kill('SIGKILL');
  }

  private hear(message: typeof READY | Answer): void {
    clearInterval(this.watch);
    if (message === READY) this.ready.resolve();
    else {
      this.answered += 1;
      const { waiting } = this;
      this.waiting = undefined;
      waiting?.resolve(message);
    }
  }

  private finish(): Ending {
    clearInterval(this.watch);
    const ending = (this.ending ??= this.diagnose());
    const error = new ProcessEnded(ending);
    this.ready.reject(error);
    this.waiting?.reject(error);
    this.waiting = undefined;
    return ending;
  }

  private diagnose(): Ending {
    if (/out of memory|allocation failed/i.test(this.words)) return this.passed('memory', this.limits.heapMegabytes);
    if (this.child.signalCode === 'SIGXCPU') return this.passed('cpu-time', this.limits.cpuSeconds);
    return { reason: 'died', words: this.words.trim() };
  }

  private watchOver(wallSeconds: number, cpuSeconds: number): void {
    clearInterval(this.watch);
    const started = performance.now();
    const before = this.usage()?.cpuSeconds ?? 0;
    this.watch = setInterval(() => {
      const usage = this.usage();
      if ((performance.now() - started) / 1000 > wallSeconds) this.kill(this.passed('wall-time', wallSeconds));
      else if (usage === undefined) return;
      else if (usage.cpuSeconds - before > cpuSeconds) this.kill(this.passed('cpu-time', cpuSeconds));
      else if (usage.residentBytes > this.limits.residentMegabytes * 1024 * 1024) this.kill(this.passed('memory', this.limits.residentMegabytes));
    }, MILLISECONDS_BETWEEN_LOOKS);
  }

  private passed(limit: Passed['limit'], most: number): Ending {
    return { reason: 'limit', passed: { limit, most } };
  }

  private usage() {
    return this.child.pid === undefined ? undefined : readUsage(this.child.pid);
  }

  /** Where memory runs out altogether, the kernel should end a render rather than the service. */
  private dieFirst(): void {
    try {
      writeFileSync(`/proc/${this.child.pid}/oom_score_adj`, '1000');
    } catch {
      // Not Linux, or not allowed.
    }
  }
}
