import { wordInlines } from '../inlines.ts';
import { BOX_INDENT } from '../lists.ts';
import type { BlockWriter } from '../scope.ts';
import { wordBlocks } from './index.ts';
import { runContext } from './paragraph.ts';

export const quoteBlock: BlockWriter<'quote'> = (block, flow, scope) =>
  wordBlocks(block.children, { ...flow, text: 'Quote' }, scope);

export const calloutBlock: BlockWriter<'callout'> = (block, flow, scope) => [
  ...(block.title === undefined
    ? []
    : [
        {
          type: 'paragraph' as const,
          style: 'CalloutTitle',
          children: wordInlines(block.title, scope, runContext(flow)),
        },
      ]),
  ...wordBlocks(
    block.children,
    { ...flow, width: flow.width - 2 * BOX_INDENT, text: 'Callout', listLevel: 0, boxed: true },
    scope,
  ),
];
