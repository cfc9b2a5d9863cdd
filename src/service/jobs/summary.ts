import type { Job, JobNotice, JobState } from '../model.ts';

/** How far a job is, without its briefs. */
export interface JobSummary extends Pick<Job, 'id' | 'state' | 'createdAt' | 'createdBy' | 'finishedAt'> {
  readonly counts: Readonly<Record<JobState, number>>;
  readonly notice?: JobNotice;
  /** Addresses on the server. */
  readonly links: { readonly self: string; readonly events: string; readonly archive: string };
}

export function summarizeJob({ id, state, createdAt, createdBy, finishedAt, items, notice }: Job): JobSummary {
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
    ...(notice !== undefined && { notice }),
    links: { self, events: `${self}/events`, archive: `${self}/archive` },
  };
}
