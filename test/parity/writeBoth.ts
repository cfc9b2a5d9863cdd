import type { Assets, ResolvedDocument } from '../../src/document/model.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import type { PageLayout } from '../../src/writers/model.ts';
import { layOutPages } from '../../src/writers/pdf/index.ts';
import { writeContext } from '../support/writeContext.ts';

/** A document as both formats. */
export async function writeBoth(document: ResolvedDocument, assets: Assets): Promise<{ pdf: Uint8Array; docx: Uint8Array }> {
  const context = writeContext(document, assets);
  let layout: Promise<PageLayout> | undefined;
  const layOut = (): Promise<PageLayout> => (layout ??= layOutPages(document, assets, context.env));
  const { bytes } = await docxWriter.write(document, { ...context, layOut });
  return { pdf: await (await layOut()).print(), docx: bytes };
}

/** Both with the names that messages call them by. */
export function named({ pdf, docx }: { readonly pdf: Uint8Array; readonly docx: Uint8Array }) {
  return [
    { name: 'brief.pdf', bytes: pdf },
    { name: 'brief.docx', bytes: docx },
  ] as const;
}
