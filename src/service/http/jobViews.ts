import type { z } from 'zod';
import type { Job, JobState } from '../model.ts';
import type { job, jobSummary } from './schemas/jobs.ts';

type Summary = z.output<typeof jobSummary>;

export function viewJobSummary({ id, state, createdAt, createdBy, finishedAt, items }: Job): Summary {
  const counts: Record<JobState, number> = { waiting: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  for (const item of items) counts[item.state] += 1;
  const self = `/v1/jobs/${id}`;
  return {
    id,
    state,
    createdAt,
    createdBy,
    ...(finishedAt !== undefined && { finishedAt }),
    counts,
    links: { self, events: `${self}/events`, archive: `${self}/archive` },
  };
}

export function viewJob(found: Job): z.input<typeof job> {
  return { ...viewJobSummary(found), items: found.items.map((item) => ({ ...item, diagnostics: [...item.diagnostics] })) };
}
