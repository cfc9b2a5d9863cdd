import { captionLine, headingLead, sourceLines } from '../../document/lines.ts';
import type { Block, Contents, Cover, Figure, Heading, Inline, List, Paragraph, Table } from '../../document/model.ts';
import { linkTargets, writeInlines } from './inlines.ts';
import { indent, prefix, stack, underline } from './lines.ts';
import type { Scope } from './scope.ts';
import { writeGrid } from './table.ts';

type Writers = { readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>, scope: Scope) => string[] };

const WRITERS: Writers = {
  cover: writeCover,
  heading: writeHeading,
  paragraph: writeParagraph,
  list: writeList,
  table: writeTable,
  figure: writeFigure,
  quote: (block, scope) => prefix(writeBlocks(block.children, scope), '> '),
  callout(block, scope) {
    const title = block.title === undefined ? [] : writeRun(block.title, scope);
    return prefix(stack([title, writeBlocks(block.children, scope)]), '| ');
  },
  contents: writeContents,
  columns: (block, scope) => stack(block.columns.map((column) => writeBlocks(column.children, scope))),
  landscape: (block, scope) => writeBlocks(block.children, scope),
  pageBreak: () => [],
  rule: () => ['* * *'],
};

/** Blocks with empty lines between them; a heading that runs in begins the paragraph after it. */
export function writeBlocks(blocks: readonly Block[], scope: Scope): string[] {
  return stack(writeEach(blocks, scope));
}

function writeEach(blocks: readonly Block[], scope: Scope): string[][] {
  return blocks.map((block, index) => {
    const before = blocks[index - 1];
    if (block.type === 'paragraph' && before?.type === 'heading' && before.runIn) return [];
    const next = blocks[index + 1];
    if (block.type !== 'heading' || !block.runIn || next?.type !== 'paragraph') return writeBlock(block, scope);
    const lead: Inline = { type: 'text', value: headingLead(block, scope.document) };
    return writeRun([lead, ...block.children, { type: 'text', value: ' ' }, ...next.children], scope);
  });
}

function writeBlock<Type extends Block['type']>(block: Extract<Block, { type: Type }>, scope: Scope): string[] {
  const write = WRITERS[block.type as Type];
  return write(block, scope);
}

/** Inlines as lines, and below them where their links go. */
function writeRun(inlines: readonly Inline[], scope: Scope): string[] {
  const text = writeInlines(inlines, scope);
  const lines = text.trim() === '' ? [] : text.split('\n').map((line) => line.trim());
  return [...lines, ...linkTargets(inlines, scope)];
}

function writeCover(cover: Cover, scope: Scope): string[] {
  const title = writeInlines(cover.title, scope).replaceAll('\n', ' ');
  const details = cover.details.map(
    ({ label, value }) => `${label}: ${writeInlines(value, scope).replaceAll('\n', ' ')}`,
  );
  return [
    ...underline(title, '='),
    ...(cover.subtitle === undefined ? [] : writeRun(cover.subtitle, scope)),
    ...(cover.marking === undefined ? [] : [cover.marking]),
    ...details,
  ];
}

function writeHeading(heading: Heading, scope: Scope): string[] {
  const line = headingLead(heading, scope.document) + writeInlines(heading.children, scope).replaceAll('\n', ' ');
  return [...(heading.level === 1 ? underline(line, '-') : [line]), ...linkTargets(heading.children, scope)];
}

function writeParagraph(paragraph: Paragraph, scope: Scope): string[] {
  return writeRun(paragraph.children, scope);
}

function writeList(list: List, scope: Scope): string[] {
  return list.items.flatMap((item, index) => {
    const mark = list.ordered ? `${list.start + index}. ` : '- ';
    const lines = writeEach(item, scope).filter((lines) => lines.length > 0);
    // A list within an item follows its paragraph closely.
    const tight = item.every((block, at) => at === 0 || block.type === 'list');
    const written = tight ? lines.flat() : stack(lines);
    return written.length === 0 ? [mark.trim()] : indent(written, mark);
  });
}

function writeTable(table: Table, scope: Scope): string[] {
  const caption = captionLine(table, scope.document);
  const inlines = [...table.head, ...table.body].flatMap((row) => row.cells.flatMap((cell) => cell.children));
  return [
    ...(caption === undefined ? [] : writeRun([{ type: 'text', value: caption.lead }, ...caption.content], scope)),
    ...writeGrid(table, scope),
    ...linkTargets(inlines, scope),
    ...writeSources(table, scope),
  ];
}

function writeFigure(figure: Figure, scope: Scope): string[] {
  const alt = figure.alt ?? scope.assets.get(figure.asset)?.alt ?? '';
  const caption = captionLine(figure, scope.document);
  const lead = caption === undefined ? '' : caption.lead + writeInlines(caption.content, scope).replaceAll('\n', ' ');
  const head = [lead === '' ? alt : lead].filter((line) => line !== '').map((line) => `[${line}]`);
  return [
    ...head,
    ...(lead === '' || alt === '' ? [] : [alt]),
    ...linkTargets(caption?.content ?? [], scope),
    ...writeSources(figure, scope),
  ];
}

function writeSources(block: Table | Figure, scope: Scope): string[] {
  return sourceLines(block, scope.document).flatMap(({ lead, content }) =>
    writeRun([{ type: 'text', value: lead }, ...content], scope),
  );
}

function writeContents(contents: Contents, scope: Scope): string[] {
  const title = contents.title === undefined ? [] : writeRun(contents.title, scope);
  return [...title, ...entriesOf(contents, scope).map((line) => line.replaceAll('\n', ' '))];
}

function entriesOf(contents: Contents, { document, assets }: Scope): string[] {
  const write = (inlines: readonly Inline[]): string => writeInlines(inlines, { document, assets });
  if (contents.of !== 'headings') {
    return document[contents.of].map(({ label, caption }) => `  ${label}. ${write(caption)}`);
  }
  return document.outline
    .filter((entry) => entry.level <= contents.depth)
    .map(
      ({ level, number, children }) => `${'  '.repeat(level)}${number === '' ? '' : `${number}. `}${write(children)}`,
    );
}
