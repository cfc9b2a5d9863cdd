import { userInfo } from 'node:os';
import * as messages from '../../messages/schedules.ts';
import { badName } from '../../messages/cli.ts';
import { checkDestination } from '../../service/briefs/delivery.ts';
import { checkNotify } from '../../service/jobs/webhook.ts';
import type { Schedule } from '../../service/model.ts';
import { nextRuns } from '../../service/schedules/cron.ts';
import type { AddScheduleOptions, CommonOptions } from '../commands/schedule.ts';
import { useJobs } from '../jobsDesk.ts';
import { UsageError } from '../outcome.ts';
import type { Surroundings, Terminal } from '../terminal.ts';
import { findSchedule, takeFolders } from './find.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export async function addOne(id: string, options: AddScheduleOptions, surroundings: Surroundings, terminal: Terminal): Promise<void> {
  if (!ID.test(id)) throw new UsageError(badName('schedule', id));
  const { template: templates, dataset: datasets, format: formats, param: parameters, paper } = options;
  const orders = templates.flatMap((template) =>
    datasets.flatMap((dataset) => formats.map((format) => ({ template, dataset, format, parameters, ...(paper && { paper }) }))),
  );
  const { name = id, cron, timeZone, to: destination, notify } = options;
  const ends = { ...(destination !== undefined && { destination }), ...(notify !== undefined && { notify }) };
  const schedule: Schedule = { id, name, cron, timeZone, orders, paused: false, ...ends, createdAt: surroundings.clock().toISOString(), createdBy: userInfo().username };
  await useJobs(options.config, surroundings, async (desk) => {
    if ((await desk.jobs.schedules.find(id)) !== undefined) throw new UsageError(messages.scheduleTaken(id));
    if (destination !== undefined) checkDestination(destination, desk.config);
    if (notify !== undefined) checkNotify(notify, desk.config);
    await takeFolders(desk);
    for (const order of orders) await Promise.all([desk.sources.pin('templates', order.template), desk.sources.pin('datasets', order.dataset)]);
    await desk.jobs.schedules.save(schedule);
    const next = nextRuns(schedule, surroundings.clock(), 3).map((run) => run.toISOString());
    terminal.line(`${id} makes ${orders.length === 1 ? 'one brief' : `${orders.length} briefs`}; next at ${next.join(', ')}.`);
    if (destination !== undefined) terminal.line(`Copies go into ${destination}.`);
    if (notify !== undefined) terminal.line(`${notify} is told when they are there.`);
    terminal.json({ ok: true, schedule, next });
  });
}

export async function removeOne(id: string, options: CommonOptions, surroundings: Surroundings, terminal: Terminal): Promise<void> {
  await useJobs(options.config, surroundings, async (desk) => {
    await findSchedule(id, desk);
    await desk.jobs.schedules.remove(id);
    terminal.line(`${id} is removed; what it has made stays.`);
    terminal.json({ ok: true });
  });
}

export async function pauseOne(id: string, paused: boolean, options: CommonOptions, surroundings: Surroundings, terminal: Terminal): Promise<void> {
  await useJobs(options.config, surroundings, async (desk) => {
    const schedule = { ...(await findSchedule(id, desk)), paused };
    await desk.jobs.schedules.save(schedule);
    terminal.line(`${id} is ${paused ? 'paused' : 'on again'}.`);
    terminal.json({ ok: true, schedule });
  });
}
