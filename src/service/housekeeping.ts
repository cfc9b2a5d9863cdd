import type { Config } from './config/schema.ts';
import type { BriefStore } from './model.ts';
import type { Log } from './observe/log.ts';
import { removeLeftovers } from './storage/folderStore.ts';

const HOUR = 60 * 60 * 1000;

/** Removes what the configuration does not keep and what crashes left, now and every hour. Gives a function that ends it. */
export function keepHouse(config: Config, briefs: BriefStore, clock: () => Date, log: Log): () => Promise<void> {
  const { storage, folders } = config;
  const owned = [folders.state, ...(storage.url.startsWith('s3://') ? [] : [storage.url])];

  const sweep = async (): Promise<void> => {
    try {
      for (const folder of owned) await removeLeftovers(folder, clock());
      const removed = await briefs.sweep({ days: storage.keepDays, briefs: storage.keepBriefs }, clock());
      if (removed > 0) log.info({ removed }, 'old briefs removed');
    } catch (err) {
      // Nobody waits for it: the next hour tries again.
      log.error({ err }, 'old briefs could not be removed');
    }
  };

  let running = sweep();
  const timer = setInterval(() => (running = running.then(sweep)), HOUR).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
