import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { isDict, isRef, PdfObjects, textOf, type PdfDict, type PdfValue } from './pdfObjects.ts';

/** One element of a file's structure as a screen reader meets it. */
export interface PdfElement {
  readonly role: string;
  readonly alt: string | undefined;
  readonly language: string | undefined;
  /** Attributes of all owners: Scope, ColSpan, RowSpan, ListNumbering, Summary, BBox. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly (PdfElement | string)[];
  /** Pages (from 1) on which it has content of its own. */
  readonly pages: readonly number[];
}

/** What a tagged file says, read without the library that wrote it. */
export interface PdfReading {
  readonly title: string;
  readonly language: string;
  readonly pages: number;
  readonly structure: PdfElement;
  /** Text that belongs to no element: running heads, page numbers, markings; one line a page. */
  readonly artifacts: readonly string[];
}

interface MarkedText {
  /** Text of each marked content, by `page object:mcid`. */
  readonly marked: ReadonlyMap<string, string>;
  readonly artifacts: readonly string[];
  readonly pages: number;
}

export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const objects = new PdfObjects(bytes);
  const text = await readMarkedText(bytes);
  const { catalog } = objects;
  const root = objects.dict(catalog['/StructTreeRoot']);
  const pageNumbers = new Map<number, number>();
  for (const page of objects.list(objects.dict(catalog['/Pages'])['/Kids'])) {
    if (isRef(page)) pageNumbers.set(page.ref, pageNumbers.size + 1);
  }
  const info = objects.dict(objects.trailer['/Info']);
  return {
    title: textOf(objects.resolve(info['/Title'])) ?? '',
    language: textOf(catalog['/Lang']) ?? '',
    pages: text.pages,
    structure: readElement(objects.list(root['/K'])[0]!, { objects, text, pageNumbers }),
    artifacts: text.artifacts,
  };
}

interface Source {
  readonly objects: PdfObjects;
  readonly text: MarkedText;
  readonly pageNumbers: ReadonlyMap<number, number>;
}

function readElement(value: PdfValue, source: Source): PdfElement {
  const { objects, text, pageNumbers } = source;
  const dict = objects.dict(value);
  const ownPage = dict['/Pg'];
  const pages = new Set<number>();
  const take = (page: PdfValue | undefined, mcid: PdfValue | undefined): string => {
    if (!isRef(page)) return '';
    pages.add(pageNumbers.get(page.ref)!);
    return text.marked.get(`${page.ref}:${Number(mcid)}`) ?? '';
  };
  const children = objects.list(dict['/K']).flatMap((kid): (PdfElement | string)[] => {
    if (typeof kid === 'number') return [take(ownPage, kid)];
    const inner = objects.dict(kid);
    if (inner['/Type'] === '/OBJR') return [];
    if (inner['/Type'] === '/MCR') return [take(inner['/Pg'] ?? ownPage, inner['/MCID'])];
    return [readElement(kid, source)];
  });
  return {
    role: String(dict['/S']).slice(1),
    alt: textOf(dict['/Alt']),
    language: textOf(dict['/Lang']),
    attributes: readAttributes(dict, objects),
    children,
    pages: [...pages],
  };
}

function readAttributes(dict: PdfDict, objects: PdfObjects): Record<string, unknown> {
  const sets = objects.list(dict['/A']).filter(isDict);
  const entries = sets.flatMap((set) => Object.entries(set));
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(1), textOf(value) ?? value]));
}

async function readMarkedText(bytes: Uint8Array): Promise<MarkedText> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false });
  const file = await task.promise;
  const marked = new Map<string, string>();
  const artifacts: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: (string | null)[] = [];
    let outside = '';
    let hyphenated = false;
    for (const item of items) {
      if ('str' in item) {
        const [outer] = open;
        // A hyphen at a line's end is marked as what it stands for: no part of the word, nor is the line's end.
        if (open.length > 1) hyphenated = true;
        if (open.length > 1 || (hyphenated && item.str.trim() === '')) continue;
        hyphenated = false;
        const words = item.str + (item.hasEOL ? ' ' : '');
        if (outer === undefined || outer === null) outside += words;
        else marked.set(outer, (marked.get(outer) ?? '') + words);
      } else if (item.type === 'endMarkedContent') {
        open.pop();
      } else {
        const id = 'id' in item ? (item.id as string | null) : null;
        open.push(id === null ? null : id.replace(/^p(\d+)R?_mc/, '$1:'));
      }
    }
    artifacts.push(outside);
  }
  const pages = file.numPages;
  await task.destroy();
  return { marked, artifacts, pages };
}

/** All elements with the role, in reading order. */
export function elementsWith(element: PdfElement, role: string): PdfElement[] {
  const inner = element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsWith(child, role)));
  return element.role === role ? [element, ...inner] : inner;
}

/** All text inside of an element, marks of notes and list labels included. */
export function fullText(element: PdfElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : fullText(child))).join('');
}

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
