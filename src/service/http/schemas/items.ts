import { z } from 'zod';
import { ITEM_NAME } from '../../sources/reference.ts';
import { component } from './components.ts';
import { count, hash, instant, words } from './common.ts';
import { fileChanges, fileSet } from './files.ts';

export const itemName = z
  .string()
  .regex(ITEM_NAME)
  .meta({ description: 'Small letters, digits and hyphens.', examples: ['incsr-chapter'] });

const version = z.coerce.number().int().min(1).max(99_999_999);
const comment = words.min(1).max(500).optional().describe('What was changed, for the list of versions.');

export const itemParams = z.strictObject({ name: itemName });
export const versionParams = z.strictObject({ name: itemName, number: version.describe('Number of a version.') });

const fileInfo = z.strictObject({ path: z.string(), size: count, sha256: hash });

const versionFields = {
  number: z.int().min(1),
  hash: hash.describe('The same files have the same hash.'),
  author: z.string(),
  at: instant,
  comment: z.string().optional(),
  origin: z.enum(['import', 'edit', 'restore', 'deletion']).describe('How it came about.'),
};

export const versionSummary = component(
  'VersionSummary',
  z.strictObject({ ...versionFields, isPublished: z.boolean() }).meta({ description: 'A version, without its files.' }),
);

export const versionList = component(
  'VersionList',
  z.strictObject({ items: z.array(versionSummary) }).meta({ description: 'All versions, newest first.' }),
);

export const itemSummary = component(
  'ItemSummary',
  z
    .strictObject({
      name: itemName,
      title: z.string().describe('As its own files say; empty if they cannot be read.'),
      description: z.string().optional(),
      latest: z.int().min(1).describe('Number of the latest version: the draft.'),
      published: z.int().min(1).optional().describe('Number of the version that is rendered; absent: none is yet.'),
      changedAt: instant,
      changedBy: z.string(),
    })
    .meta({
      description: 'A template or a dataset in a list.',
      examples: [
        {
          name: 'incsr-chapter',
          title: 'INCSR chapter',
          description: 'The chapter layout of 2004-2007.',
          latest: 3,
          published: 2,
          changedAt: '2026-03-01T09:30:00.000Z',
          changedBy: 'jane',
        },
      ],
    }),
);

export const itemList = component('ItemList', z.strictObject({ items: z.array(itemSummary) }).meta({ description: 'By name.' }));

export const item = component(
  'Item',
  z
    .strictObject({
      ...itemSummary.shape,
      version: z.strictObject(versionFields).describe('The version whose files these are.'),
      files: z.array(fileInfo),
      contents: fileSet.optional().describe('With `?contents=true`.'),
      settings: z.record(z.string(), z.unknown()).optional().describe('Front matter of a template as it stands there, unchecked.'),
    })
    .meta({ description: 'A template or a dataset with the files of one version.' }),
);

export const itemQuery = z.strictObject({
  version: z.union([z.enum(['draft', 'published']), version]).default('draft').describe('Which version: a number, `draft` (the latest) or `published`.'),
  contents: z.enum(['true', 'false']).default('false').describe('Whether the files themselves are given too.'),
});

export const archiveQuery = itemQuery.pick({ version: true });

export const itemFileQuery = archiveQuery.extend({
  path: z.string().min(1).max(200).meta({ description: 'Path of the file.', examples: ['template.md'] }),
});

/** `comment` of an upload, whose body is the ZIP file. */
export const uploadQuery = z.strictObject({ comment });
export const createQuery = z.strictObject({ comment, name: itemName.optional().describe('For a ZIP file: the name of the new item.') });

export const newItem = component(
  'NewItem',
  z
    .strictObject({
      name: itemName,
      files: fileSet.optional().describe('Absent: those of `copyOf`, or of a starter that renders at once.'),
      copyOf: z.string().max(80).optional().describe('Reference to an item whose files are taken.'),
      comment,
    })
    .meta({ description: 'A new template or dataset.', examples: [{ name: 'my-format' }, { name: 'short-chapter', copyOf: 'incsr-chapter' }] }),
);

export const itemUpdate = component(
  'ItemUpdate',
  z.strictObject({ files: fileSet, comment }).meta({ description: 'All files of the new version.' }),
);

export const itemPatch = component(
  'ItemPatch',
  z.strictObject({ files: fileChanges, comment }).meta({ description: 'Files that change; the others stay.' }),
);

export const publication = component(
  'Publication',
  z
    .strictObject({
      version: z.int().min(1).optional().describe('Number of the version; the latest unless given.'),
      against: z.string().max(80).optional().describe('A dataset (or a template) to check it with first: errors prevent the publication.'),
    })
    .meta({ description: 'Which version to publish.', examples: [{ version: 3, against: 'kazakhstan-2005' }] }),
);

export const restoration = component(
  'Restoration',
  z.strictObject({ version: z.int().min(1).describe('Number of the version whose files come back as a new version.'), comment }).meta({ examples: [{ version: 2 }] }),
);

export const diffQuery = z.strictObject({
  from: version.optional().describe('Number of the earlier version; the published one unless given.'),
  to: version.optional().describe('Number of the later version; the latest unless given.'),
});

export const diff = component(
  'Diff',
  z
    .strictObject({
      from: z.int().min(1),
      to: z.int().min(1),
      files: z.array(
        z.strictObject({
          path: z.string(),
          change: z.enum(['added', 'removed', 'changed']),
          patch: z.string().optional().describe('Unified diff; absent for files that are no text, or too different.'),
        }),
      ),
    })
    .meta({ description: 'What differs between two versions.' }),
);
