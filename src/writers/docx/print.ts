import type { FileChild, XmlComponent } from 'docx';
import { Element, StyledParagraph, value } from './element.ts';
import type { WordBlock, WordCell, WordContents, WordParagraph, WordRow, WordTable } from './model.ts';
import { controlId, type PrintState } from './printState.ts';
import { printInlines } from './runs.ts';
import { twips } from './units.ts';

/** Elements of the library for our blocks. */
export function printBlocks(blocks: readonly WordBlock[], state: PrintState): FileChild[] {
  return blocks.map((block) => printBlock(block, state));
}

function printBlock(block: WordBlock, state: PrintState): FileChild {
  switch (block.type) {
    case 'paragraph':
      return printParagraph(block, state);
    case 'table':
      return printTable(block, state);
    case 'contents':
      return printContents(block, state);
  }
}

export function printParagraph(paragraph: WordParagraph, state: PrintState): StyledParagraph {
  const properties = [value('w:pStyle', paragraph.style)];
  if (paragraph.startsPage === true) properties.push(new Element('w:pageBreakBefore'));
  if (paragraph.list !== undefined) {
    const { level, number } = paragraph.list;
    properties.push(new Element('w:numPr', undefined, [value('w:ilvl', level), value('w:numId', number)]));
  }
  const mark = paragraph.runsIn === true ? styleSeparator() : undefined;
  return new StyledParagraph(properties, mark, printInlines(paragraph.children, state));
}

/** Properties of a paragraph mark that does not end the line. */
function styleSeparator(): Element {
  return new Element('w:rPr', undefined, [new Element('w:vanish'), new Element('w:specVanish')]);
}

function printTable(table: WordTable, state: PrintState): Element {
  const properties = new Element('w:tblPr', undefined, [
    value('w:tblStyle', table.style),
    new Element('w:tblW', { 'w:w': 5000, 'w:type': 'pct' }),
    new Element('w:tblLayout', { 'w:type': 'fixed' }),
    new Element('w:tblLook', {
      'w:val': lookBits(table),
      'w:firstRow': table.headerRow ? 1 : 0,
      'w:lastRow': table.totalRow ? 1 : 0,
      'w:firstColumn': table.headerColumn ? 1 : 0,
      'w:lastColumn': 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    }),
    ...(table.title === '' ? [] : [value('w:tblCaption', table.title)]),
    ...(table.description === '' ? [] : [value('w:tblDescription', table.description)]),
  ]);
  const grid = new Element('w:tblGrid', undefined, table.widths.map((width) => new Element('w:gridCol', { 'w:w': twips(width) })));
  return new Element('w:tbl', undefined, [properties, grid, ...table.rows.map((row) => printRow(row, table, state))]);
}

/** The flags of `w:tblLook` as the hexadecimal number that older readers take. */
function lookBits({ headerRow, totalRow, headerColumn }: WordTable): string {
  const bits = 0x600 + (headerRow ? 0x20 : 0) + (totalRow ? 0x40 : 0) + (headerColumn ? 0x80 : 0);
  return bits.toString(16).toUpperCase().padStart(4, '0');
}

function printRow(row: WordRow, table: WordTable, state: PrintState): Element {
  const properties = new Element('w:trPr', undefined, [
    new Element('w:cantSplit'),
    ...(row.header ? [new Element('w:tblHeader')] : []),
  ]);
  let column = 0;
  const cells = row.cells.map((cell) => {
    const width = table.widths.slice(column, column + cell.columnSpan).reduce((sum, part) => sum + part, 0);
    column += cell.columnSpan;
    return printCell(cell, width, state);
  });
  return new Element('w:tr', undefined, [properties, ...cells]);
}

function printCell(cell: WordCell, width: number, state: PrintState): Element {
  const properties = [new Element('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' })];
  if (cell.columnSpan > 1) properties.push(value('w:gridSpan', cell.columnSpan));
  if (cell.merge !== undefined) properties.push(value('w:vMerge', cell.merge === 'down' ? 'restart' : 'continue'));
  return new Element('w:tc', undefined, [
    new Element('w:tcPr', undefined, properties),
    ...cell.paragraphs.map((paragraph) => printParagraph(paragraph, state)),
  ]);
}

/** Contents in the control that Word puts around its own. */
function printContents(contents: WordContents, state: PrintState): Element {
  const properties = new Element('w:sdtPr', undefined, [
    value('w:id', controlId(state)),
    new Element('w:docPartObj', undefined, [value('w:docPartGallery', 'Table of Contents'), new Element('w:docPartUnique')]),
  ]);
  const content: XmlComponent[] = contents.paragraphs.map((paragraph) => printParagraph(paragraph, state));
  return new Element('w:sdt', undefined, [properties, new Element('w:sdtContent', undefined, content)]);
}
