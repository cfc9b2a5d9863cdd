import { strFromU8, unzipSync } from 'fflate';
import { countLists, type ListCounter } from '../../src/parity/docx/numbering.ts';
import { styleOutlines } from '../../src/parity/docx/outline.ts';
import { elementAt, elementsOf, parseXml, valueAt, walkXml, type XmlElement } from '../../src/parity/docx/xmlTree.ts';

/** What a reader of a Word document reads, in document order. */
export interface DocxReading {
  readonly blocks: readonly DocxBlock[];
  /** Footnotes by their number. */
  readonly footnotes: ReadonlyMap<number, string>;
  /** Text of all headers and footers, each once. */
  readonly furniture: readonly string[];
}

export type DocxBlock =
  | {
      readonly kind: 'paragraph';
      readonly style: string;
      /** Level in the outline, from 1; absent for running text. */
      readonly outline?: number;
      /** What its list prints before it. */
      readonly label?: string;
      readonly text: string;
    }
  | { readonly kind: 'table'; readonly title: string; readonly rows: readonly (readonly string[])[]; readonly headerRows: number }
  | { readonly kind: 'figure'; readonly alt: string; readonly drawing: 'chart' | 'svg' | 'picture' };

/** Reads a Word document without the library that wrote it. */
export function readDocx(bytes: Uint8Array): DocxReading {
  const files = unzipSync(bytes);
  const part = (path: string): XmlElement => parseXml(strFromU8(files[path]!));
  const styles = part('word/styles.xml');
  const labels: Labels = { ...countLists(part('word/numbering.xml'), styles), outlines: styleOutlines(styles) };
  const body = elementAt(part('word/document.xml'), 'w:body')!;
  const footnotes = new Map<number, string>();
  for (const note of elementsOf(part('word/footnotes.xml'), 'w:footnote')) {
    if (note.attributes['w:type'] !== undefined) continue;
    footnotes.set(Number(note.attributes['w:id']), plainText(readBlocks(note, labels)));
  }
  const furniture = Object.keys(files)
    .filter((path) => /^word\/(?:header|footer)\d+\.xml$/.test(path))
    .sort()
    .map((path) => plainText(readBlocks(part(path), labels)));
  return { blocks: readBlocks(body, labels), footnotes, furniture };
}

/** The whole text in document order, a line for each paragraph, cell and alt text; footnotes last. */
export function docxText(reading: DocxReading): string {
  return [plainText(reading.blocks), ...reading.footnotes.values()].join('\n');
}

/** The same in pieces. */
export function docxPieces(reading: DocxReading): string[] {
  return [...reading.blocks.map((block) => plainText([block])), ...reading.footnotes.values()];
}

/** Title and language as the file's properties state them. */
export function docxProperties(bytes: Uint8Array): { title: string; language: string } {
  const core = parseXml(strFromU8(unzipSync(bytes)['docProps/core.xml']!));
  const text = (name: string): string => elementAt(core, name)?.children.join('') ?? '';
  return { title: text('dc:title'), language: text('dc:language') };
}

/** Headings with their numbers; level 1 is the top. */
export function docxHeadings(reading: DocxReading): { level: number; text: string }[] {
  return reading.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.outline !== undefined ? [{ level: block.outline, text: labelled(block).trim() }] : [],
  );
}

interface Labels extends ListCounter {
  /** Level in the outline of each paragraph style that has one. */
  readonly outlines: ReadonlyMap<string, number>;
}

function plainText(blocks: readonly DocxBlock[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return labelled(block);
        case 'table':
          return block.rows.map((row) => row.join('\n')).join('\n');
        case 'figure':
          return block.alt;
      }
    })
    .join('\n');
}

function labelled({ label, text }: { readonly label?: string; readonly text: string }): string {
  return label === undefined || label === '' ? text : `${label} ${text}`;
}

function readBlocks(parent: XmlElement, labels: Labels): DocxBlock[] {
  return elementsOf(parent).flatMap((element): DocxBlock[] => {
    switch (element.name) {
      case 'w:p':
        return readParagraph(element, labels);
      case 'w:tbl':
        return [readTable(element, labels)];
      case 'w:sdt':
        return readBlocks(elementAt(element, 'w:sdtContent')!, labels);
      default:
        return [];
    }
  });
}

function readParagraph(element: XmlElement, labels: Labels): DocxBlock[] {
  const label = labels.next(element)?.text;
  const text = runText(element);
  const style = valueAt(element, 'w:pPr', 'w:pStyle') ?? 'Normal';
  const figures = [...walkXml(element)].filter(({ name }) => name === 'w:drawing').map(readFigure);
  if (figures.length > 0 && text === '') return figures;
  const outline = labels.outlines.get(style);
  return [
    { kind: 'paragraph', style, text, ...(label === undefined ? {} : { label }), ...(outline === undefined ? {} : { outline }) },
    ...figures,
  ];
}

function readFigure(drawing: XmlElement): DocxBlock {
  const all = [...walkXml(drawing)];
  const alt = all.find(({ name }) => name === 'wp:docPr')?.attributes['descr'] ?? '';
  const has = (name: string): boolean => all.some((element) => element.name === name);
  return { kind: 'figure', alt, drawing: has('c:chart') ? 'chart' : has('asvg:svgBlip') ? 'svg' : 'picture' };
}

function readTable(table: XmlElement, labels: Labels): DocxBlock {
  const rows = elementsOf(table, 'w:tr');
  return {
    kind: 'table',
    title: valueAt(table, 'w:tblPr', 'w:tblCaption') ?? '',
    headerRows: rows.filter((row) => elementAt(row, 'w:trPr', 'w:tblHeader') !== undefined).length,
    rows: rows.map((row) =>
      elementsOf(row, 'w:tc')
        .filter((cell) => valueAt(cell, 'w:tcPr', 'w:vMerge') !== 'continue')
        .map((cell) => plainText(readBlocks(cell, labels))),
    ),
  };
}

const SILENT: ReadonlySet<string> = new Set(['w:pPr', 'w:rPr', 'w:instrText', 'w:del', 'w:sdtPr', 'w:drawing', 'w:pict', 'mc:Fallback']);

/** Text of the runs below an element; the results of fields, not their codes. */
function runText(element: XmlElement): string {
  return elementsOf(element)
    .map((child) => {
      if (SILENT.has(child.name)) return '';
      switch (child.name) {
        case 'w:t':
          return child.children.join('');
        case 'w:tab':
          return '\t';
        case 'w:br':
          return child.attributes['w:type'] === undefined ? '\n' : '';
        case 'w:noBreakHyphen':
          return '\u2011';
        case 'w:softHyphen':
          return '\u00AD';
        default:
          return runText(child);
      }
    })
    .join('');
}
