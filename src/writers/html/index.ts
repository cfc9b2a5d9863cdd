import type { Writer } from '../model.ts';
import { writePage } from './page.ts';
import { openScope } from './scope.ts';

/** One web page that holds everything it shows: no script, nothing loaded, fit for screen, print and speech. */
export const htmlWriter: Writer = {
  format: 'html',
  extension: 'html',
  mediaType: 'text/html; charset=utf-8',
  async write(document, { assets }) {
    const page = writePage(openScope(document, assets));
    return { format: 'html', bytes: new TextEncoder().encode(page), diagnostics: [] };
  },
};
