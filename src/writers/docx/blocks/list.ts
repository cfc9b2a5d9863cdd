import type { Block } from '../../../document/model.ts';
import { LIST_DEPTH, LIST_INDENT, NUMBER_IDS } from '../lists.ts';
import { wordInlines } from '../inlines.ts';
import type { ListPosition, WordBlock, WordParagraph } from '../model.ts';
import { runContext } from '../runContext.ts';
import type { BlockWriter, Flow, Scope } from '../scope.ts';
import { LIST_LEVELS } from '../styles/style.ts';

/** A list as paragraphs in list styles, the blocks of each item after its first paragraph set in. */
export const listBlock: BlockWriter<'list'> = (block, flow, scope) => {
  const level = Math.min(flow.listLevel, LIST_DEPTH - 1);
  const styled = Math.min(level + 1, LIST_LEVELS.length);
  const suffix = styled === 1 ? '' : String(styled);
  const inner: Flow = {
    ...flow,
    width: flow.width - LIST_INDENT,
    text: { none: `ListContinue${suffix}`, box: flow.text, quote: 'QuoteListContinue' }[flow.frame],
    listLevel: flow.listLevel + 1,
  };
  const style = { none: `${block.ordered ? 'ListNumber' : 'ListBullet'}${suffix}`, box: 'CalloutList', quote: 'QuoteList' }[flow.frame];
  const list = listPosition(block.ordered, block.start, level, flow, scope);
  return block.items.flatMap((item) => listItem(item, { type: 'paragraph', style, children: [], ...list }, inner, scope));
};

/** Bullets count for themselves; numbers start anew in each list. */
function listPosition(ordered: boolean, start: number, level: number, flow: Flow, scope: Scope): { list?: ListPosition } {
  if (ordered) return { list: scope.lists.add({ level, start, frame: flow.frame }) };
  if (flow.frame !== 'none') return { list: { number: NUMBER_IDS[flow.frame === 'box' ? 'boxedBullets' : 'quotedBullets'], level } };
  return level < LIST_LEVELS.length ? {} : { list: { number: NUMBER_IDS.bullets, level } };
}

function listItem(item: readonly Block[], empty: WordParagraph, inner: Flow, scope: Scope): WordBlock[] {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return [empty, ...scope.writeBlocks(item, inner, scope)];
  const flow = first.language === undefined ? inner : { ...inner, language: first.language };
  const children = wordInlines(first.children, scope, runContext(flow));
  return [{ ...empty, children }, ...scope.writeBlocks(rest, inner, scope)];
}
