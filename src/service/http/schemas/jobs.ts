import { z } from 'zod';
import { component } from './components.ts';
import { diagnostic, instant } from './common.ts';

const state = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

export const jobParams = z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/).meta({ description: 'Id of a job.', examples: ['job-1'] }) });

export const job = component(
  'Job',
  z
    .strictObject({
      id: z.string(),
      state,
      createdAt: instant,
      createdBy: z.string(),
      finishedAt: instant.optional(),
      items: z.array(
        z.strictObject({
          label: z.string(),
          state,
          brief: z.string().optional().describe('Id of the brief, once it is rendered.'),
          diagnostics: z.array(diagnostic),
        }),
      ),
    })
    .meta({ description: 'Briefs that are rendered one after the other.' }),
);
