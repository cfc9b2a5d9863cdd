import type { Assets, Block, Heading, NoteReference, ResolvedDocument } from '../../../document/model.ts';
import type { Report } from '../../../diagnostic.ts';
import type { Theme } from '../../../theme.ts';
import type { HeadingRole, Node, TextStyle } from './nodes.ts';
import { addTag, type Tag } from './structure.ts';

/** What is the same for all blocks of one document. */
export interface Context {
  /** Sets the blocks inside of a block. */
  readonly setBlocks: (blocks: readonly Block[], scope: Scope) => Node[];
  readonly document: ResolvedDocument;
  readonly theme: Theme;
  readonly assets: Assets;
  readonly report: Report;
  /** Page of each place that page numbers name; absent until the pages were laid out once. */
  readonly pageOf?: ReadonlyMap<string, number>;
  /** Width of the text of an upright page, in points. */
  readonly textWidth: number;
  /** The same of a page turned on its side. */
  readonly landscapeWidth: number;
  readonly headingRoles: ReadonlyMap<Block, HeadingRole>;
  /** Footnotes as they are printed, by id; filled as references are met. */
  readonly notes: Map<string, Node>;
  /** Notes referred to in the block at hand, not yet put into the structure. */
  readonly pendingNotes: NoteReference[];
  /** Pictures by the name that nodes call them. */
  readonly images: Map<string, Uint8Array>;
}

/** Where a block stands. */
export interface Scope {
  readonly context: Context;
  /** The structure element that the block is inside of. */
  readonly parent: Tag;
  /** Open sections of the running text; absent inside lists, boxes and columns. */
  readonly sections?: Sections;
  /** BCP 47 tag of the text around. */
  readonly language: string;
  /** How running text looks here. */
  readonly text: TextStyle;
  /** Whether running text is stretched to the full line and hyphenated. */
  readonly justify: boolean;
  /** Space after a paragraph. */
  readonly paragraphSpace: number;
  /** Inside of a footnote. */
  readonly inNote?: true;
  /** How many lists are around. */
  readonly depth?: number;
  /** Width of the line, in points. */
  readonly width: number;
}

/** Nests the structure's sections as headings come. */
export class Sections {
  readonly #root: Tag;
  readonly #open: { readonly level: number; readonly tag: Tag }[] = [];

  constructor(root: Tag) {
    this.#root = root;
  }

  get current(): Tag {
    return this.#open.at(-1)?.tag ?? this.#root;
  }

  /** The section that a heading of this level opens. */
  open(heading: Heading): Tag {
    while (this.#open.length > 0 && this.#open.at(-1)!.level >= heading.level) this.#open.pop();
    const tag = addTag(this.current, 'Sect');
    this.#open.push({ level: heading.level, tag });
    return tag;
  }
}

/** The structure element that the next block goes into. */
export function parentOf(scope: Scope): Tag {
  return scope.sections?.current ?? scope.parent;
}

/** The same place inside of another element, where no section can begin. */
export function inside(scope: Scope, parent: Tag, changes: Partial<Scope> = {}): Scope {
  const { sections: _, ...rest } = scope;
  return { ...rest, ...changes, parent };
}
