import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Schedule, ScheduleRun } from '../model.ts';
import { nextRuns } from '../schedules/cron.ts';
import type { schedule, scheduleUpdate } from './schemas/schedules.ts';

/** How many of its next times a schedule is shown with. */
const SHOWN = 3;

export function viewSchedule(found: Schedule, now: Date): z.output<typeof schedule> {
  const { id, name, cron, timeZone, paused, notify, destination, orders, createdAt, createdBy } = found;
  return {
    id,
    name,
    cron,
    timeZone,
    paused,
    ...(notify !== undefined && { notify }),
    ...(destination !== undefined && { destination }),
    orders: orders.map(({ template, dataset, format, parameters, paper }) => ({
      template: nameOf(template),
      dataset: nameOf(dataset),
      format,
      parameters: { ...parameters },
      ...(paper !== undefined && { paper }),
    })),
    createdAt,
    createdBy,
    nextRuns: paused ? [] : nextRuns(found, now, SHOWN).map((run) => run.toISOString()),
  };
}

export function viewRun({ diagnostics = [], ...run }: ScheduleRun): ScheduleRun & { readonly milliseconds?: number } {
  const { startedAt, finishedAt } = run;
  const milliseconds = startedAt === undefined || finishedAt === undefined ? undefined : Date.parse(finishedAt) - Date.parse(startedAt);
  return { ...run, ...(milliseconds !== undefined && { milliseconds }), diagnostics };
}

/** What tells one state of a schedule from another, in whatever order a store gives its keys. */
export function scheduleEtag({ name, cron, timeZone, paused, notify, destination, orders }: Schedule): string {
  const sorted = orders.map(({ template, dataset, format, parameters, paper }) => {
    return [nameOf(template), nameOf(dataset), format, Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)), paper];
  });
  const state = JSON.stringify([name, cron, timeZone, paused, notify, destination, sorted]);
  return `"${createHash('sha256').update(state).digest('hex').slice(0, 24)}"`;
}

/** Every combination of what is listed. */
export function ordersOfSchedule({ template, dataset, format, params, paper }: z.output<typeof scheduleUpdate>): Schedule['orders'] {
  return [template].flat().flatMap((template) =>
    [dataset].flat().flatMap((dataset) =>
      [format].flat().map((format) => ({ template, dataset, format, parameters: params, ...(paper !== undefined && { paper }) })),
    ),
  );
}

function nameOf(source: Schedule['orders'][number]['template']): string {
  return typeof source === 'string' ? source : (source.base ?? 'inline');
}
