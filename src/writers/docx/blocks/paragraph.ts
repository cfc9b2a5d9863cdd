import { wordInlines } from '../inlines.ts';
import { styled } from '../paragraphs.ts';
import { runContext } from '../runContext.ts';
import type { BlockWriter } from '../scope.ts';

export const paragraphBlock: BlockWriter<'paragraph'> = (block, flow, scope) => [
  styled(flow.text, wordInlines(block.children, scope, runContext(flow))),
];

export const ruleBlock: BlockWriter<'rule'> = () => [styled('HorizontalRule')];
