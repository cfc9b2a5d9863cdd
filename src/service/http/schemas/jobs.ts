import { z } from 'zod';
import { component } from './components.ts';
import { count, diagnostic, instant, pageOf, pageQuery } from './common.ts';

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

const jobId = z.string().regex(/^[\w-]{1,64}$/);

export const jobParams = z.strictObject({
  id: jobId.meta({ description: 'Id of a job.', examples: ['0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e'] }),
});

export const jobQuery = pageQuery.extend({ state: jobState.optional().describe('Only jobs of this state.') });

const summaryFields = {
  id: jobId,
  state: jobState,
  createdAt: instant,
  createdBy: z.string(),
  finishedAt: instant.optional(),
  counts: z
    .strictObject({ waiting: count, running: count, done: count, failed: count, cancelled: count })
    .describe('How many briefs are how far.'),
  notice: z
    .strictObject({ url: z.string(), state: z.enum(['waiting', 'delivered', 'failed']), attempts: count, reason: z.string().optional() })
    .optional()
    .describe('Whether who is to be told has been told.'),
  links: z.strictObject({ self: z.string(), events: z.string(), archive: z.string() }),
};

const example = {
  id: '0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e',
  state: 'running',
  createdAt: '2026-03-01T09:30:00.000Z',
  createdBy: 'jane',
  counts: { waiting: 1, running: 1, done: 2, failed: 0, cancelled: 0 },
  links: {
    self: '/v1/jobs/0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e',
    events: '/v1/jobs/0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e/events',
    archive: '/v1/jobs/0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e/archive',
  },
};

export const jobSummary = component(
  'JobSummary',
  z.strictObject(summaryFields).meta({ description: 'How far a job is.', examples: [example] }),
);

export const job = component(
  'Job',
  z
    .strictObject({
      ...summaryFields,
      items: z.array(
        z.strictObject({
          label: z.string(),
          state: jobState,
          brief: z.string().optional().describe('Id of the brief, once it is rendered.'),
          deliverTo: z.string().optional().describe('Where a copy of the file is put; it is there once this is done.'),
          diagnostics: z.array(diagnostic),
        }),
      ),
    })
    .meta({
      description: 'Briefs that are rendered later, and how far each is.',
      examples: [
        {
          ...example,
          counts: { ...example.counts, waiting: 0, done: 0 },
          items: [{ label: 'incsr-chapter@5 kazakhstan-2005@2 pdf', state: 'running', diagnostics: [] }],
        },
      ],
    }),
);

/** How many briefs that were given up are listed. */
export const deadQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(100).describe('Most briefs to give.') });

export const deadList = component(
  'DeadBriefList',
  z
    .strictObject({
      items: z.array(
        z.strictObject({
          job: jobId,
          label: z.string(),
          at: instant.describe('When it was given up.'),
          diagnostics: z.array(diagnostic).describe('Why: the first says how often it was tried.'),
          links: z.strictObject({ job: z.string(), retry: z.string().describe('POST to render what failed in its job again.') }),
        }),
      ),
    })
    .meta({ description: 'Briefs that were given up after several tries, newest first.' }),
);

export const jobPage = pageOf('JobPage', jobSummary, 'Jobs, newest first.');
