import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, quote } from './wording.ts';

/** A figure whose drawing or picture was not made. */
export function missingAsset(key: string, known: readonly string[], place?: Place): Diagnostic {
  return finding('error', 'pdf/missing-asset', `No drawing or picture is called ${quote(key)}.`, place, didYouMean(key, known));
}

/** Text that the layout would have lost. */
export function lostText(text: string, place?: Place): Diagnostic {
  return finding(
    'error',
    'pdf/lost-text',
    `The text ${quote(shorten(text))} could not be printed.`,
    place,
    'Nothing was written, because a brief must be complete. Move this text out of the table or box that it stands in, and report it.',
  );
}

/** A row that is taller than a page goes on on the next. */
export function rowSplit(table: string, place?: Place): Diagnostic {
  return finding(
    'warning',
    'pdf/row-split',
    `A row of ${table} is taller than a page; it is printed on several.`,
    place,
    'Shorten its longest cell, make that column wider, or set the text as paragraphs.',
  );
}

/** A table whose longest words do not fit beside each other. */
export function tableTooWide(table: string, place?: Place): Diagnostic {
  return finding(
    'warning',
    'pdf/table-too-wide',
    `The columns of ${table} are wider than the page; words in it are cut.`,
    place,
    'Put it into :::landscape, or leave columns out.',
  );
}

/** A drawing or picture that was made smaller to fit on a page. */
export function figureShrunk(figure: string, percent: number, place?: Place): Diagnostic {
  return finding(
    'warning',
    'pdf/figure-shrunk',
    `${capital(figure)} is taller than a page; it is printed at ${percent} percent of its size.`,
    place,
    'Give it less height.',
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function tooManyPages(most: number): Diagnostic {
  return finding('error', 'pdf/too-many-pages', `The brief has more than the limit of ${most} pages.`, undefined, 'Print shorter tables, or part it into several briefs.');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function unsettledPages(): Diagnostic {
  return finding(
    'warning',
    'pdf/unsettled-pages',
    'The page numbers in the register of figures may be off by one: printing them moves the text that they name.',
    undefined,
    'Put the register behind the text, or a page break before it.',
  );
}
