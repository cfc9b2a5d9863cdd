import type { Job } from '../../service/model.ts';
import { nextRuns } from '../../service/schedules/cron.ts';
import type { CommonOptions } from '../commands/schedule.ts';
import { useJobs, workMeanwhile } from '../jobsDesk.ts';
import type { JobsDesk } from '../jobsDesk.ts';
import type { Surroundings, Terminal } from '../terminal.ts';
import { findSchedule, takeFolders } from './find.ts';

export async function listAll(options: CommonOptions, surroundings: Surroundings, terminal: Terminal): Promise<void> {
  await useJobs(options.config, surroundings, async ({ jobs }) => {
    const schedules = (await jobs.schedules.list()).map((schedule) => ({ ...schedule, next: nextRuns(schedule, surroundings.clock(), 1)[0]?.toISOString() }));
    if (schedules.length === 0) terminal.line('No schedules.');
    for (const { id, cron, timeZone, paused, next, destination } of schedules) {
      terminal.line(`${id}  ${cron}  ${timeZone}  ${paused ? 'paused' : `next at ${next}`}${destination === undefined ? '' : `  to ${destination}`}`);
    }
    terminal.json({ ok: true, schedules });
  });
}

export async function runOne(id: string, options: CommonOptions, surroundings: Surroundings, terminal: Terminal): Promise<void> {
  await useJobs(options.config, surroundings, async (desk) => {
    const schedule = await findSchedule(id, desk);
    await takeFolders(desk);
    const job = await desk.jobs.planner.runNow(schedule);
    // Nobody else could do it.
    const last = desk.jobs.isEmbedded ? await workMeanwhile(desk, surroundings, () => untilEnded(job, desk, terminal)) : job;
    terminal.line(`Job ${last.id} is ${last.state}.`);
    for (const { state, label, diagnostics } of last.items) {
      terminal.line(`  ${state}  ${label}`);
      terminal.findings(diagnostics.filter(({ severity }) => severity === 'error'));
    }
    terminal.json({ ok: last.state !== 'failed', job: last });
  });
}

async function untilEnded(job: Job, { jobs }: JobsDesk, terminal: Terminal): Promise<Job> {
  let last = job;
  for await (const now of jobs.queue.watch(job.id, new AbortController().signal)) {
    last = now;
    terminal.progress(`${now.items.filter(({ state }) => state === 'done').length} of ${now.items.length} …`);
  }
  return last;
}

export async function showHistory(id: string, options: CommonOptions, surroundings: Surroundings, terminal: Terminal): Promise<void> {
  await useJobs(options.config, surroundings, async ({ jobs }) => {
    const { items } = await jobs.schedules.history(id, { limit: 50 });
    if (items.length === 0) terminal.line('No runs.');
    for (const { dueAt, state, job, startedAt, finishedAt, diagnostics } of items) {
      const seconds = startedAt && finishedAt ? `${((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s` : '';
      terminal.line(`${dueAt}  ${state.padEnd(9)}  ${job}  ${seconds}`.trimEnd());
      terminal.findings(diagnostics);
    }
    terminal.json({ ok: true, runs: items });
  });
}
