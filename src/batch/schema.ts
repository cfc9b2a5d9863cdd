import { z } from 'zod';
import { expected } from '../messages/batch.ts';
import { FORMATS } from '../writers/index.ts';

const pattern = z.string(expected.name).regex(/^!?[^\s!].*$/, expected.name);
const patterns = z.array(pattern, expected.names).min(1, expected.names);
const formats = z.array(z.enum(FORMATS), expected.formats).min(1, expected.formats);
const paper = z.enum(['letter', 'a4']);
const value = z.union([z.string(), z.number(), z.boolean()], expected.parameter).transform(String);
const parameters = z.record(z.string(), value);
const date = z.iso.date(expected.date);

const settings = {
  formats: formats.meta({ description: 'Default: what the template says.', examples: ['[pdf, docx]'] }).exactOptional(),
  paper: paper.meta({ description: 'Default: what the template says.' }).exactOptional(),
  parameters: parameters.meta({ description: 'Parameters of the templates.' }).exactOptional(),
};

const group = z.strictObject({
  templates: patterns.meta({
    description: 'Names under templates/ or paths; * and ? match many, ! takes away what was matched before.',
    examples: ['[incsr-chapter, in-focus]'],
  }),
  datasets: patterns.meta({ description: 'Names under data/ or paths, as for templates.', examples: ['["kazakhstan-*"]'] }),
  ...settings,
  variant: z
    .string(expected.variant)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, expected.variant)
    .meta({ description: 'Added to the names of the files, to tell briefs apart that differ in paper or parameters only.', examples: ['a4'] })
    .exactOptional(),
});

/** The manifest of a batch: every template of a group with every dataset of it. */
export const batchSchema = z.strictObject({
  briefs: z.array(group, expected.groups).min(1, expected.groups).meta({
    description: 'Groups: each of their templates with each of their datasets.',
    examples: ['[{templates: [in-focus], datasets: ["kazakhstan-*"]}]'],
  }),
  date: date.meta({ description: 'Date of all briefs. Default: SOURCE_DATE_EPOCH, else today.', examples: ['2005-12-05'] }).exactOptional(),
  out: z.string(expected.folder).min(1, expected.folder).meta({ description: 'Where the files go. Default: output/<name of the manifest>.' }).exactOptional(),
  manifest: z.boolean(expected.yesOrNo).meta({ description: 'Whether each brief gets a manifest beside it, for briefpress verify. Default: false.' }).exactOptional(),
  ...settings,
});

export type BatchManifest = z.output<typeof batchSchema>;
export type BatchGroup = z.output<typeof group>;

/** JSON Schema of a manifest, for editors. */
export function batchJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(batchSchema, { io: 'input' });
  return { $schema, title: 'Manifest of briefpress batch', ...rest };
}
