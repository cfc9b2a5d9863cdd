import type { Database } from '../database/model.ts';
import type { Page, PageRequest, ScheduleStore } from '../model.ts';
import { checkTimes } from './cron.ts';
import { deleteSchedule, selectRuns, selectSchedules, upsertSchedule } from './records.ts';
import type { RunRecord } from './records.ts';

export interface DatabaseSchedules extends ScheduleStore {
  history(id: string, request: PageRequest): Promise<Page<RunRecord>>;
}

/** Schedules in a database. `onChange` is called when there may be something new to plan. */
export function openScheduleStore(database: Database, clock: () => Date, onChange: () => Promise<void>): DatabaseSchedules {
  return {
    list: () => selectSchedules(database),
    async find(id) {
      return (await selectSchedules(database, id))[0];
    },
    async save(schedule) {
      checkTimes(schedule, clock());
      await upsertSchedule(database, schedule, clock());
      await onChange();
    },
    remove: (id) => deleteSchedule(database, id),
    history: (id, request) => selectRuns(database, id, request, clock()),
  };
}
