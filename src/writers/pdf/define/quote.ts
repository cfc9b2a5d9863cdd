import type { Quote } from '../../../document/model.ts';
import type { Node } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { inside, parentOf, type Scope } from './scope.ts';
import { addTag } from './structure.ts';

/** Indent at both sides as a multiple of the body size. */
const INDENT = 2;

export function setQuote(quote: Quote, scope: Scope): Node[] {
  const indent = INDENT * scope.context.theme.sizes.body;
  const tag = addTag(parentOf(scope), 'BlockQuote', languageOf(quote));
  const inner = inside(scope, tag, { width: scope.width - 2 * indent });
  return [
    {
      stack: scope.context.setBlocks(quote.children, { ...inner, text: { ...scope.text, italics: true } }),
      margin: [indent, 0, indent, 0],
    },
  ];
}
