import type { z } from 'zod';
import { summarizeJob } from '../jobs/summary.ts';
import type { Job } from '../model.ts';
import type { job } from './schemas/jobs.ts';

export function viewJob(found: Job): z.input<typeof job> {
  const { counts, ...summary } = summarizeJob(found);
  return { ...summary, counts: { ...counts }, items: found.items.map((item) => ({ ...item, diagnostics: [...item.diagnostics] })) };
}
