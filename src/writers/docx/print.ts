import { tag, valueTag } from './markup.ts';
import type { WordBlock, WordCell, WordContents, WordParagraph, WordRow, WordTable } from './model.ts';
import { element, type OpenParagraph, type Piece } from './pieces.ts';
import { controlId, type PrintState } from './printState.ts';
import { printInlines } from './runs.ts';
import { twips } from './units.ts';

/** Pieces of a part for our blocks. */
export function printBlocks(blocks: readonly WordBlock[], state: PrintState): Piece[] {
  return blocks.flatMap((block) => printBlock(block, state));
}

function printBlock(block: WordBlock, state: PrintState): Piece[] {
  switch (block.type) {
    case 'paragraph':
      return printParagraph(block, state);
    case 'table':
      return printTable(block, state);
    case 'contents':
      return printContents(block, state);
  }
}

function printParagraph(paragraph: WordParagraph, state: PrintState): Piece[] {
  const { properties, runs } = openParagraph(paragraph, state);
  return element('w:p', {}, [tag('w:pPr', {}, properties), ...runs]);
}

/** A paragraph that the library puts something into. */
export function openParagraph(paragraph: WordParagraph, state: PrintState): OpenParagraph {
  return { properties: paragraphProperties(paragraph), runs: printInlines(paragraph.children, state) };
}

function paragraphProperties({ style, startsPage, list, runsIn }: WordParagraph): string {
  return [
    valueTag('w:pStyle', style),
    startsPage === true ? tag('w:pageBreakBefore') : '',
    list === undefined ? '' : tag('w:numPr', {}, valueTag('w:ilvl', list.level), valueTag('w:numId', list.number)),
    runsIn === true ? STYLE_SEPARATOR : '',
  ].join('');
}

/** Properties of a paragraph mark that does not end the line. */
const STYLE_SEPARATOR = tag('w:rPr', {}, tag('w:vanish'), tag('w:specVanish'));

function printTable(table: WordTable, state: PrintState): Piece[] {
  const properties = tag(
    'w:tblPr',
    {},
    valueTag('w:tblStyle', table.style),
    tag('w:tblW', { 'w:w': 5000, 'w:type': 'pct' }),
    tag('w:tblLayout', { 'w:type': 'fixed' }),
    tag('w:tblLook', {
      'w:val': lookBits(table),
      'w:firstRow': table.headerRow ? 1 : 0,
      'w:lastRow': table.totalRow ? 1 : 0,
      'w:firstColumn': table.headerColumn ? 1 : 0,
      'w:lastColumn': 0,
      'w:noHBand': 1,
      'w:noVBand': 1,
    }),
    table.title === '' ? '' : valueTag('w:tblCaption', table.title),
    table.description === '' ? '' : valueTag('w:tblDescription', table.description),
  );
  const grid = tag('w:tblGrid', {}, ...table.widths.map((width) => tag('w:gridCol', { 'w:w': twips(width) })));
  return element('w:tbl', {}, [properties, grid, ...table.rows.flatMap((row) => printRow(row, table, state))]);
}

/** The flags of `w:tblLook` as the hexadecimal number that older readers take. */
function lookBits({ headerRow, totalRow, headerColumn }: WordTable): string {
  const bits = 0x600 + (headerRow ? 0x20 : 0) + (totalRow ? 0x40 : 0) + (headerColumn ? 0x80 : 0);
  return bits.toString(16).toUpperCase().padStart(4, '0');
}

function printRow(row: WordRow, table: WordTable, state: PrintState): Piece[] {
  const properties = tag('w:trPr', {}, tag('w:cantSplit'), row.header ? tag('w:tblHeader') : '');
  let column = 0;
  const cells = row.cells.flatMap((cell) => {
    const width = table.widths.slice(column, column + cell.columnSpan).reduce((sum, part) => sum + part, 0);
    column += cell.columnSpan;
    return printCell(cell, width, state);
  });
  return element('w:tr', {}, [properties, ...cells]);
}

function printCell({ columnSpan, merge, paragraphs }: WordCell, width: number, state: PrintState): Piece[] {
  const properties = tag(
    'w:tcPr',
    {},
    tag('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }),
    columnSpan > 1 ? valueTag('w:gridSpan', columnSpan) : '',
    merge === undefined ? '' : valueTag('w:vMerge', merge === 'down' ? 'restart' : 'continue'),
  );
  return element('w:tc', {}, [properties, ...paragraphs.flatMap((paragraph) => printParagraph(paragraph, state))]);
}

/** Contents in the control that Word puts around its own. */
function printContents(contents: WordContents, state: PrintState): Piece[] {
  const properties = tag(
    'w:sdtPr',
    {},
    valueTag('w:id', controlId(state)),
    tag('w:docPartObj', {}, valueTag('w:docPartGallery', 'Table of Contents'), tag('w:docPartUnique')),
  );
  const paragraphs = printBlocks(contents.paragraphs, state);
  return element('w:sdt', {}, [properties, ...element('w:sdtContent', {}, paragraphs)]);
}
