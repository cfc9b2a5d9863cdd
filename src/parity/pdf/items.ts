import { ItemList } from '../itemList.ts';
import type { Reading } from '../model.ts';
import { placeCells, type ReadCell } from '../tableGrid.ts';
import { fullText, type PdfReading } from './read.ts';
import type { PdfElement } from './structure.ts';

/** What a tagged PDF says, item by item. */
export function readPdfItems({ title, language, structure }: PdfReading): Reading {
  const list = new ItemList();
  readBlock(structure, { list, depth: 0, contents: 0, quoted: false });
  return { format: 'pdf', title, language, items: list.items };
}

interface Scope {
  readonly list: ItemList;
  /** How many lists the element stands in. */
  readonly depth: number;
  /** How many lists of contents the element stands in. */
  readonly contents: number;
  readonly quoted: boolean;
}

type ReadElement = (element: PdfElement, scope: Scope) => void;

const readGroup: ReadElement = (element, scope) => {
  const loose = element.children.filter((child) => typeof child === 'string').join('');
  if (loose.trim() !== '') scope.list.add('paragraph', '', loose, pageOf(element));
  for (const child of element.children) if (typeof child !== 'string') readBlock(child, scope);
};

const readHeading: ReadElement = (element, { list }) => {
  const level = Number(/\d+/.exec(element.role)?.[0] ?? 1);
  list.addHeading(level, blockText(element, list), pageOf(element));
};

const readParagraph: ReadElement = (element, { list, quoted }) =>
  list.add('paragraph', quoted ? 'quoted' : '', blockText(element, list), pageOf(element));

const readContents: ReadElement = (element, scope) => {
  if (scope.contents === 0) scope.list.startContents();
  readGroup(element, { ...scope, contents: scope.contents + 1 });
};

const readListItem: ReadElement = (element, scope) => {
  const label = elementsOf(element).filter(({ role }) => role === 'Lbl').map(fullText).join('');
  const blocks = elementsOf(element).filter(({ role }) => role !== 'Lbl').flatMap(contentOf);
  const [first, ...rest] = blocks;
  const isText = first?.role === 'P' || first?.role === 'LBody';
  scope.list.addListItem(scope.depth, label, isText ? blockText(first, scope.list) : '', pageOf(element));
  for (const block of isText ? rest : blocks) readBlock(block, scope);
};

/** The blocks of an item's body; a body of bare words is a block itself. */
function contentOf(body: PdfElement): PdfElement[] {
  const blocks = elementsOf(body);
  const hasBlocks = body.role === 'LBody' && blocks.some(({ role }) => !INLINE.has(role));
  return hasBlocks ? blocks : [body];
}

const readTable: ReadElement = (element, { list }) => {
  for (const caption of elementsOf(element).filter(({ role }) => role === 'Caption')) {
    list.add('caption', '', blockText(caption, list), pageOf(caption));
  }
  list.add('table', '', String(element.attributes['Summary'] ?? ''), pageOf(element));
  for (const cell of placeCells(rowsOf(element).map((row) => elementsOf(row).map((cell) => readCell(cell, list))))) {
    list.add('cell', cell.detail, cell.text, cell.page, cell.row);
  }
};

function rowsOf(element: PdfElement): PdfElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.role === 'TR') return [child];
    return /^T(?:Head|Body|Foot)$/i.test(child.role) ? rowsOf(child) : [];
  });
}

function readCell(element: PdfElement, list: ItemList): ReadCell {
  const { Scope: scope, ColSpan: columns, RowSpan: rows } = element.attributes;
  const header = scope === 'Row' ? 'row header' : 'column header';
  const page = pageOf(element);
  return {
    text: blockText(element, list),
    columnSpan: Number(columns ?? 1),
    rowSpan: Number(rows ?? 1),
    role: element.role === 'TH' ? header : 'data',
    ...(page !== undefined && { page }),
  };
}

const readNote: ReadElement = (element, { list }) => {
  const label = elementsOf(element).filter(({ role }) => role === 'Lbl').map(fullText).join('').trim();
  const blocks = element.children.filter((child) => typeof child === 'string' || child.role !== 'Lbl');
  const texts = blocks.flatMap((block) => (typeof block === 'string' ? [block] : noteTexts(block, list)));
  texts.forEach((text, index) => list.addNote(index === 0 ? label : '', text, pageOf(element)));
};

/** The paragraphs of a note, list items among them. */
function noteTexts(element: PdfElement, list: ItemList): string[] {
  if (/^(?:L|LI|LBody|Div|Sect|BlockQuote)$/.test(element.role)) {
    return elementsOf(element).filter(({ role }) => role !== 'Lbl').flatMap((child) => noteTexts(child, list));
  }
  return [blockText(element, list)];
}

const READERS: Readonly<Record<string, ReadElement>> = {
  ...Object.fromEntries(['H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Title'].map((role) => [role, readHeading])),
  P: readParagraph,
  Caption: (element, { list }) => list.add('caption', '', blockText(element, list), pageOf(element)),
  BlockQuote: (element, scope) => readGroup(element, { ...scope, quoted: true }),
  L: (element, scope) => {
    if (scope.depth === 0) scope.list.endLists();
    readGroup(element, { ...scope, depth: scope.depth + 1 });
  },
  LI: readListItem,
  Table: readTable,
  Figure: (element, { list }) => list.add('figure', '', element.alt ?? '', pageOf(element)),
  Formula: (element, { list }) => list.add('figure', '', element.alt ?? fullText(element), pageOf(element)),
  TOC: readContents,
  TOCI: (element, { list, contents }) => list.addContentsEntry(contents, entryText(element), pageOf(element)),
  Note: readNote,
  FENote: readNote,
};

/** Roles of words inside a block. */
const INLINE: ReadonlySet<string> = new Set(['Span', 'Link', 'Code', 'Reference', 'Quote', 'Em', 'Strong', 'Sub', 'Annot']);

function readBlock(element: PdfElement, scope: Scope): void {
  const read = READERS[element.role] ?? (INLINE.has(element.role) ? readParagraph : readGroup);
  read(element, scope);
}

/** The words of a block; notes inside it are set aside, pictures are read as what stands for them. */
function blockText(element: PdfElement, list: ItemList): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      if (child.role === 'Note' || child.role === 'FENote') {
        readNote(child, { list, depth: 0, contents: 0, quoted: false });
        return '';
      }
      if (child.role === 'Figure') return child.alt ?? '';
      const text = blockText(child, list);
      return child.role === 'P' || child.role === 'LI' ? ` ${text} ` : text;
    })
    .join('');
}

/** The words of a line of contents without the page number at its end. */
function entryText(element: PdfElement): string {
  const parts = leaves(element);
  const last = parts.at(-1)?.trim() ?? '';
  return (parts.length > 1 && /^\d+$/.test(last) ? parts.slice(0, -1) : parts).join('');
}

function leaves(element: PdfElement): string[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [child] : leaves(child)));
}

function elementsOf(element: PdfElement): PdfElement[] {
  return element.children.filter((child): child is PdfElement => typeof child !== 'string');
}

/** The page on which an element begins. */
function pageOf(element: PdfElement): number | undefined {
  return element.pages[0] ?? elementsOf(element).map(pageOf).find((page) => page !== undefined);
}
