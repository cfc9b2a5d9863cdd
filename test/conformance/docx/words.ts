import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { docxText, type DocxReading } from '../../support/docxText.ts';
import type { PrintedPages } from './office.ts';

/** Words in scripts that PDF text gives back letter by letter in the order of reading. */
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+/gu;

const PAGE_FIELD = /(?<=> PAGEREF [^<]*<\/w:instrText><\/w:r>.{0,400}?fldCharType="separate"\/><\/w:r><w:r>(?:<w:rPr>.{0,200}?<\/w:rPr>)?<w:t[^>]*>)\d+/gs;

/** A document without the page numbers in its text: LibreOffice counts pages for itself. */
export function withoutPageNumbers(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const path = 'word/document.xml';
  return zipSync({ ...files, [path]: strToU8(strFromU8(files[path]!).replace(PAGE_FIELD, '')) }, { level: 0 });
}

/** Text that is printed from right to left by force. */
const TURNED = /\u202E.*?\u202C/gu;

/** Words that a document has more often than its print shows them. A word may be cut by the edge of a cell. */
export function missingWords(reading: DocxReading, printed: PrintedPages): string[] {
  const shown = plain(printed.pages.join('\n')).replace(/\s+/g, '');
  const counts = new Map<string, number>();
  const written = docxText({ ...reading, blocks: reading.blocks.filter((block) => block.kind !== 'figure') }).replace(TURNED, '');
  for (const [word] of plain(written).matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([word, count]) => shown.split(word).length - 1 < count).map(([word]) => word);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\u00AD/g, '').toLowerCase();
}

/** A line of the contents, and how many pages from the one it names its heading is printed. */
export interface PageDrift {
  readonly text: string;
  readonly named: number;
  /** Pages from the named one to the nearest that has the heading; undefined if no page has it. */
  readonly drift: number | undefined;
}

/** Compares the page numbers of contents and lists with where LibreOffice prints what they name. */
export function pageDrifts(reading: DocxReading, { pages }: PrintedPages): PageDrift[] {
  const lists = /^(?:TOC\d|TableofFigures)$/;
  const squeezed = pages.map((page) => plain(page).replace(/\s+/g, ''));
  return reading.blocks.flatMap((block): PageDrift[] => {
    if (block.kind !== 'paragraph' || !lists.test(block.style)) return [];
    const [text = '', page = ''] = block.text.split('\t');
    const named = Number(page);
    const wanted = plain(text).replace(/\s+/g, '');
    // The lists themselves name it too, followed by dots.
    const found = squeezed.flatMap((one, index) => (one.replaceAll(`${wanted}...`, '').includes(wanted) ? [index + 1] : []));
    const drifts = found.map((at) => at - named).sort((a, b) => Math.abs(a) - Math.abs(b));
    return [{ text, named, drift: drifts[0] }];
  });
}
