import type { PdfReading } from '../../src/parity/pdf/read.ts';
import type { PdfElement } from '../../src/parity/pdf/structure.ts';

export { elementsWith, fullText, readPdf, type PdfReading } from '../../src/parity/pdf/read.ts';
export type { PdfElement } from '../../src/parity/pdf/structure.ts';

/** The text in reading order: footnotes last; texts that stand for pictures in place of their labels. */
export function pdfText({ structure }: PdfReading): string[] {
  const notes: PdfElement[] = [];
  const main = read(structure, { notes, inContents: false });
  return [...main, ...notes.flatMap((note) => read({ ...note, role: 'Div' }, { notes: [], inContents: false }))];
}

interface Place {
  readonly notes: PdfElement[];
  readonly inContents: boolean;
}

function read(element: PdfElement, place: Place): string[] {
  if (element.role === 'Note') {
    place.notes.push(element);
    return [];
  }
  // Labels of lists and marks of notes are the format's own.
  if (element.role === 'Lbl') return [];
  if (element.role === 'Reference' && !place.inContents) return [];
  if (element.role === 'Figure') return [element.alt ?? ''];
  const inside = { ...place, inContents: place.inContents || element.role === 'TOCI' };
  return element.children.flatMap((child) => (typeof child === 'string' ? [child] : read(child, inside)));
}
