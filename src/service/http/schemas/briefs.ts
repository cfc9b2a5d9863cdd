import { z } from 'zod';
import { component } from './components.ts';
import { count, day, diagnostic, format, givenParameters, hash, instant, pageOf, pageQuery, paper } from './common.ts';
import { fileChanges } from './files.ts';

const reference = z
  .string()
  .min(1)
  .max(80)
  .meta({ description: 'Name: its published version; `name@5`: a version; `name@draft`: the latest.', examples: ['incsr-chapter'] });

/** A template or dataset: a name, or files laid over one. */
export const source = component(
  'Source',
  z
    .union([
      reference,
      z.strictObject({ base: reference.optional().describe('What the files are laid over.'), files: fileChanges }),
    ])
    .meta({ description: 'What is stored under a name, or files that come with the request, perhaps laid over something stored.' }),
);

const parameters = givenParameters.meta({ description: 'Parameters of the template.', examples: [{ audience: 'congress' }] });

const document = z
  .record(z.string(), z.unknown())
  .meta({ description: 'A dataset as one document: see docs/datasets.md and docs/schemas/dataset-document.json.' });

const parts = {
  template: source,
  dataset: source.optional(),
  data: document.optional(),
  params: parameters,
  paper: paper.optional(),
  date: day.optional().describe('Date of the brief; today in UTC unless given.'),
};

const oneDataset = {
  check: ({ dataset, data }: { dataset?: unknown; data?: unknown }): boolean => (dataset === undefined) !== (data === undefined),
  message: 'give either "dataset" (a name) or "data" (a document)',
};

const several = <Schema extends z.ZodType>(schema: Schema): z.ZodUnion<[Schema, z.ZodArray<Schema>]> =>
  z.union([schema, z.array(schema).min(1).max(500)]);

const listedParts = {
  ...parts,
  template: several(source),
  dataset: several(source).optional(),
  format: several(format).default('pdf'),
};

export const briefRequest = component(
  'BriefRequest',
  z
    .strictObject(listedParts)
    .refine(oneDataset.check, { message: oneDataset.message, path: ['dataset'] })
    .meta({
      description: 'What to render. A list in the place of one template, dataset or format makes a job of every combination.',
      examples: [
        { template: 'incsr-chapter', dataset: 'kazakhstan-2005', format: 'pdf', date: '2005-12-05' },
        { template: 'in-focus@draft', dataset: 'kazakhstan-2005', format: ['pdf', 'docx'], params: {}, paper: 'a4' },
      ],
    }),
);

/** An address that is told when a job has ended. */
export const notify = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .meta({ description: 'Told by POST when it has ended; signed. The operator names who may be told.', examples: ['https://hooks.example.org/briefs'] });

export const jobRequest = component(
  'JobRequest',
  z
    .strictObject({ ...listedParts, notify: notify.optional() })
    .refine(oneDataset.check, { message: oneDataset.message, path: ['dataset'] })
    .meta({
      description: 'What to render: every combination of the templates, datasets and formats.',
      examples: [{ template: ['in-focus', 'fact-sheet'], dataset: 'kazakhstan-2005', format: ['pdf', 'docx'], date: '2005-12-05' }],
    }),
);

export const checkRequest = component(
  'CheckRequest',
  z
    .strictObject(parts)
    .refine(oneDataset.check, { message: oneDataset.message, path: ['dataset'] })
    .meta({ description: 'What to check without rendering.', examples: [{ template: 'incsr-chapter@draft', dataset: 'kazakhstan-2005' }] }),
);

export const checkResult = component(
  'CheckResult',
  z
    .strictObject({ ok: z.boolean().describe('Whether it can be rendered.'), diagnostics: z.array(diagnostic) })
    .meta({ description: 'Everything that was found.', examples: [{ ok: true, diagnostics: [] }] }),
);

const sourceRecord = component(
  'SourceRecord',
  z
    .strictObject({
      name: z.string(),
      version: z.int().min(1).optional().describe('Absent for files that came with the request.'),
      hash,
    })
    .meta({ description: 'Where a template or a dataset came from.' }),
);

export const brief = component(
  'Brief',
  z
    .strictObject({
      id: z.string().regex(/^[0-9a-f]{40}$/).describe('The same request has the same id.'),
      title: z.string(),
      template: sourceRecord,
      dataset: sourceRecord,
      format,
      parameters: z.record(z.string(), z.string()),
      paper: paper.optional(),
      date: day,
      program: z.string().describe('Version of the program that rendered it.'),
      fileName: z.string(),
      mediaType: z.string(),
      size: count.describe('Bytes of the file.'),
      sha256: hash,
      pages: z.int().min(1).optional(),
      createdAt: instant,
      createdBy: z.string(),
      milliseconds: count.describe('Time that the render took.'),
      diagnostics: z.array(diagnostic),
      links: z.strictObject({ self: z.string(), file: z.string() }),
    })
    .meta({
      description: 'A rendered file, and what it was rendered from.',
      examples: [
        {
          id: '0f8c3f4cb2a51f7d0d2b0a4d6f0c1e9a7b3d5e21',
          title: 'Kazakhstan',
          template: { name: 'incsr-chapter', version: 1, hash: 'a'.repeat(64) },
          dataset: { name: 'kazakhstan-2005', version: 1, hash: 'b'.repeat(64) },
          format: 'pdf',
          parameters: {},
          date: '2005-12-05',
          program: '0.1.0+3f2a9c1b7d40',
          fileName: 'Kazakhstan.pdf',
          mediaType: 'application/pdf',
          size: 412_345,
          sha256: 'c'.repeat(64),
          pages: 14,
          createdAt: '2026-03-01T09:30:00.000Z',
          createdBy: 'local',
          milliseconds: 1240,
          diagnostics: [],
          links: {
            self: '/v1/briefs/0f8c3f4cb2a51f7d0d2b0a4d6f0c1e9a7b3d5e21',
            file: '/v1/briefs/0f8c3f4cb2a51f7d0d2b0a4d6f0c1e9a7b3d5e21/file',
          },
        },
      ],
    }),
);

export const briefPage = pageOf('BriefPage', brief, 'Briefs, newest first.');

export const briefParams = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{40}$/).meta({ description: 'Id of a brief.', examples: ['0f8c3f4cb2a51f7d0d2b0a4d6f0c1e9a7b3d5e21'] }),
});

export const briefQuery = pageQuery.extend({
  template: z.string().max(80).optional().describe('Only briefs of this template.'),
  dataset: z.string().max(80).optional().describe('Only briefs of this dataset.'),
});

export const fileQuery = z.strictObject({
  disposition: z.enum(['attachment', 'inline']).default('attachment').describe('Whether a browser is to save the file or to show it.'),
});
