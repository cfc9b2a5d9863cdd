import { wordInlines } from '../inlines.ts';
import type { BlockWriter, Flow } from '../scope.ts';
import type { RunContext } from '../inlines.ts';

export const paragraphBlock: BlockWriter<'paragraph'> = (block, flow, scope) => [
  { type: 'paragraph', style: flow.text, children: wordInlines(block.children, scope, runContext(flow)) },
];

export const ruleBlock: BlockWriter<'rule'> = () => [{ type: 'paragraph', style: 'HorizontalRule', children: [] }];

/** Runs of a block: plain, in the block's language. */
export function runContext({ language }: Flow): RunContext {
  return language === undefined ? { traits: [] } : { traits: [], language };
}
