import { z } from 'zod';
import { component } from './components.ts';

/** A file in JSON: text as it is, other content in base64. Becomes its bytes. */
export const fileContent = component(
  'FileContent',
  z
    .union([
      z.string().transform((text): Uint8Array => new TextEncoder().encode(text)),
      z.strictObject({ base64: z.base64() }).transform(({ base64 }): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))),
    ])
    .meta({ description: 'A file: text as it is, other content as {"base64": "..."}.', examples: ['# Summary\n', { base64: 'iVBORw0KGgo=' }] }),
);

const path = z.string().min(1).max(200);

/** Files by path, such as `charts/seizures.vl.json`. */
export const fileSet = component(
  'Files',
  z.record(path, fileContent).meta({
    description: 'Files by path.',
    examples: [{ 'template.md': '---\nname: Note\ntitle: Note\n---\n\nText.\n' }],
  }),
);

/** As `fileSet`; null takes a file away. */
export const fileChanges = component(
  'FileChanges',
  z.record(path, z.union([fileContent, z.null()])).meta({
    description: 'Files by path; null takes a file away, files that are not named stay.',
    examples: [{ 'partials/note.md': 'A note.\n', 'partials/old.md': null }],
  }),
);
