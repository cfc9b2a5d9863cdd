import type { Place } from '../../../diagnostic.ts';
import type { Content, Role, Tag } from './structure.ts';

/**
 * What the definition is made of: the nodes of pdfmake that are used (text, stack, columns, svg,
 * image) with annotations of our own that `layout/` understands. Lengths are points.
 */
export type Node = TextNode | StackNode | ColumnsNode | SvgNode | ImageNode;

/** Left, top, right, bottom. */
export type Margin = [number, number, number, number];

/** Style of text; inherited from the nodes around. */
export interface TextStyle {
  font?: string;
  fontSize?: number;
  bold?: boolean;
  italics?: boolean;
  color?: string;
  /** Distance of base lines as a multiple of the font size. */
  lineHeight?: number;
  alignment?: 'left' | 'center' | 'right' | 'justify';
  /** Points added after each letter. */
  characterSpacing?: number;
  /** OpenType features. */
  fontFeatures?: readonly string[];
}

/** A stretch of text in one style. */
export interface Run extends TextStyle {
  text: string;
  /** Where it stands in the structure; absent for what is decoration. */
  content?: Content;
  /** The Link element that the run is inside of, and where it leads. */
  link?: LinkTarget;
  /** The footnote that the run refers to. */
  note?: string;
  /** Raised or lowered, smaller. */
  script?: 'super' | 'sub';
  /** BCP 47 tag for hyphenation, where it differs from the document's. */
  language?: string;
  /** Prints the number of the page on which the block with this id stands. */
  pageOf?: string;
  /** An element that begins with this run has a name that links can lead to. */
  anchor?: string;
}

export interface LinkTarget {
  readonly tag: Tag;
  /** A URL or the id of a block. */
  readonly to: { readonly url: string } | { readonly id: string };
  /** What the link says, for those who cannot see it. */
  readonly words: string;
  /** Told by a line below it and not by its colour alone. */
  readonly underlined: boolean;
}

interface NodeBase extends TextStyle {
  margin?: Margin;
  /** Ids that links and bookmarks lead to; all stand where the node begins. */
  anchors?: readonly string[];
  /** Stays on the page on which the next node begins. */
  keepWithNext?: boolean;
  /** Printed before the node's first line, in the margin left of it. */
  marker?: Marker;
  /** Name of the section that begins here, for the running head. */
  sectionName?: string;
}

export interface Marker {
  readonly runs: Run[];
  /** Distance from the left edge of the text to the marker's left edge or, with `end`, to its right edge. */
  readonly outdent: number;
  readonly end?: true;
  _inlines?: object[];
}

export interface TextNode extends NodeBase {
  text: Run[];
  /** What does not fit on one line is left out, and dots stand for it. */
  oneLine?: boolean;
  /** Its last lines stay on the page on which the next node begins. */
  announces?: boolean;
  /** Lines about as long as each other, for headings. */
  balanced?: boolean;
  /** Break words at syllables. */
  hyphenate?: boolean;
  /** Lines of dots from the end of the text to a page number at the right. */
  leader?: { readonly page: Run; readonly dots: Run; readonly reserve: number };
}

export interface StackNode extends NodeBase {
  stack: Node[];
  /** A table. */
  grid?: Grid;
  /** A title page or band: without running head. */
  cover?: true;
  band?: true;
  /** A coloured ground behind the children. */
  box?: Box;
  /** All on one page, if it fits on one. */
  keepTogether?: boolean;
  /** A new page begins here, with the given orientation. */
  page?: 'break' | 'landscape' | 'portrait';
  /** A line across, of the given thickness. */
  rule?: { readonly color: string; readonly thickness: number; readonly length?: number };
}

export interface ColumnsNode extends NodeBase {
  columns: (Node & { width: number | '*' | string })[];
  columnGap: number;
}

export interface SvgNode extends NodeBase {
  svg: string;
  width: number;
  height: number;
  content?: Content;
  origin: Origin;
}

export interface ImageNode extends NodeBase {
  image: string;
  width: number;
  height: number;
  content?: Content;
  origin: Origin;
}

/** What a finding says of a figure or table: its name in the text, and where the author wrote it. */
export interface Origin {
  /** "Table 2", or "a table" without a caption. */
  readonly name: string;
  readonly place: Place | undefined;
}

export interface Box {
  readonly color: string;
  /** A bar at the left edge. */
  readonly bar?: { readonly color: string; readonly width: number };
  readonly padding: Margin;
  /** The ground reaches the upper edge and both sides of the paper. */
  readonly bleed?: true;
}

/** A table: cells of text between horizontal rules. */
export interface Grid {
  readonly origin: Origin;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** How many rows at the top are printed again on each page. */
  readonly headerRows: number;
  /** Set above the repeated head: caption and "(continued)". */
  readonly continued?: TextNode;
  readonly padding: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly rules: GridRules;
}

export interface GridColumn {
  /** Share of the width; absent: by content. */
  readonly width?: number;
  /** Takes what is left of the width. */
  readonly grow: boolean;
  /** Its text stays on one line, if that takes no more than half of the table. */
  readonly whole: boolean;
  /** Where a figure's decimal point is put: the widest part before and after it decide. */
  readonly decimal: boolean;
}

export interface GridRow {
  readonly cells: readonly GridCell[];
  /** Rule below the row, where it has one. */
  readonly rule?: { readonly color: string; readonly thickness: number };
  readonly fill?: string;
  /** Extra space above. */
  readonly spaceAbove: number;
  /** Must not be the last on a page. */
  readonly keepWithNext: boolean;
}

export interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly node: TextNode;
  /** Text before and after the point, for alignment on it. */
  readonly decimal?: { readonly before: string; readonly after: string };
}

export interface GridRules {
  readonly top: { readonly color: string; readonly thickness: number };
  readonly bottom: { readonly color: string; readonly thickness: number };
}

export type HeadingRole = Extract<Role, `H${number}`>;
