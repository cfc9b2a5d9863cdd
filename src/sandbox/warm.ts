import { fileURLToPath } from 'node:url';
import { bundleFolder } from './bundle.ts';
import type { RenderRequest } from './model.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../templates/_shared${path}`, import.meta.url));

let request: RenderRequest | undefined;

/** A tiny brief with a chart and a table in every format: who has rendered it has loaded all libraries and fonts. */
export function warmRequest(): RenderRequest {
  request ??= {
    template: { ...bundleFolder(folder('/starters/template')), name: 'template' },
    dataset: { ...bundleFolder(folder('/starters/dataset')), name: 'dataset' },
    shared: { ...bundleFolder(folder('')), name: 'shared' },
    formats: ['pdf', 'docx', 'html', 'text'],
    parameters: {},
    date: '2026-03-01',
  };
  return request;
}
