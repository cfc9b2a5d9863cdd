import type { Block, NoteReference } from '../../../document/model.ts';
import { setCallout } from './callout.ts';
import { setColumns } from './columns.ts';
import { setContents } from './contents.ts';
import { setCover } from './cover.ts';
import { setFigure } from './figure.ts';
import { setHeading, setRunInHeading } from './heading.ts';
import { setList } from './list.ts';
import type { Node } from './nodes.ts';
import { setNote } from './note.ts';
import { setParagraph } from './paragraph.ts';
import { setQuote } from './quote.ts';
import { parentOf, type Scope } from './scope.ts';
import { setTable } from './table.ts';

type Setters = {
  readonly [Type in Block['type']]: (block: Extract<Block, { type: Type }>, scope: Scope) => Node[];
};

const setters = {
  cover: setCover,
  heading: setHeading,
  paragraph: setParagraph,
  list: setList,
  table: setTable,
  figure: setFigure,
  quote: setQuote,
  callout: setCallout,
  contents: setContents,
  columns: setColumns,
  landscape: (block, scope) => [
    { stack: [], page: 'landscape' },
    ...setBlocks(block.children, { ...scope, width: scope.context.landscapeWidth }),
    { stack: [], page: 'portrait' },
  ],
  pageBreak: () => [{ stack: [], page: 'break' }],
  rule: (_, scope) => [
    {
      stack: [],
      rule: { color: scope.context.theme.colors.rule, thickness: 0.75 },
      margin: [0, scope.paragraphSpace, 0, 2 * scope.paragraphSpace],
    },
  ],
} satisfies Setters;

/** Blocks as nodes, in reading order; footnotes follow the block that refers to them. */
export function setBlocks(blocks: readonly Block[], scope: Scope): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]!;
    const next = blocks[at + 1];
    if (block.type === 'heading' && block.runIn && next?.type === 'paragraph') {
      nodes.push(...setRunInHeading(block, next, scope));
      at += 1;
    } else {
      nodes.push(...setBlock(block, scope));
    }
    setPendingNotes(scope);
  }
  return nodes;
}

function setBlock(block: Block, scope: Scope): Node[] {
  const set = setters[block.type] as (block: Block, scope: Scope) => Node[];
  return set(block, block.language === undefined ? scope : { ...scope, language: block.language });
}

/** Notes stand beside each other, also where one refers to another. */
function setPendingNotes(scope: Scope): void {
  if (scope.inNote) return;
  const { pendingNotes, notes } = scope.context;
  while (pendingNotes.length > 0) {
    const reference: NoteReference = pendingNotes.shift()!;
    notes.set(reference.note, setNote(reference.note, { ...scope, parent: parentOf(scope) }));
  }
}
