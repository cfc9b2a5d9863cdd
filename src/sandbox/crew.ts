import type { ChildCommand } from './command.ts';
import type { PoolLimits } from './limits.ts';
import type { Answer } from './protocol.ts';
import { ProcessEnded, RenderProcess } from './renderProcess.ts';
import { warmRequest } from './warm.ts';

/** What the crew tells the pool. */
interface Listener {
  /** A process is free, or one less is there. */
  free(): void;
  /** Processes end before they are ready, one after the other; `words` is what the last of them said. */
  broken(words: string): void;
}

/** So many processes in a row that end before they are ready mean that the next would too. */
const MOST_FAILED_STARTS = 3;

/** The processes of a pool: as many as its limits say, replaced when one ends, wears out or grows. */
export class Crew {
  killed = 0;
  recycled = 0;
  private readonly limits: PoolLimits;
  private readonly command: ChildCommand;
  private readonly listener: Listener;
  private readonly members = new Set<RenderProcess>();
  private readonly free: RenderProcess[] = [];
  private readonly working = new Set<RenderProcess>();
  /** Memory of each process in bytes when it was ready. */
  private readonly atStart = new WeakMap<RenderProcess, number>();
  private failedStarts = 0;
  private dismissed: PromiseWithResolvers<void> | undefined;
  private readonly endWithParent = (): void => this.members.forEach((member) => member.kill());

  constructor(limits: PoolLimits, command: ChildCommand, listener: Listener) {
    this.limits = limits;
    this.command = command;
    this.listener = listener;
    process.once('exit', this.endWithParent);
    this.fill();
  }

  get processes(): number {
    return this.members.size;
  }

  get busy(): number {
    return this.working.size;
  }

  get hasFree(): boolean {
    return this.free.length > 0;
  }

  /** A process that is free, for one ask; starts the missing ones if there is none. */
  take(): RenderProcess | undefined {
    const worker = this.free.pop();
    if (worker !== undefined) this.working.add(worker);
    else if (this.members.size === 0 && this.dismissed === undefined) {
      this.failedStarts = Math.min(this.failedStarts, MOST_FAILED_STARTS - 1);
      this.fill();
    }
    return worker;
  }

  /** Takes a process back that has answered; one that is worn out is replaced. */
  giveBack(worker: RenderProcess, { residentBytes, intact }: Answer): void {
    this.working.delete(worker);
    if (!this.atStart.has(worker)) this.atStart.set(worker, residentBytes);
    const growth = (residentBytes - this.atStart.get(worker)!) / 1024 / 1024;
    const { rendersPerProcess, cpuSecondsPerProcess, growthMegabytes } = this.limits;
    const isWorn = worker.answered >= rendersPerProcess || worker.cpuSeconds >= cpuSecondsPerProcess || growth > growthMegabytes;
    if (intact && !isWorn) {
      this.free.push(worker);
      return;
    }
    this.recycled += 1;
    worker.kill();
  }

  killAll(): void {
    this.members.forEach((member) => member.kill());
  }

  /** Ends all processes, those at work when they are done. */
  dismiss(): Promise<void> {
    this.members.forEach((member) => {
      if (!this.working.has(member)) member.kill();
    });
    this.dismissed ??= Promise.withResolvers();
    this.endIfEmpty();
    return this.dismissed.promise;
  }

  private endIfEmpty(): void {
    if (this.members.size > 0 || this.dismissed === undefined) return;
    process.off('exit', this.endWithParent);
    this.dismissed.resolve();
  }

  private fill(): void {
    while (this.dismissed === undefined && this.members.size < this.limits.processes && this.failedStarts < MOST_FAILED_STARTS) {
      void this.start();
    }
  }

  private async start(): Promise<void> {
    const member = new RenderProcess(this.limits, this.command);
    this.members.add(member);
    void member.ended.then(() => this.remove(member));
    try {
      await member.started;
      if (this.limits.warm) {
        const { outcome, residentBytes } = await member.answer({ action: 'render', request: warmRequest() });
        if (outcome.kind === 'failed') throw new Error(outcome.message);
        this.atStart.set(member, residentBytes);
        member.answered = 0;
      }
      this.failedStarts = 0;
      this.free.push(member);
      this.listener.free();
    } catch (error) {
      this.failStart(member, error);
    }
  }

  private failStart(member: RenderProcess, error: unknown): void {
    member.kill();
    if (error instanceof ProcessEnded && error.ending.reason === 'killed') return;
    this.failedStarts += 1;
    if (this.failedStarts < MOST_FAILED_STARTS) return;
    const words = error instanceof ProcessEnded && error.ending.reason === 'died' ? error.ending.words : String(error);
    this.listener.broken(words);
  }

  private remove(member: RenderProcess): void {
    this.members.delete(member);
    if (this.working.delete(member)) this.killed += 1;
    const at = this.free.indexOf(member);
    if (at >= 0) this.free.splice(at, 1);
    this.fill();
    this.endIfEmpty();
    this.listener.free();
  }
}
