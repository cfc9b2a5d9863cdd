import { captionLine, headingLead, sourceLines } from './lines.ts';
import type { Assets, Block, Contents, Figure, Inline, ResolvedDocument, Table } from './model.ts';
import { inlineText, isEndnoteMark } from './walk.ts';

/**
 * What a reader of any format gets to read, in reading order: the lines that every writer's file must
 * hold in this order, footnotes last. Page numbers, marks of lists, running heads and the protective
 * marking have their own places in each format and are not among them. The mark of a note ends a line,
 * so that writers may set it as they like.
 */
export function readingText(document: ResolvedDocument, assets: Assets): string[] {
  const reader: Reader = { document, assets };
  const notes = [...document.notes.values()].flatMap((note) => readBlocks(note.children, reader));
  return [...readBlocks(document.blocks, reader), ...notes].map(tidy).filter((line) => line !== '');
}

interface Reader {
  readonly document: ResolvedDocument;
  readonly assets: Assets;
}

type Readers = {
  readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>, reader: Reader) => string[];
};

const READERS: Readers = {
  cover: (block, reader) => [
    ...readRun('', block.title, reader),
    ...readRun('', block.subtitle ?? [], reader),
    ...block.details.flatMap(({ label, value }) => [label, ...readRun('', value, reader)]),
  ],
  heading: (block, reader) => readRun(headingLead(block, reader.document), block.children, reader),
  paragraph: (block, reader) => readRun('', block.children, reader),
  list: (block, reader) => block.items.flatMap((item) => readBlocks(item, reader)),
  table: readTable,
  figure: readFigure,
  quote: (block, reader) => readBlocks(block.children, reader),
  callout: (block, reader) => [...readRun('', block.title ?? [], reader), ...readBlocks(block.children, reader)],
  contents: readContents,
  columns: (block, reader) => block.columns.flatMap((column) => readBlocks(column.children, reader)),
  landscape: (block, reader) => readBlocks(block.children, reader),
  pageBreak: () => [],
  rule: () => [],
};

/** A heading that runs in reads as the beginning of the paragraph after it. */
function readBlocks(blocks: readonly Block[], reader: Reader): string[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    if (block.type === 'paragraph' && before?.type === 'heading' && before.runIn) return [];
    const next = blocks[index + 1];
    if (block.type !== 'heading' || !block.runIn || next?.type !== 'paragraph') return readBlock(block, reader);
    const space: Inline = { type: 'text', value: ' ' };
    return readRun(headingLead(block, reader.document), [...block.children, space, ...next.children], reader);
  });
}

function readBlock<Type extends Block['type']>(block: Extract<Block, { type: Type }>, reader: Reader): string[] {
  const read = READERS[block.type as Type];
  return read(block, reader);
}

/** Cells row by row, between the caption and the lines below. */
function readTable(block: Table, reader: Reader): string[] {
  const rows = [...block.head, ...block.body];
  const cells = rows.flatMap((row) => row.cells.flatMap((cell) => readRun('', cell.children, reader)));
  return [...readCaption(block, reader), ...cells, ...readSources(block, reader)];
}

/** The caption, what stands for the picture to those who cannot see it, and the lines below. */
function readFigure(block: Figure, reader: Reader): string[] {
  const alt = block.alt ?? reader.assets.get(block.asset)?.alt ?? '';
  return [...readCaption(block, reader), alt, ...readSources(block, reader)];
}

function readCaption(block: Table | Figure, reader: Reader): string[] {
  const line = captionLine(block, reader.document);
  return line === undefined ? [] : readRun(line.lead, line.content, reader);
}

function readSources(block: Table | Figure, reader: Reader): string[] {
  return sourceLines(block, reader.document).flatMap((line) => readRun(line.lead, line.content, reader));
}

/** Number and words apart: formats part them by a space or a tab. */
function readContents(block: Contents, reader: Reader): string[] {
  const { document } = reader;
  const title = readRun('', block.title ?? [], reader);
  if (block.of === 'headings') {
    const entries = document.outline.filter((entry) => entry.level <= block.depth);
    return [...title, ...entries.flatMap((entry) => [entry.number, ...readRun('', entry.children, reader)])];
  }
  const entries = document[block.of];
  return [...title, ...entries.flatMap((entry) => [entry.label, ...readRun('', entry.caption, reader)])];
}

/** One run of inlines, cut at the marks of notes and at page numbers. */
function readRun(lead: string, inlines: readonly Inline[], { document }: Reader): string[] {
  const cut = inlines.flatMap(markNotes);
  const text = lead + inlineText(cut, document.labels);
  return text.split(CUT);
}

/** Stands for the mark of a note or a page number until the text is cut there; no text holds it. */
const CUT = '\u0000';

function markNotes(inline: Inline): Inline[] {
  if (inline.type === 'noteReference' || inline.type === 'pageReference' || isEndnoteMark(inline)) return [{ type: 'text', value: CUT }];
  if (!('children' in inline) || inline.children === undefined) return [inline];
  return [{ ...inline, children: inline.children.flatMap(markNotes) }];
}

function tidy(line: string): string {
  return line.replaceAll(/\s+/g, ' ').trim();
}
