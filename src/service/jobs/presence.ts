import type { Database } from '../database/model.ts';
import { selectRunning } from './records.ts';
import type { ItemKey } from './records.ts';

/** Tells others that this worker is alive, and hands out again what workers had that are not any more. */
export interface Presence {
  close(): Promise<void>;
}

export interface PresenceParts {
  readonly database: Database;
  /** Of this worker; no other process, also no later one, has the same. */
  readonly name: string;
  readonly takeBack: (keys: readonly ItemKey[]) => Promise<void>;
}

/** Milliseconds between two signs of life. */
const BEAT = 1_000;

/** Seconds without one after which a worker is taken for dead. By the clock of the database, which all share. */
const DEAD_AFTER = 6;

/**
 * Begins to give signs of life. The queue would notice by itself, but only after ten seconds and more. A worker that was
 * only held up does its work twice then, which gives the same briefs.
 */
export async function openPresence({ database, name, takeBack }: PresenceParts): Promise<Presence> {
  const beat = async (): Promise<void> => {
    await database.executeSql(
      'INSERT INTO briefpress.workers (name, seen_at) VALUES ($1, clock_timestamp()) ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at',
      [name],
    );
    // Who removes a dead worker is the one who takes its work back.
    const { rows } = await database.executeSql(
      "DELETE FROM briefpress.workers WHERE seen_at < clock_timestamp() - $1::int * interval '1 second' RETURNING name",
      [DEAD_AFTER],
    );
    if (rows.length > 0) await takeBack(await selectRunning(database, rows.map((row) => row['name'] as string)));
  };

  await beat();
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    // A database that is away is there again at a later beat; until then the queue's own watch is all there is.
    running ??= beat()
      .catch(() => undefined)
      .finally(() => (running = undefined));
  }, BEAT).unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
      await database.executeSql('DELETE FROM briefpress.workers WHERE name = $1', [name]).catch(() => undefined);
    },
  };
}
