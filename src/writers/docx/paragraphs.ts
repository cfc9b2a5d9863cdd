import type { WordInline, WordParagraph } from './model.ts';

/** A paragraph in a style. */
export function styled(style: string, children: readonly WordInline[] = []): WordParagraph {
  return { type: 'paragraph', style, children };
}
