import * as messages from '../messages/document.ts';
import type { Definition, FlowContent, FootnoteDefinition, Root } from './mdast.ts';
import type { Block, Note } from './model.ts';
import { orderNotes } from './noteOrder.ts';
import { enter } from './scope.ts';
import type { Scope } from './scope.ts';
import { slugify } from './slug.ts';
import type { Slugs } from './slug.ts';

interface WrittenNote {
  readonly id: string;
  /** More than one if the author used the name twice. */
  readonly definitions: FootnoteDefinition[];
}

/** What Markdown defines in one place and uses in others. */
export interface Definitions {
  /** Targets of links and pictures by label. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Footnotes by the author's name for them. */
  readonly notes: ReadonlyMap<string, WrittenNote>;
}

/** Ids of notes come from the same store as those of headings, so that none is given twice. */
export function gatherDefinitions(root: Root, slugs: Slugs): Definitions {
  const definitions = new Map<string, Definition>();
  const notes = new Map<string, WrittenNote>();
  for (const node of walkFlow(root.children as FlowContent[])) {
    // The first of several definitions counts, as in all of Markdown.
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type !== 'footnoteDefinition') continue;
    const written = notes.get(node.identifier);
    if (written === undefined) {
      const id = slugs.claim(`note-${slugify(node.identifier).replace(/^section-/, '')}`);
      notes.set(node.identifier, { id, definitions: [node] });
    } else written.definitions.push(node);
  }
  return { definitions, notes };
}

function* walkFlow(nodes: readonly FlowContent[]): Generator<FlowContent> {
  for (const node of nodes) {
    yield node;
    if (node.type === 'blockquote' || node.type === 'containerDirective' || node.type === 'footnoteDefinition') {
      yield* walkFlow(node.children);
    }
    if (node.type === 'list') yield* walkFlow(node.children.flatMap((item) => item.children));
  }
}

/** The footnotes in the order in which the blocks refer to them, then those that nothing refers to. */
export function buildNotes(
  written: Definitions['notes'],
  blocks: readonly Block[],
  scope: Scope,
): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>();
  for (const [name, { id, definitions }] of written) {
    const [definition, ...others] = definitions;
    if (definition === undefined) continue;
    const place = scope.placeOf(definition);
    for (const other of others) scope.brief.report(messages.noteTwice(name, place, scope.placeOf(other)));
    const children = scope.brief.buildBlocks(definition.children, enter(scope, 'note'));
    notes.set(id, { id, children, ...(place === undefined ? {} : { place }) });
  }
  const order = orderNotes(blocks, notes);
  const unused = [...notes.keys()].filter((id) => !order.includes(id));
  return new Map([...order, ...unused].map((id) => [id, notes.get(id)!]));
}
