import type { Assets, ResolvedDocument } from '../../document/model.ts';
import type { Env } from '../../env.ts';
import type { Output, PageLayout, WriteContext, Writer } from '../model.ts';
import type { Attachment } from './attachments.ts';

export type { Attachment } from './attachments.ts';

/**
 * Lays a document out on paper: the pages of every heading, figure and table, and the PDF on demand.
 * Throws `BriefError` where something of the document cannot be printed. A file with attachments is
 * PDF/A-3a, one without PDF/A-2a.
 */
export async function layOutPages(
  document: ResolvedDocument,
  assets: Assets,
  env: Env,
  attachments: readonly Attachment[] = [],
): Promise<PageLayout> {
  // pdfmake takes long to load: only those who print pay for it.
  const { layOut } = await import('./print.ts');
  return layOut(document, assets, env, attachments);
}

/** Tagged PDF: PDF/UA-1 for readers with assistive technology, PDF/A-2a for archives. */
export const pdfWriter: Writer = {
  format: 'pdf',
  extension: 'pdf',
  mediaType: 'application/pdf',
  async write(_document: ResolvedDocument, context: WriteContext): Promise<Output> {
    const layout = await context.layOut();
    return {
      format: 'pdf',
      bytes: await layout.print(),
      pages: layout.pagination.pages,
      diagnostics: layout.diagnostics,
    };
  },
};
