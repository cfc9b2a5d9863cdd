import type { Collection } from '../../model.ts';

/** What the routes of templates and those of datasets differ in. */
export const WORDS = {
  templates: { tag: 'Templates', one: 'template', id: 'Template' },
  datasets: { tag: 'Datasets', one: 'dataset', id: 'Dataset' },
} as const satisfies Record<Collection, { tag: string; one: string; id: string }>;
