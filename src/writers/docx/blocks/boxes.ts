import { wordInlines } from '../inlines.ts';
import { BOX_INDENT } from '../lists.ts';
import type { WordBlock } from '../model.ts';
import { styled } from '../paragraphs.ts';
import { runContext } from '../runContext.ts';
import type { BlockWriter } from '../scope.ts';

/** A quotation. Lists begin anew in it: they stand in its indent, not in that of a list around it. */
export const quoteBlock: BlockWriter<'quote'> = (block, flow, scope) => {
  const frame = flow.frame === 'box' ? 'box' : 'quote';
  return scope.writeBlocks(block.children, { ...flow, text: 'Quote', listLevel: 0, frame }, scope);
};

/** A box: paragraphs with the same shading and borders, which Word draws as one. */
export const calloutBlock: BlockWriter<'callout'> = (block, flow, scope) => {
  const inner = { ...flow, width: flow.width - 2 * BOX_INDENT, text: 'Callout', listLevel: 0, frame: 'box' as const };
  const title = block.title === undefined ? [] : [styled('CalloutTitle', wordInlines(block.title, scope, runContext(flow)))];
  return ended([...title, ...scope.writeBlocks(block.children, inner, scope)]);
};

const BOX_ENDS: ReadonlyMap<string, string> = new Map([
  ['Callout', 'CalloutEnd'],
  ['CalloutList', 'CalloutListEnd'],
]);

/** The space below the box belongs to its last paragraph. */
function ended(blocks: readonly WordBlock[]): WordBlock[] {
  const last = blocks.at(-1);
  const style = last?.type === 'paragraph' ? BOX_ENDS.get(last.style) : undefined;
  return last?.type !== 'paragraph' || style === undefined ? [...blocks] : [...blocks.slice(0, -1), { ...last, style }];
}
