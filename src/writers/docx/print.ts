import type { FileChild } from 'docx';
import { Block, element, type Piece, StyledParagraph } from './element.ts';
import { tag, valueTag } from './markup.ts';
import type { WordBlock, WordCell, WordContents, WordParagraph, WordRow, WordTable } from './model.ts';
import { controlId, type PrintState } from './printState.ts';
import { printInlines } from './runs.ts';
import { twips } from './units.ts';

/** Components of the library for our blocks. */
export function printBlocks(blocks: readonly WordBlock[], state: PrintState): FileChild[] {
  return blocks.map((block) => printBlock(block, state));
}

function printBlock(block: WordBlock, state: PrintState): FileChild {
  switch (block.type) {
    case 'paragraph':
      return printParagraph(block, state);
    case 'table':
      return asBlock(printTable(block, state), state);
    case 'contents':
      return asBlock(printContents(block, state), state);
  }
}

function asBlock(piece: Piece, state: PrintState): FileChild {
  return typeof piece === 'string' ? new Block(piece, state.finished) : (piece as FileChild);
}

/** A paragraph that can carry the settings of a section. */
export function printParagraph(paragraph: WordParagraph, state: PrintState): StyledParagraph {
  return new StyledParagraph(paragraphProperties(paragraph), printInlines(paragraph.children, state), state.finished);
}

function innerParagraph(paragraph: WordParagraph, state: PrintState): Piece {
  const properties = tag('w:pPr', {}, paragraphProperties(paragraph));
  return element('w:p', {}, [properties, ...printInlines(paragraph.children, state)], state.finished);
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

function printTable(table: WordTable, state: PrintState): Piece {
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
  return element('w:tbl', {}, [properties, grid, ...table.rows.map((row) => printRow(row, table, state))], state.finished);
}

/** The flags of `w:tblLook` as the hexadecimal number that older readers take. */
function lookBits({ headerRow, totalRow, headerColumn }: WordTable): string {
  const bits = 0x600 + (headerRow ? 0x20 : 0) + (totalRow ? 0x40 : 0) + (headerColumn ? 0x80 : 0);
  return bits.toString(16).toUpperCase().padStart(4, '0');
}

function printRow(row: WordRow, table: WordTable, state: PrintState): Piece {
  const properties = tag('w:trPr', {}, tag('w:cantSplit'), row.header ? tag('w:tblHeader') : '');
  let column = 0;
  const cells = row.cells.map((cell) => {
    const width = table.widths.slice(column, column + cell.columnSpan).reduce((sum, part) => sum + part, 0);
    column += cell.columnSpan;
    return printCell(cell, width, state);
  });
  return element('w:tr', {}, [properties, ...cells], state.finished);
}

function printCell({ columnSpan, merge, paragraphs }: WordCell, width: number, state: PrintState): Piece {
  const properties = tag(
    'w:tcPr',
    {},
    tag('w:tcW', { 'w:w': twips(width), 'w:type': 'dxa' }),
    columnSpan > 1 ? valueTag('w:gridSpan', columnSpan) : '',
    merge === undefined ? '' : valueTag('w:vMerge', merge === 'down' ? 'restart' : 'continue'),
  );
  return element('w:tc', {}, [properties, ...paragraphs.map((paragraph) => innerParagraph(paragraph, state))], state.finished);
}

/** Contents in the control that Word puts around its own. */
function printContents(contents: WordContents, state: PrintState): Piece {
  const properties = tag(
    'w:sdtPr',
    {},
    valueTag('w:id', controlId(state)),
    tag('w:docPartObj', {}, valueTag('w:docPartGallery', 'Table of Contents'), tag('w:docPartUnique')),
  );
  const paragraphs = contents.paragraphs.map((paragraph) => innerParagraph(paragraph, state));
  return element('w:sdt', {}, [properties, element('w:sdtContent', {}, paragraphs, state.finished)], state.finished);
}
