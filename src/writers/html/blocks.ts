import { headingLead } from '../../document/lines.ts';
import type { Block, Callout, Cover, Heading, List, Paragraph } from '../../document/model.ts';
import { writeContents } from './contents.ts';
import { writeFigure } from './figure.ts';
import { writeInlines } from './inlines.ts';
import { element, lines } from './markup.ts';
import type { Html } from './markup.ts';
import { languageOf, ownId } from './scope.ts';
import type { Scope } from './scope.ts';
import { writeTable } from './table.ts';

type Writers = { readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>, scope: Scope) => Html };

const WRITERS: Writers = {
  cover: writeCover,
  heading: writeHeading,
  paragraph: writeParagraph,
  list: writeList,
  table: writeTable,
  figure: writeFigure,
  quote: (block, scope) => element('blockquote', languageOf(block), writeBlocks(block.children, scope)),
  callout: writeCallout,
  contents: writeContents,
  columns: (block, scope) =>
    element(
      'div',
      {
        class: 'columns',
        style: `--columns:${block.columns.map(({ width }) => `minmax(0,${Number(width.toFixed(4))}fr)`).join(' ')}`,
        ...languageOf(block),
      },
      lines(block.columns.map((column) => element('div', {}, writeBlocks(column.children, scope)))),
    ),
  landscape: (block, scope) =>
    element('div', { class: 'landscape', ...languageOf(block) }, writeBlocks(block.children, scope)),
  pageBreak: () => element('div', { class: 'page-break' }),
  rule: () => element('hr'),
};

/** Blocks one after the other; a heading that runs in shares a line with the paragraph after it. */
export function writeBlocks(blocks: readonly Block[], scope: Scope): Html {
  const written: Html[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]!;
    const next = blocks[at + 1];
    if (block.type === 'heading' && block.runIn && next?.type === 'paragraph') {
      written.push(element('div', { class: 'run-in' }, writeHeading(block, scope), ' ', writeParagraph(next, scope)));
      at += 1;
    } else written.push(writeBlock(block, scope));
  }
  return lines(written);
}

function writeBlock<Type extends Block['type']>(block: Extract<Block, { type: Type }>, scope: Scope): Html {
  const write = WRITERS[block.type as Type];
  return write(block, scope);
}

/** The title block; the first of them heads the page. */
export function writeCover(cover: Cover, scope: Scope): Html {
  const heading = scope.titled ? 'p' : 'h1';
  scope.titled = true;
  const details = cover.details.map(({ label, value }) =>
    element('div', {}, element('dt', {}, label), ' ', element('dd', {}, writeInlines(value, scope))),
  );
  return element(
    'header',
    { class: `cover cover-${cover.layout}`, ...languageOf(cover) },
    lines([
      element(heading, { class: 'title' }, writeInlines(cover.title, scope)),
      cover.subtitle && element('p', { class: 'subtitle' }, writeInlines(cover.subtitle, scope)),
      cover.marking === undefined ? undefined : element('p', { class: 'marking' }, cover.marking),
      details.length === 0 ? undefined : element('dl', {}, lines(details)),
    ]),
  );
}

function writeHeading(heading: Heading, scope: Scope): Html {
  const lead = headingLead(heading, scope.document);
  return element(
    `h${scope.levels.get(heading) ?? heading.level + 1}`,
    { id: heading.id, class: `level-${heading.level}`, ...languageOf(heading) },
    lead === '' ? undefined : element('span', { class: 'number' }, lead),
    writeInlines(heading.children, scope),
  );
}

function writeParagraph(paragraph: Paragraph, scope: Scope): Html {
  return element('p', languageOf(paragraph), writeInlines(paragraph.children, scope));
}

function writeList(list: List, scope: Scope): Html {
  const items = list.items.map((item) => element('li', {}, writeBlocks(item, scope)));
  const start = list.ordered && list.start !== 1 ? { start: list.start } : {};
  return element(list.ordered ? 'ol' : 'ul', { ...start, ...languageOf(list) }, lines(items));
}

function writeCallout(callout: Callout, scope: Scope): Html {
  const id = ownId('callout', (scope.callouts += 1));
  const labelled = callout.title === undefined ? {} : { 'aria-labelledby': id };
  return element(
    'aside',
    { class: 'callout', ...labelled, ...languageOf(callout) },
    lines([
      callout.title && element('p', { class: 'callout-title', id }, writeInlines(callout.title, scope)),
      writeBlocks(callout.children, scope),
    ]),
  );
}
