import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ENGINE_FLAGS } from '../src/sandbox/command.ts';
import type { Answer, Ask } from './model.ts';

/** A process that makes briefs with one subject. */
export interface Worker {
  readonly id: string;
  ask(ask: Ask): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts a subject in a process of its own; tells why instead if it is not installed. Ours has the settings of V8 that our render
 * processes have, rivals what Node.js gives: with ours, one that keeps much outside of the heap took three times as long.
 */
export async function startWorker(id: string): Promise<Worker | { readonly missing: string }> {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [id], {
    execArgv: id.startsWith('briefpress-') ? [...ENGINE_FLAGS] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const first = await hear(child);
  if (first.kind === 'missing') return { missing: first.reason };
  return {
    id,
    ask(ask) {
      child.send(ask);
      return hear(child);
    },
    close() {
      return new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send({ kind: 'close' } satisfies Ask);
      });
    },
  };
}

function hear(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      child.off('message', heard);
      child.off('exit', ended);
    };
    const heard = (answer: unknown): void => {
      stop();
      resolve(answer as Answer);
    };
    const ended = (code: number | null): void => {
      stop();
      reject(new Error(`A measured process ended with ${code}`));
    };
    child.on('message', heard);
    child.on('exit', ended);
  });
}
