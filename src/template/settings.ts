import { z } from 'zod';
import { onceFor } from '../cache.ts';
import type { Parameter, TemplateSettings } from './model.ts';

const text = z.string();
const names = z.array(text).default([]);

const parameterSchema = z
  .strictObject({
    type: z.enum(['string', 'number', 'boolean']),
    label: text.optional(),
    default: z.union([text, z.number(), z.boolean()], { error: 'It must be a text, a number, true or false.' }),
    choices: z.array(z.union([text, z.number()], { error: 'It must be a text or a number.' })).min(1).optional(),
  })
  .superRefine(({ type, default: value, choices }, context) => {
    if (typeof value !== type) context.addIssue({ code: 'custom', path: ['default'], message: `It must be a ${type}, as "type" says.` });
    choices?.forEach((choice, index) => {
      if (typeof choice !== type) context.addIssue({ code: 'custom', path: ['choices', index], message: `It must be a ${type}, as "type" says.` });
    });
    if (choices !== undefined && typeof value !== 'boolean' && !choices.includes(value)) {
      context.addIssue({ code: 'custom', path: ['default'], message: 'It must be one of "choices".' });
    }
  });

const pageCount = z.number().int().min(1);

/** Front matter of `template.md`. */
export const settingsSchema = z.strictObject({
  name: text.min(1, 'It must not be empty.'),
  description: text.default(''),
  title: text.min(1, 'It must not be empty.'),
  subtitle: text.optional(),
  runningTitle: text.optional(),
  subject: text.optional(),
  cover: z.record(text, text).default({}),
  coverLayout: z.enum(['page', 'band']).default('page'),
  paper: z.enum(['letter', 'a4']).default('letter'),
  formats: z
    .array(z.enum(['pdf', 'docx', 'html', 'text']))
    .min(1, 'It must name at least one format.')
    .default(['pdf', 'docx']),
  theme: text.default('ledger'),
  locale: text.default('en-US'),
  pages: z
    .union([pageCount, z.strictObject({ min: pageCount, max: pageCount })], {
      error: 'It must be a number of pages, or {min: 8, max: 20}.',
    })
    .transform((pages) => (typeof pages === 'number' ? { min: pages, max: pages } : pages))
    .refine(({ min, max }) => min <= max, '"min" must not be above "max".')
    .optional(),
  watermark: text.optional(),
  figures: z.enum(['in-place', 'floating']).optional(),
  names: z.array(text.min(1, 'It must not be empty.')).optional(),
  provenance: z.enum(['register', 'endnotes', 'both', 'none']).optional(),
  conflicts: z
    .union([z.enum(['notes', 'register']), z.strictObject({ kinds: z.array(text.min(1, 'It must not be empty.')).min(1) })], {
      error: 'It must be notes, register, or {kinds: [two values, part exceeds whole]}.',
    })
    .optional(),
  parameters: z
    .record(text.regex(/^[A-Za-z][\w-]*$/, 'Names of parameters are letters, digits and hyphens.'), parameterSchema)
    .default({}),
  needs: z.strictObject({ tables: names, narrative: names, facts: names }).default({ tables: [], narrative: [], facts: [] }),
});

/** Settings as the rest of the program has them: maps in the order of the file, no undefined values. */
export const toSettings = onceFor((read: z.infer<typeof settingsSchema>): TemplateSettings => {
  const { cover, parameters, subtitle, runningTitle, subject, pages, watermark, figures, names, provenance, conflicts, ...others } = read;
  return {
    ...others,
    cover: new Map(Object.entries(cover)),
    parameters: new Map(
      Object.entries(parameters).map(([name, { label = name, choices, ...parameter }]): [string, Parameter] => [
        name,
        { ...parameter, label, ...(choices === undefined ? {} : { choices }) },
      ]),
    ),
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(runningTitle === undefined ? {} : { runningTitle }),
    ...(subject === undefined ? {} : { subject }),
    ...(pages === undefined ? {} : { pages }),
    ...(watermark === undefined ? {} : { watermark }),
    ...(figures === undefined ? {} : { figures }),
    ...(names === undefined ? {} : { names }),
    ...(provenance === undefined ? {} : { provenance }),
    ...(conflicts === undefined ? {} : { conflicts }),
  };
});
