import type { Job, JobQueue, Schedule, ScheduleStore } from '../model.ts';
import type { Jobs } from './open.ts';

/** Jobs and schedules that need no database until somebody uses them. */
export interface LazyJobs {
  readonly queue: JobQueue;
  readonly schedules: ScheduleStore;
  /** Makes the job of a schedule now. */
  runNow(schedule: Schedule): Promise<Job>;
  /** Opens them now, in the background. What goes wrong is told at the first use, which tries again. */
  warm(): void;
}

/** An embedded database takes seconds and much memory to open; a service that only renders needs none. */
export function openLazyJobs(open: () => Promise<Jobs>): LazyJobs {
  let opening: Promise<Jobs> | undefined;
  const use = (): Promise<Jobs> => {
    opening ??= open();
    opening.catch(() => (opening = undefined));
    return opening;
  };
  return {
    queue: {
      submit: async (order) => (await use()).queue.submit(order),
      find: async (id) => (await use()).queue.find(id),
      list: async (request) => (await use()).queue.list(request),
      cancel: async (id) => (await use()).queue.cancel(id),
      retry: async (id) => (await use()).queue.retry(id),
      dead: async (limit) => (await use()).queue.dead(limit),
      async *watch(id, signal) {
        yield* (await use()).queue.watch(id, signal);
      },
      async close() {
        await (await opening?.catch(() => undefined))?.close();
      },
    },
    schedules: {
      list: async () => (await use()).schedules.list(),
      find: async (id) => (await use()).schedules.find(id),
      save: async (schedule) => (await use()).schedules.save(schedule),
      remove: async (id) => (await use()).schedules.remove(id),
      history: async (id, request) => (await use()).schedules.history(id, request),
    },
    runNow: async (schedule) => (await use()).planner.runNow(schedule),
    warm: () => void use().catch(() => undefined),
  };
}
