import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openFontLibrary } from '../../../src/fonts.ts';
import { readDocx } from '../../support/docxText.ts';
import { hasOffice, printWithOffice } from './office.ts';
import { pageDrifts } from './words.ts';

/**
 * Holds the page numbers of contents and lists against the pages that LibreOffice prints, the fonts of the
 * program given to it: `node test/conformance/docx/pages.ts <file.docx>...`. Prints each line that names
 * another page, and how many name the right one.
 */
const files = process.argv.slice(2);
if (files.length === 0 || !hasOffice()) {
  console.error('Needs Word documents, and soffice and pdftotext on the path: node test/conformance/docx/pages.ts <file.docx>...');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'docx-pages-'));
const prints = printWithOffice(files, folder, openFontLibrary());
for (const file of files) {
  const printed = prints.get(file)!;
  const drifts = pageDrifts(readDocx(readFileSync(file)), printed);
  for (const { text, named, drift } of drifts) {
    if (drift !== 0) console.log(`  p. ${named}: ${text} (${drift === undefined ? 'nowhere' : `printed on ${named + drift}`})`);
  }
  const right = drifts.filter(({ drift }) => drift === 0).length;
  console.log(`${basename(file)}: ${right} of ${drifts.length} lines name the page that LibreOffice prints; ${printed.pages.length} pages; ${printed.pdf}`);
}
