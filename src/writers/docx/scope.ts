import type { Report } from '../../diagnostic.ts';
import type { Assets, Block, ResolvedDocument } from '../../document/model.ts';
import type { FontLibrary } from '../../fonts.ts';
import type { FootnoteBook } from './footnotes.ts';
import type { HeadingPlan } from './headings.ts';
import type { HouseStyle } from './house/houseStyle.ts';
import type { Frame, ListBook } from './lists.ts';
import type { WordBlock } from './model.ts';
import type { PageShape } from './page.ts';
import type { Style } from './styles/style.ts';

/** What the functions that make a document's elements share. */
export interface Scope {
  readonly document: ResolvedDocument;
  readonly page: PageShape;
  /** Looks that replace those of the theme. */
  readonly house: HouseStyle | undefined;
  readonly assets: Assets;
  readonly fonts: FontLibrary;
  /** PNG of each drawing that Word gets as a picture, by its key. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Page of each heading, figure and table, by its id; absent if no list of the brief asks. */
  readonly pageOf: ReadonlyMap<string, number> | undefined;
  /** Name of the bookmark of each id. */
  readonly bookmarks: ReadonlyMap<string, string>;
  readonly headings: HeadingPlan;
  readonly footnotes: FootnoteBook;
  readonly lists: ListBook;
  /** Styles that this document needs beyond those of every document, by their id. */
  readonly ownStyles: Map<string, Style>;
  readonly report: Report;
  /** Blocks one after the other, for blocks that hold blocks. */
  writeBlocks(blocks: readonly Block[], flow: Flow, scope: Scope): WordBlock[];
}

/** Where in the document blocks stand. */
export interface Flow {
  /** Width of a line in points. */
  readonly width: number;
  /** Style of running paragraphs. */
  readonly text: string;
  /** Depth in lists; 0 outside. */
  readonly listLevel: number;
  /** What it is in; a quotation in a box is in the box. */
  readonly frame: Frame;
  /** Language of the block where it is not the document's. */
  readonly language?: string;
}

/** Makes the elements of one type of block. */
export type BlockWriter<Type extends Block['type']> = (
  block: Extract<Block, { type: Type }>,
  flow: Flow,
  scope: Scope,
) => WordBlock[];
