import type { PdfOutline } from 'pdfkit-private';
import type { ResolvedDocument } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import type { BriefPdf } from './document.ts';
import { destinationName } from './links.ts';

/** Deepest level that is shown when the file is opened. */
const OPEN_LEVEL = 1;

/** Bookmarks from the document's outline, each leading to its heading. */
export function writeBookmarks(pdf: BriefPdf, document: ResolvedDocument): void {
  const open: { level: number; item: PdfOutline }[] = [];
  for (const entry of document.outline) {
    while (open.length > 0 && open.at(-1)!.level >= entry.level) open.pop();
    const lead = entry.number === '' ? '' : `${entry.number}. `;
    const title = lead + inlineText(entry.children, document.labels).replaceAll(/\s+/g, ' ').trim();
    const parent = open.at(-1)?.item ?? pdf.outline;
    const item = parent.addItem(title, { expanded: entry.level < OPEN_LEVEL });
    item.outlineData['Dest'] = new String(destinationName(entry.id));
    open.push({ level: entry.level, item });
  }
}
