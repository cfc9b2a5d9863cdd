import { z } from 'zod';

/** The version of the manifest's own form; a reader refuses others. */
export const MANIFEST_VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 digest in hexadecimal');

const fileDigest = z.strictObject({
  /** Path below the folder, with forward slashes. */
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256,
});

const inputDigest = z.strictObject({
  /** Of the lines `<sha256>  <path>` of all files, in order. */
  sha256,
  files: z.array(fileDigest),
});

/** A folder that a user named, as it was typed. */
const folderDigest = inputDigest.extend({ folder: z.string() });

const place = z.strictObject({ file: z.string(), line: z.number(), column: z.number().optional() });

/** What one render was made of and what it gave. Keys are sorted where it is printed. */
export const manifestSchema = z.strictObject({
  manifest: z.literal(MANIFEST_VERSION),
  program: z.strictObject({ name: z.string(), version: z.string(), runtime: z.string() }),
  template: folderDigest,
  dataset: folderDigest,
  /** Partials, charts, themes and locales that templates share. */
  shared: inputDigest,
  fonts: z.array(z.strictObject({ family: z.string(), face: z.string(), sha256 })),
  /** `YYYY-MM-DD` */
  date: z.iso.date(),
  paper: z.enum(['letter', 'a4']),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  diagnostics: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning', 'note']),
      rule: z.string(),
      message: z.string(),
      place: place.optional(),
      hint: z.string().optional(),
    }),
  ),
  /** Facts that the text states, by their ids, and how each is printed. */
  facts: z.array(z.strictObject({ id: z.string(), printed: z.array(z.string()) })),
  /** Figures that are computed from facts. */
  computed: z.array(z.strictObject({ formula: z.string(), facts: z.array(z.string()), printed: z.array(z.string()) })),
  /** The PDF carries the dataset and, without outputs, this manifest. */
  attached: z.boolean(),
  outputs: z.array(
    z.strictObject({
      format: z.enum(['pdf', 'docx', 'html', 'text']),
      file: z.string(),
      bytes: z.number().int().nonnegative(),
      sha256,
      pages: z.number().int().positive().optional(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type FileDigest = z.infer<typeof fileDigest>;
export type InputDigest = z.infer<typeof inputDigest>;

/** The program that renders. */
export type Program = Manifest['program'];
