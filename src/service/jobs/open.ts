import type { BriefRenderer } from '../briefs/renderer.ts';
import { openDatabase } from '../database/open.ts';
import type { DatabaseChoice } from '../database/open.ts';
import { openPlanner } from '../schedules/planner.ts';
import type { Planner } from '../schedules/planner.ts';
import { openScheduleStore } from '../schedules/store.ts';
import type { DatabaseSchedules } from '../schedules/store.ts';
import type { Sources } from '../sources/sources.ts';
import { openBoss } from './boss.ts';
import { openNotices } from './notices.ts';
import type { SendNotice } from './notices.ts';
import { openJobQueue } from './queue.ts';
import type { DatabaseQueue } from './queue.ts';

export interface JobsParts extends DatabaseChoice {
  readonly sources: Pick<Sources, 'pin'>;
  readonly clock: () => Date;
  /** Days for which jobs and runs are remembered once they have ended; absent or 0: for ever. */
  readonly keepDays?: number;
  /** Tells somebody of a job that has ended. Absent: nobody is told by this process. */
  readonly sendNotice?: SendNotice;
}

/** Jobs and schedules in one database. */
export interface Jobs {
  /** Whether no other process can be at work on them. */
  readonly isEmbedded: boolean;
  readonly queue: DatabaseQueue;
  readonly schedules: DatabaseSchedules;
  readonly planner: Planner;
  /** Renders what is waiting, so many briefs at a time, and plans what is due. `name`: of this worker in the records. */
  work(renderer: Pick<BriefRenderer, 'render'>, concurrency: number, name: string): Promise<void>;
  /** Waits for what is under way and closes the database. */
  close(): Promise<void>;
}

/** Milliseconds between two plans. */
const PLAN_EVERY = 60_000;

/** Milliseconds between two looks for what is to be forgotten. */
const PRUNE_EVERY = 3_600_000;

export async function openJobs(parts: JobsParts): Promise<Jobs> {
  const { sources, clock, onError, sendNotice, keepDays = 0 } = parts;
  const database = await openDatabase(parts);
  try {
    const boss = await openBoss(database, onError);
    const queue = await openJobQueue({ database, boss, clock });
    const planner = await openPlanner({ database, boss, jobs: queue, sources, clock });
    const plan = (): Promise<void> => planner.plan().catch(onError);
    const notices = sendNotice === undefined ? undefined : openNotices({ database, clock, onError, send: sendNotice });
    const prune = (): Promise<void> => planner.prune(keepDays).catch(onError);
    const timers: NodeJS.Timeout[] = [];
    return {
      isEmbedded: database.kind === 'embedded',
      queue,
      planner,
      schedules: openScheduleStore(database, clock, plan),
      async work(renderer, concurrency, name) {
        await queue.work(renderer, concurrency, name);
        await planner.work();
        await plan();
        notices?.work();
        void prune();
        timers.push(setInterval(() => void plan(), PLAN_EVERY).unref(), setInterval(() => void prune(), PRUNE_EVERY).unref());
      },
      async close() {
        timers.forEach(clearInterval);
        await notices?.close();
        await queue.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
