import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { Transaction } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import type { Ask, Answer } from './threadProtocol.ts';

// The program of the thread that holds the embedded database: its work would hold up everything else in the process.
const port = parentPort!;
const pglite = await PGlite.create((workerData as { folder: string }).folder);
const sql = fromPglite(pglite);
const open = new Map<number, { sql: ReturnType<typeof fromPglite>; settle: PromiseWithResolvers<void> }>();

/** Resolves with the transaction open; its statements are sent one by one until it is settled. */
function begin(number: number): Promise<void> {
  const begun = Promise.withResolvers<void>();
  const settle = Promise.withResolvers<void>();
  const run = async (transaction: Transaction): Promise<void> => {
    open.set(number, { sql: fromPglite(transaction), settle });
    begun.resolve();
    await settle.promise;
  };
  pglite.transaction(run).then(
    () => answer({ id: -number, rows: [] }),
    (error: unknown) => {
      begun.reject(error);
      answer({ id: -number, error: describe(error) });
    },
  );
  return begun.promise;
}

async function perform(ask: Ask): Promise<Answer['rows']> {
  switch (ask.action) {
    case 'sql': {
      const target = ask.transaction === undefined ? sql : open.get(ask.transaction)!.sql;
      return (await target.executeSql(ask.text, ask.values)).rows as Answer['rows'];
    }
    case 'begin':
      await begin(ask.transaction);
      return [];
    case 'settle': {
      const { settle } = open.get(ask.transaction)!;
      open.delete(ask.transaction);
      if (ask.commit) settle.resolve();
      else settle.reject(new Error('rolled back'));
      return [];
    }
    case 'listen':
      await pglite.listen(ask.channel, (payload) => port.postMessage({ id: 0, channel: ask.channel, payload }));
      return [];
    case 'close':
      await pglite.close();
      return [];
  }
}

function answer(message: Answer): void {
  port.postMessage(message);
}

function describe(error: unknown): NonNullable<Answer['error']> {
  const { message, code, constraint } = error as { message?: string; code?: string; constraint?: string };
  return { message: message ?? String(error), ...(code !== undefined && { code }), ...(constraint !== undefined && { constraint }) };
}

port.on('message', (ask: Ask) => {
  perform(ask).then(
    (rows) => answer({ id: ask.id, rows: rows ?? [] }),
    (error: unknown) => answer({ id: ask.id, error: describe(error) }),
  );
});
answer({ id: 0, rows: [] });
