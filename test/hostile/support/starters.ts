import { fileURLToPath } from 'node:url';
import { bundleFolder } from '../../../src/sandbox/bundle.ts';
import type { FileTree, RenderRequest } from '../../../src/sandbox/model.ts';
import type { Files } from './hostileCase.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../../templates/_shared${path}`, import.meta.url));

/** What `briefpress new` makes: the brief that attacks are hidden in. */
export const goodRequest: RenderRequest = {
  template: { ...bundleFolder(folder('/starters/template')), name: 'templates/good' },
  dataset: { ...bundleFolder(folder('/starters/dataset')), name: 'data/good' },
  shared: { ...bundleFolder(folder('')), name: 'templates/_shared' },
  formats: ['pdf', 'docx', 'html', 'text'],
  parameters: {},
  date: '2026-03-01',
};

/** A folder with other files over its own. */
export function withFiles(tree: FileTree, files: Files = {}): FileTree {
  const all = new Map(Object.entries(tree.files));
  for (const [path, content] of Object.entries(files)) {
    if (content === null) all.delete(path);
    else all.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  return { ...tree, files: Object.fromEntries(all) };
}

/** `template.md` of a brief with this text; `frontMatter` over the plain one. */
export function page(body: string, frontMatter: Readonly<Record<string, unknown>> = {}): string {
  const settings = { name: 'Hostile', title: 'Hostile', formats: ['pdf', 'docx', 'html', 'text'], coverLayout: 'band', ...frontMatter };
  const lines = Object.entries(settings).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n# Section\n\n${body}\n`;
}

/** A text file of the starters, changed. */
export function edited(tree: FileTree, path: string, edit: (text: string) => string): string {
  return edit(new TextDecoder().decode(tree.files[path]));
}
