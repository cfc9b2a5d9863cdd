import { wordInlines } from '../inlines.ts';
import { BOX_INDENT } from '../lists.ts';
import { styled } from '../paragraphs.ts';
import { runContext } from '../runContext.ts';
import type { BlockWriter } from '../scope.ts';

export const quoteBlock: BlockWriter<'quote'> = (block, flow, scope) =>
  scope.writeBlocks(block.children, { ...flow, text: 'Quote' }, scope);

export const calloutBlock: BlockWriter<'callout'> = (block, flow, scope) => [
  ...(block.title === undefined ? [] : [styled('CalloutTitle', wordInlines(block.title, scope, runContext(flow)))]),
  ...scope.writeBlocks(
    block.children,
    { ...flow, width: flow.width - 2 * BOX_INDENT, text: 'Callout', listLevel: 0, boxed: true },
    scope,
  ),
];
