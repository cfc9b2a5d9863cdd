import type { Database } from '../database/model.ts';
import type { Job } from '../model.ts';
import { endNotice, takeNotices } from './noticeRecords.ts';
import type { DueNotice } from './noticeRecords.ts';
import { selectJob } from './records.ts';

/** Tells a web address of a job that has ended. Gives why that failed, if it did; never throws. */
export type SendNotice = (url: string, job: Job) => Promise<string | undefined>;

/** Tells those who are to be told: at least once, and again after failures, until it is given up. */
export interface Notices {
  /** Begins, until `close`. */
  work(): void;
  close(): Promise<void>;
}

export interface NoticeParts {
  readonly database: Database;
  readonly clock: () => Date;
  readonly send: SendNotice;
  readonly onError: (error: Error) => void;
}

/** Milliseconds between two looks for notices that are due. */
const LOOK = 1_000;

const AT_ONCE = 5;

export function openNotices({ database, clock, send, onError }: NoticeParts): Notices {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const deliver = async ({ job: id, url }: DueNotice): Promise<void> => {
    const job = await selectJob(database, id);
    if (job === undefined) return;
    await endNotice(database, id, clock(), await send(url, job));
  };

  const look = async (): Promise<void> => {
    try {
      const due = await takeNotices(database, clock(), AT_ONCE);
      await Promise.all(due.map(deliver));
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return {
    work() {
      timer = setInterval(() => {
        running ??= look().finally(() => (running = undefined));
      }, LOOK).unref();
    },
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
