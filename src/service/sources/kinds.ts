import { LineCounter } from 'yaml';
import type { FileTree } from '../../sandbox/model.ts';
import { readYamlDocument, TooDeep } from '../../yamlDocument.ts';
import type { Collection } from '../model.ts';

/** The file that makes a folder one of its kind. */
export const MARKER = { templates: 'template.md', datasets: 'dataset.yaml' } as const satisfies Record<Collection, string>;

/** What lists say of an item beyond its name. */
export interface ItemSummary {
  readonly title: string;
  readonly description?: string;
  /** Values of a template's front matter as they stand there, unchecked: parameters, formats and others. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Reads the head of a folder without checking it; a broken one is listed without title. */
export function summarize(collection: Collection, files: FileTree['files']): ItemSummary {
  switch (collection) {
    case 'templates': {
      const settings = readYaml(frontMatterOf(textOf(files, MARKER.templates)));
      const description = settings['description'];
      return { title: titleIn(settings, 'name'), ...(typeof description === 'string' && { description }), settings };
    }
    case 'datasets':
      return { title: titleIn(readYaml(textOf(files, MARKER.datasets)), 'title') };
  }
}

function textOf(files: FileTree['files'], path: string): string {
  const bytes = files[path];
  return bytes === undefined ? '' : new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
}

function frontMatterOf(text: string): string {
  return /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
}

/** Characters of a front matter or a `dataset.yaml` that is summarized. */
const LONGEST_HEAD = 200_000;

function readYaml(text: string): Record<string, unknown> {
  // This is the service itself: what is long or deep is left to the render processes.
  if (text.length > LONGEST_HEAD) return {};
  try {
    const document = readYamlDocument(text, new LineCounter(), { prettyErrors: false, uniqueKeys: false });
    if (document instanceof TooDeep) return {};
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function titleIn(values: Readonly<Record<string, unknown>>, key: string): string {
  const title = values[key];
  return typeof title === 'string' ? title : '';
}
