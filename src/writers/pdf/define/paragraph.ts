import type { Paragraph } from '../../../document/model.ts';
import { setInlines } from './inlines.ts';
import type { Node, TextNode } from './nodes.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag, type TagAttributes } from './structure.ts';

export function setParagraph(block: Paragraph, scope: Scope): Node[] {
  const tag = addTag(parentOf(scope), 'P', languageOf(block));
  return [paragraphNode(setInlines(block.children, tag, scope, {}, block.place), scope)];
}

/** Running text as it looks in this scope. */
export function paragraphNode(text: TextNode['text'], scope: Scope): TextNode {
  const announces = /:\s*$/.test(text.at(-1)?.text ?? '');
  return {
    ...scope.text,
    ...(announces ? { announces } : {}),
    text,
    alignment: scope.justify ? 'justify' : (scope.text.alignment ?? 'left'),
    hyphenate: scope.justify,
    margin: [0, 0, 0, scope.paragraphSpace],
  };
}

/** The attribute that names a block's own language. */
export function languageOf(block: { readonly language?: string }): TagAttributes {
  return block.language === undefined ? {} : { language: block.language };
}
