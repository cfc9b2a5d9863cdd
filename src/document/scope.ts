import type { Dataset } from '../dataset/model.ts';
import type { Place, Report } from '../diagnostic.ts';
import type { ExpandedText, Template } from '../template/model.ts';
import type { Definition, FlowContent, PhrasingContent, Positioned } from './mdast.ts';
import type { Block, Inline } from './model.ts';
import type { Slugs } from './slug.ts';
import type { NumberLog } from './typedNumbers.ts';
import type { Wording } from './wording.ts';

/** What a block or an inline stands in, as far as it matters what may stand there. */
export type Container =
  | 'quote'
  | 'list'
  | 'note'
  | 'link'
  | 'callout'
  | 'columns'
  | 'column'
  | 'landscape'
  | 'heading'
  | 'fact'
  | 'reference';

/** What is the same for the whole brief while it is built. */
export interface Brief {
  readonly expanded: ExpandedText;
  readonly template: Template;
  readonly dataset: Dataset;
  readonly wording: Wording;
  readonly report: Report;
  /** Targets of links by label, `[label]: url`. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Ids of the footnotes by what the author calls them. */
  readonly noteIds: ReadonlyMap<string, string>;
  readonly slugs: Slugs;
  /** Gathers the numbers that are bound to nothing. */
  readonly numbers: NumberLog;

  // How the parts of this stage reach one another without importing in circles.
  buildBlocks(nodes: readonly FlowContent[], scope: Scope): Block[];
  buildInlines(nodes: readonly PhrasingContent[], scope: Scope): Inline[];
  /** Markdown of one line, such as a caption. */
  buildLine(markdown: string, scope: Scope, place: Place | undefined): Inline[];
  /** Words that are no Markdown, such as a value of the dataset. */
  buildText(value: string, place: Place | undefined): Inline[];
}

/** A brief seen from one of its blocks. */
export interface Scope {
  readonly brief: Brief;
  /** The text that the positions of nodes count in. */
  readonly source: string;
  /** Where the author wrote a node, or a line (from 1) of `source`. */
  placeOf(at: Positioned | number): Place | undefined;
  /** From the outermost to the innermost. */
  readonly within: readonly Container[];
}

/** The scope of what stands inside a container. */
export function enter(scope: Scope, container: Container): Scope {
  return { ...scope, within: [...scope.within, container] };
}

/** What stands in these belongs to them and not to the outline of the brief. */
const APART: readonly Container[] = ['quote', 'list', 'note', 'callout'];

/** Whether headings here are left out of the contents. */
export function isApart(scope: Scope): boolean {
  return scope.within.some((container) => APART.includes(container));
}

/** The piece of source that a node was parsed from; empty where a node has none of its own. */
export function sourceOf(node: Positioned, scope: Scope): string {
  return scope.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
