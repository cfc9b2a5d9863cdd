import type { NativeChart } from '../../document/model.ts';
import type { PageShape } from './page.ts';

/**
 * A brief as Word sees it: sections of paragraphs and tables with named styles. Plain data; what
 * becomes of it in XML is known to `print.ts` alone. Lengths are in points.
 */
export interface WordDocument {
  readonly page: PageShape;
  readonly sections: readonly WordSection[];
  /** Footnotes by their number in the file, from 1. */
  readonly footnotes: ReadonlyMap<number, readonly WordBlock[]>;
}

export interface WordSection {
  readonly landscape: boolean;
  /** Widths and the gap between columns; absent: one column. */
  readonly columns?: { readonly widths: readonly number[]; readonly gap: number };
  /** Begins on the page on which the section before it ends. */
  readonly continuous: boolean;
  readonly blocks: readonly WordBlock[];
}

export type WordBlock = WordParagraph | WordTable | WordContents;

export interface WordParagraph {
  readonly type: 'paragraph';
  /** Id of a paragraph style. */
  readonly style: string;
  readonly children: readonly WordInline[];
  /** Number of the list (`w:numId`) and depth in it, from 0. */
  readonly list?: ListPosition;
  readonly startsPage?: boolean;
  /** The paragraph after it continues its line: a style separator in Word. */
  readonly runsIn?: boolean;
}

export interface ListPosition {
  readonly number: number;
  readonly level: number;
}

export interface WordTable {
  readonly type: 'table';
  /** Id of a table style. */
  readonly style: string;
  readonly headerRow: boolean;
  readonly headerColumn: boolean;
  readonly totalRow: boolean;
  readonly widths: readonly number[];
  readonly title: string;
  readonly description: string;
  readonly rows: readonly WordRow[];
}

export interface WordRow {
  /** Repeated at the top of each page. */
  readonly header: boolean;
  readonly cells: readonly WordCell[];
}

export interface WordCell {
  readonly columnSpan: number;
  /** `down`: the cells below continue it; `up`: it continues the one above. */
  readonly merge?: 'down' | 'up';
  readonly paragraphs: readonly WordParagraph[];
}

/** A list made from the document, in a content control that Word offers to update. */
export interface WordContents {
  readonly type: 'contents';
  readonly paragraphs: readonly WordParagraph[];
}

export type WordInline =
  | WordText
  | WordBreak
  | WordTab
  | WordField
  | WordBookmark
  | WordLink
  | WordJump
  | WordFootnote
  | WordControl
  | WordPicture
  | WordChart
  | WordWatermark;

/** What a run is, in the order in which it decides the name of the character style. */
export type Trait =
  | 'strong'
  | 'emphasis'
  | 'code'
  | 'superscript'
  | 'subscript'
  | 'link'
  | 'reference'
  | 'boundFigure'
  | 'missing'
  | 'marking'
  | 'captionLabel'
  | 'coverLabel';

export interface WordText {
  readonly type: 'text';
  readonly text: string;
  readonly traits: readonly Trait[];
  /** BCP 47 tag where it differs from the document's. */
  readonly language?: string;
}

export interface WordBreak {
  readonly type: 'break';
  readonly of: 'line' | 'column';
}

export interface WordTab {
  readonly type: 'tab';
}

/** A field whose result is known. */
export interface WordField {
  readonly type: 'field';
  readonly code: string;
  readonly result: readonly WordInline[];
  /** Set where the field runs over several paragraphs: whether it begins or ends in this one. */
  readonly span?: { readonly begins: boolean; readonly ends: boolean };
}

export interface WordBookmark {
  readonly type: 'bookmark';
  readonly name: string;
  readonly children: readonly WordInline[];
}

/** A link out of the document. */
export interface WordLink {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly WordInline[];
}

/** A link to a bookmark. */
export interface WordJump {
  readonly type: 'jump';
  readonly anchor: string;
  /** Shown while the link is pointed at. */
  readonly tip?: string;
  readonly children: readonly WordInline[];
}

export interface WordFootnote {
  readonly type: 'footnote';
  readonly id: number;
}

/** Text bound to a property of the document: change one and the other follows. */
export interface WordControl {
  readonly type: 'control';
  readonly property: 'title' | 'marking';
  readonly text: string;
  readonly traits: readonly Trait[];
}

interface WordDrawing {
  readonly name: string;
  /** Empty for decoration. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export interface WordPicture extends WordDrawing {
  readonly type: 'picture';
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  /** Shown in place of the picture by programs that can. */
  readonly svg?: string;
}

export interface WordChart extends WordDrawing {
  readonly type: 'chart';
  readonly chart: NativeChart;
  readonly look: ChartLook;
}

/** How charts look in a document. */
export interface ChartLook {
  /** Family of their words. */
  readonly font: string;
  /** Colour of their words, `#rrggbb`. */
  readonly ink: string;
  /** Colours of the document's theme, as `RRGGBB` and under Word's name. */
  readonly palette: readonly { readonly color: string; readonly theme: { readonly theme: `accent${AccentNumber}` } }[];
}

type AccentNumber = 1 | 2 | 3 | 4 | 5 | 6;

export interface WordWatermark {
  readonly type: 'watermark';
  readonly text: string;
  /** Family of its letters. */
  readonly font: string;
}
