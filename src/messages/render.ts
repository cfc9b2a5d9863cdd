import type { Diagnostic } from '../diagnostic.ts';
import { finding } from './wording.ts';

export function wrongPageCount(
  template: { readonly directory: string },
  pages: number,
  promised: { readonly min: number; readonly max: number },
): Diagnostic {
  const wanted = promised.min === promised.max ? `${promised.min}` : `${promised.min} to ${promised.max}`;
  return finding(
    'warning',
    'render/page-count',
    `The PDF has ${pages} pages; the template promises ${wanted}.`,
    { file: `${template.directory}/template.md`, line: 1 },
    pages > promised.max ? 'Shorten the text or lower a chart.' : 'Add to it, or change "pages" in the front matter.',
  );
}
