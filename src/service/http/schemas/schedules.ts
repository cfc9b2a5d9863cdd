import { z } from 'zod';
import { component } from './components.ts';
import { diagnostic, format, givenParameters, instant, pageOf, pageQuery, paper, words } from './common.ts';
import { notify } from './briefs.ts';
import { jobState } from './jobs.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/).meta({ description: 'Small letters, digits and hyphens.', examples: ['nightly'] });
const reference = z.string().min(1).max(80);
const several = <Schema extends z.ZodType>(schema: Schema): z.ZodUnion<[Schema, z.ZodArray<Schema>]> => z.union([schema, z.array(schema).min(1).max(100)]);

export const scheduleParams = z.strictObject({ id });

const cron = z.string().min(1).max(100).describe('Minute, hour, day of the month, month, day of the week: `30 2 * * 1-5`.');
const timeZone = z.string().min(1).max(64).default('UTC').describe('IANA name of the time zone.');

const destination = z
  .string()
  .min(1)
  .max(300)
  .meta({
    description: 'Copies of the briefs are put here, as <destination>/<date>/<dataset>/<template>.<ending>. The operator names the places.',
    examples: ['s3://press/briefs'],
  });

const inputFields = {
  name: words.min(1).max(200).optional().describe('What lists call it; its id unless given.'),
  cron,
  timeZone,
  template: several(reference).describe('Templates: the versions that are published when it is due, or `name@5`.'),
  dataset: several(reference).describe('Datasets, likewise.'),
  format: several(format).default('pdf'),
  params: givenParameters.describe('Parameters of the templates.'),
  paper: paper.optional(),
  notify: notify.optional(),
  destination: destination.optional(),
  paused: z.boolean().default(false).describe('Whether it is kept from firing.'),
};

const example = {
  cron: '30 2 * * *',
  timeZone: 'Europe/Berlin',
  template: ['incsr-chapter', 'in-focus'],
  dataset: 'kazakhstan-2005',
  format: ['pdf', 'docx'],
};

export const newSchedule = component(
  'NewSchedule',
  z.strictObject({ id, ...inputFields }).meta({ description: 'What is to be rendered when.', examples: [{ id: 'nightly', ...example }] }),
);

export const scheduleUpdate = component('ScheduleUpdate', z.strictObject(inputFields).meta({ description: 'What is to be rendered when.', examples: [example] }));

export const schedule = component(
  'Schedule',
  z
    .strictObject({
      id,
      name: z.string(),
      cron: z.string(),
      timeZone: z.string(),
      paused: z.boolean(),
      notify: z.string().optional(),
      destination: z.string().optional(),
      orders: z.array(
        z.strictObject({ template: z.string(), dataset: z.string(), format, parameters: z.record(z.string(), z.string()), paper: paper.optional() }),
      ),
      createdAt: instant,
      createdBy: z.string(),
      nextRuns: z.array(instant).describe('When it is due next; empty while it is paused.'),
    })
    .meta({ description: 'What is rendered when.' }),
);

export const scheduleList = component('ScheduleList', z.strictObject({ items: z.array(schedule) }).meta({ description: 'By name.' }));

const scheduleRun = component(
  'ScheduleRun',
  z
    .strictObject({
      schedule: z.string(),
      dueAt: instant,
      job: z.string(),
      state: jobState,
      startedAt: instant.optional(),
      finishedAt: instant.optional(),
      milliseconds: z.int().min(0).optional().describe('From the start of its first brief to the end of its last.'),
      diagnostics: z.array(diagnostic).describe('Why there are no briefs.'),
    })
    .meta({ description: 'What became of a schedule at one time.' }),
);

export const runPage = pageOf('ScheduleRunPage', scheduleRun, 'Runs, newest first.');

/** Cursors of runs are times. */
export const runQuery = pageQuery.extend({ cursor: z.iso.datetime().optional().describe('`next` of the page before.') });

export const timesQuery = z.strictObject({ cron, timeZone, count: z.coerce.number().int().min(1).max(100).default(5).describe('How many times.') });

export const times = component(
  'Times',
  z.strictObject({ items: z.array(instant) }).meta({ description: 'When a schedule would be due.', examples: [{ items: ['2026-03-02T01:30:00.000Z'] }] }),
);
