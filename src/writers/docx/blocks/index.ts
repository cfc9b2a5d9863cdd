import type { Block, Heading, Note } from '../../../document/model.ts';
import { nestedSection } from '../../../messages/docx.ts';
import { contentsBlock } from '../contents.ts';
import type { WordBlock, WordParagraph } from '../model.ts';
import { styled } from '../paragraphs.ts';
import { textRun } from '../runContext.ts';
import type { BlockWriter, Flow, Scope } from '../scope.ts';
import { tableBlock } from '../tables.ts';
import { calloutBlock, quoteBlock } from './boxes.ts';
import { coverBlock } from './cover.ts';
import { figureBlock } from './figure.ts';
import { headingBlock } from './heading.ts';
import { listBlock } from './list.ts';
import { paragraphBlock, ruleBlock } from './paragraph.ts';

const BLOCK_WRITERS: { readonly [Type in Block['type']]: BlockWriter<Type> } = {
  cover: coverBlock,
  heading: headingBlock,
  paragraph: paragraphBlock,
  list: listBlock,
  table: tableBlock,
  figure: figureBlock,
  quote: quoteBlock,
  callout: calloutBlock,
  contents: contentsBlock,
  columns: (block, flow, scope) => {
    scope.report(nestedSection('columns', block.place));
    return wordBlocks(block.columns.flatMap((column) => column.children), flow, scope);
  },
  landscape: (block, flow, scope) => {
    scope.report(nestedSection('landscape', block.place));
    return wordBlocks(block.children, flow, scope);
  },
  pageBreak: () => [],
  rule: ruleBlock,
};

/** Blocks one after the other as Word's paragraphs and tables. */
export function wordBlocks(blocks: readonly Block[], flow: Flow, scope: Scope): WordBlock[] {
  const written: WordBlock[] = [];
  let startsPage = false;
  for (const [index, block] of blocks.entries()) {
    const made = runsInto(block, blocks[index + 1])
      ? headingBlock(block, flow, scope).map(runIn)
      : writeBlock(block, flow, scope);
    if (made.length > 0) {
      const shown = startsPage ? onNewPage(made) : made;
      written.push(...(flow.frame === 'box' ? shown : apart(written.at(-1), shown)));
      startsPage = false;
    }
    startsPage ||= block.type === 'pageBreak' || (block.type === 'cover' && block.layout === 'page');
  }
  return written;
}

function runsInto(block: Block, next: Block | undefined): block is Heading {
  return block.type === 'heading' && block.runIn && next?.type === 'paragraph';
}

function writeBlock<Type extends Block['type']>(block: Extract<Block, { type: Type }>, flow: Flow, scope: Scope): WordBlock[] {
  const inner = block.language === undefined ? flow : { ...flow, language: block.language };
  const write = BLOCK_WRITERS[block.type as Type] as BlockWriter<Type>;
  return write(block, inner, scope);
}

/** A heading on the line of the paragraph after it, with a gap that is no part of either. */
function runIn(heading: WordParagraph): WordParagraph {
  return { ...heading, runsIn: true, children: [...heading.children, textRun('\u2002')] };
}

/** Lets the first paragraph begin a page. */
export function onNewPage(blocks: readonly WordBlock[]): WordBlock[] {
  const [first, ...rest] = blocks;
  return first === undefined ? [] : [changeFirstParagraph(first, (paragraph) => ({ ...paragraph, startsPage: true })), ...rest];
}

/** A block with its first paragraph changed, wherever that stands. */
export function changeFirstParagraph(block: WordBlock, change: (paragraph: WordParagraph) => WordParagraph): WordBlock {
  switch (block.type) {
    case 'paragraph':
      return change(block);
    case 'contents': {
      const [first, ...rest] = block.paragraphs;
      return first === undefined ? block : { ...block, paragraphs: [change(first), ...rest] };
    }
    case 'table': {
      const [row, ...rows] = block.rows;
      const [cell, ...cells] = row?.cells ?? [];
      const [first, ...rest] = cell?.paragraphs ?? [];
      if (row === undefined || cell === undefined || first === undefined) return block;
      const changed = { ...cell, paragraphs: [change(first), ...rest] };
      return { ...block, rows: [{ ...row, cells: [changed, ...cells] }, ...rows] };
    }
  }
}

/** Keeps a table or figure from running into the table or paragraph after it. */
function apart(before: WordBlock | undefined, blocks: readonly WordBlock[]): readonly WordBlock[] {
  const [first, ...rest] = blocks;
  if (before === undefined || first === undefined) return blocks;
  if (before.type === 'table' && first.type === 'table') return [SEPARATOR, ...blocks];
  if (isBoxed(before) && isBoxed(first)) return [SEPARATOR, ...blocks];
  const isDisplay = before.type === 'table' || (before.type === 'paragraph' && DISPLAY_ENDS.has(before.style));
  if (isDisplay && first.type === 'paragraph' && first.style === 'BodyText') {
    return [{ ...first, style: 'BodyTextAfterDisplay' }, ...rest];
  }
  return blocks;
}

function isBoxed(block: WordBlock): boolean {
  return block.type === 'paragraph' && block.style.startsWith('Callout');
}

/** Styles in which a figure without source ends. */
const DISPLAY_ENDS: ReadonlySet<string> = new Set(['CaptionBelow', 'Figure']);

/** Word joins tables and boxes that touch; it also wants a paragraph at the end of a section. */
export const SEPARATOR: WordParagraph = styled('Separator');

/** The elements of a footnote, the first a paragraph so that the mark can stand in it. */
export function noteBlocks(note: Note, scope: Scope): WordBlock[] {
  const flow: Flow = { width: Number.POSITIVE_INFINITY, text: 'FootnoteText', listLevel: 0, frame: 'none' };
  const [first, ...rest] = wordBlocks(note.children, flow, scope);
  if (first?.type !== 'paragraph') return [styled('FootnoteText'), ...(first === undefined ? [] : [first]), ...rest];
  return [{ ...first, children: [textRun(' '), ...first.children] }, ...rest];
}
