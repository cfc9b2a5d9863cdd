import type { Diagnostic, Place } from '../diagnostic.ts';
import { finding, quote } from './wording.ts';

/** A list of contents names something that the page layout did not place. */
export function pageMissing(id: string): Diagnostic {
  return finding(
    'warning',
    'docx/page-missing',
    `The page of ${quote(id)} is not known, so the contents of the Word document list it without a page number.`,
    undefined,
    'Update the contents in Word (right click, Update Field) to have it counted.',
  );
}

/** Columns or turned pages inside another block, which Word cannot set. */
export function nestedSection(kind: 'columns' | 'landscape', place: Place | undefined): Diagnostic {
  const what = kind === 'columns' ? 'Columns' : 'Pages turned on their side';
  return finding(
    'warning',
    'docx/nested-section',
    `${what} inside another block are printed one after the other in the Word document.`,
    place,
    `Move the ${kind} directive out of the list, quote, box or columns around it.`,
  );
}

/** A figure without its drawing. */
export function assetMissing(id: string, asset: string, place: Place | undefined): Diagnostic {
  return finding('error', 'docx/asset-missing', `Figure ${quote(id)} has no drawing or picture ${quote(asset)}.`, place);
}

/** A chart that was to be editable in Word and that Word has no chart for. */
export function chartAsPicture(id: string, place: Place | undefined): Diagnostic {
  return finding(
    'note',
    'docx/chart-as-picture',
    `Figure ${quote(id)} is a picture in the Word document: Word has no chart of its own that shows the same.`,
    place,
  );
}

/** The document whose looks were to be taken cannot be read. */
export function houseStyleUnreadable(reason: string): Diagnostic {
  return finding(
    'error',
    'docx/house-style-unreadable',
    `The house style cannot be read: ${reason}.`,
    undefined,
    'Give a Word document or template (.docx or .dotx) that Word opens; save it again in Word if it comes from another program.',
  );
}

/** A part of the house style that could not be taken over. */
export function houseArtLeftOut(path: string): Diagnostic {
  return finding(
    'warning',
    'docx/house-art-left-out',
    `${path} of the house style holds embedded objects, or asks for what is outside of it, so its content is left out.`,
    undefined,
    'Use pictures, text and fields in headers and footers of a house style.',
  );
}

/** Under a house style the pages of Word are not those that were laid out. */
export function housePages(): Diagnostic {
  return finding(
    'note',
    'docx/house-pages',
    'The page numbers in the contents are those of the printed brief; under the house style Word may count others.',
    undefined,
    'To have them counted, click into the contents in Word and press F9.',
  );
}
