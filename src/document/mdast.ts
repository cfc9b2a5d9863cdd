import type { BlockContent, DefinitionContent } from 'mdast';

// The Markdown tree as this stage sees it: mdast with directives.
export type { Definition, FootnoteDefinition, ListItem, Paragraph, PhrasingContent, Root } from 'mdast';
export type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';

/** Everything that can stand where a block stands. */
export type FlowContent = BlockContent | DefinitionContent;

/** Any node that knows where it was written. */
export interface Positioned {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined;
}

interface Point {
  readonly line: number;
  readonly offset?: number | undefined;
}
