import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BriefError } from '../../diagnostic.ts';
import { lockFolder } from '../../disk/folderLock.ts';
import * as messages from '../../messages/jobs.ts';
import type { Database, Row, Sql } from './model.ts';
import type { Answer, Ask } from './threadProtocol.ts';

type Unsent = Ask extends infer Each ? (Each extends Ask ? Omit<Each, 'id'> : never) : never;

/**
 * Opens the PostgreSQL in a folder (PGlite), in a thread of its own, and holds the folder meanwhile. Throws `BriefError`
 * if another process holds it: two would destroy each other's data.
 */
export async function openEmbedded(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(folder);
  if (lock === undefined) throw new BriefError([messages.databaseHeld(folder)]);
  try {
    const thread = await startThread(join(folder, 'postgres'));
    return openDatabase(thread, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A thread that answers asks. */
interface Thread {
  ask(ask: Unsent): Promise<Row[]>;
  /** Resolves when a transaction that was begun has ended; rejects if it was undone. */
  ended(transaction: number): Promise<unknown>;
  onNotification(channel: string, listener: (payload: string) => void): () => void;
  end(): Promise<unknown>;
}

async function startThread(folder: string): Promise<Thread> {
  const worker = new Worker(new URL('./embeddedThread.ts', import.meta.url), { workerData: { folder } });
  const ready = Promise.withResolvers<void>();
  const waiting = new Map<number, PromiseWithResolvers<Row[]>>();
  const listeners = new Map<string, Set<(payload: string) => void>>();
  let failure: Error | undefined;
  let last = 0;

  const fail = (error: Error): void => {
    failure ??= error;
    ready.reject(failure);
    for (const ask of waiting.values()) ask.reject(failure);
    waiting.clear();
  };
  const wait = (id: number): Promise<Row[]> => {
    const answered = Promise.withResolvers<Row[]>();
    if (failure !== undefined) answered.reject(failure);
    else waiting.set(id, answered);
    return answered.promise;
  };

  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the embedded database has ended')));
  worker.on('message', ({ id, rows = [], error, channel, payload = '' }: Answer) => {
    if (channel !== undefined) return listeners.get(channel)?.forEach((listener) => listener(payload));
    if (id === 0) return ready.resolve();
    const ask = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) ask?.resolve(rows);
    else ask?.reject(Object.assign(new Error(error.message), error));
  });
  await ready.promise;
  return {
    async ask(ask) {
      const id = (last += 1);
      const answered = wait(id);
      worker.postMessage({ ...ask, id } as Ask, []);
      return answered;
    },
    ended: (transaction) => wait(-transaction),
    onNotification(channel, listener) {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener));
      return () => set.delete(listener);
    },
    end: () => worker.terminate(),
  };
}

function openDatabase(thread: Thread, release: () => void): Database {
  let last = 0;
  const sql = (transaction?: number): Sql => ({
    async executeSql(text, values) {
      const more = { ...(values !== undefined && { values }), ...(transaction !== undefined && { transaction }) };
      return { rows: await thread.ask({ action: 'sql', text, ...more }) };
    },
  });
  const { executeSql } = sql();
  const boss = {
    executeSql,
    async listen(channel: string, onNotification: (payload: string) => void, onReconnect: () => void) {
      const stop = thread.onNotification(channel, onNotification);
      await thread.ask({ action: 'listen', channel });
      onReconnect();
      return { close: async () => stop() };
    },
  };
  return {
    kind: 'embedded',
    boss: { db: boss, backend: 'pglite' },
    executeSql,
    async transaction(use) {
      const number = (last += 1);
      const ended = thread.ended(number);
      ended.catch(() => undefined);
      await thread.ask({ action: 'begin', transaction: number });
      try {
        const result = await use(sql(number));
        await thread.ask({ action: 'settle', transaction: number, commit: true });
        await ended;
        return result;
      } catch (error) {
        await thread.ask({ action: 'settle', transaction: number, commit: false }).catch(() => undefined);
        throw error;
      }
    },
    async close() {
      await thread.ask({ action: 'close' }).catch(() => undefined);
      await thread.end();
      release();
    },
  };
}
