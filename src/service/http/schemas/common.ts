import { z } from 'zod';
import { FORMATS } from '../../formats.ts';
import { component } from './components.ts';

export const instant = z.iso.datetime().meta({ description: 'Time in UTC.', examples: ['2026-03-01T09:30:00.000Z'] });
export const day = z.iso.date().meta({ description: 'Day, YYYY-MM-DD.', examples: ['2005-12-05'] });
export const hash = z.string().regex(/^[0-9a-f]{64}$/).meta({ description: 'SHA-256, hexadecimal.' });
export const count = z.int().min(0);

/** Text that a database can hold: any character but NUL. */
export const words = z.string().refine((text) => !text.includes('\0'), 'the character NUL (U+0000) cannot be kept');

/** Parameters of templates, as they are given. */
export const givenParameters = z.record(words, z.union([words, z.number(), z.boolean()]).transform(String)).default({});

export const format = z.enum(FORMATS).meta({ description: 'Output format.', examples: ['pdf'] });
export const paper = z.enum(['letter', 'a4']).meta({ description: 'Paper size; that of the template unless given.' });

export const place = component(
  'Place',
  z.strictObject({
    file: z.string().describe('Path of the file; `data/inline/dataset.json` is the `data` of the request.'),
    line: z.int().min(1).describe('Counted from 1.'),
    column: z.int().min(1).optional().describe('Counted from 1.'),
  }),
);

export const diagnostic = component(
  'Diagnostic',
  z
    .strictObject({
      severity: z.enum(['error', 'warning', 'note']),
      rule: z.string().describe('Stable name for programs.'),
      message: z.string().describe('What is wrong, in one sentence.'),
      place: place.optional(),
      hint: z.string().optional().describe('What to do about it.'),
    })
    .meta({
      description: 'One finding: where it is, what is wrong, and what to do about it.',
      examples: [
        {
          severity: 'error',
          rule: 'template/unknown-fact',
          message: 'There is no fact "heroin-siezed-2005".',
          place: { file: 'templates/incsr-chapter/template.md', line: 12, column: 3 },
          hint: 'Did you mean "heroin-seized-2005"?',
        },
      ],
    }),
);

export const problem = component(
  'Problem',
  z
    .strictObject({
      type: z.string().describe('Stable name of the problem, as a URN.'),
      title: z.string(),
      status: z.int().min(400).max(599),
      detail: z.string().describe('What is wrong and what to do, in words.'),
      instance: z.string().describe('URN with the id of the request, as logs have it.'),
      diagnostics: z.array(diagnostic).describe('Every finding.'),
    })
    .meta({
      description: 'What went wrong (RFC 9457, application/problem+json).',
      examples: [
        {
          type: 'urn:briefpress:problem:service:unknown-item',
          title: 'Not Found',
          status: 404,
          detail: 'There is no template "incsr-chaptr". Did you mean "incsr-chapter"?',
          instance: 'urn:briefpress:request:7f5a6a0c-7d3e-4a86-9b3f-0d8f1a3e5b11',
          diagnostics: [
            {
              severity: 'error',
              rule: 'service/unknown-item',
              message: 'There is no template "incsr-chaptr".',
              hint: 'Did you mean "incsr-chapter"?',
            },
          ],
        },
      ],
    }),
);

/** `?limit=20&cursor=...` of lists. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most items to give.'),
  cursor: z.string().regex(/^[\w.-]{1,120}$/).optional().describe('`next` of the page before.'),
});

/** A page of items. */
export function pageOf<Item extends z.ZodType>(id: string, item: Item, description: string): z.ZodType {
  const next = z.string().optional().describe('Cursor of the page after this one; absent on the last.');
  return component(id, z.strictObject({ items: z.array(item), next }).meta({ description }));
}

export const empty = z.strictObject({});
