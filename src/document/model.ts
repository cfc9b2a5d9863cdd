import type { Place } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import type { Theme } from '../theme.ts';

/**
 * A brief as every writer sees it: what it says, never how it looks. Plain data, no functions, no
 * cycles. `build` makes a `ReportDocument`; `resolve` makes the `ResolvedDocument` that writers take.
 */
export interface ReportDocument {
  readonly meta: Meta;
  readonly blocks: readonly Block[];
  /** Footnotes by their id, in the order of their first reference. */
  readonly notes: ReadonlyMap<string, Note>;
  /** Numbers that no fact stands behind; absent where there are none. */
  readonly typed?: TypedNumbers;
}

/** Numbers of a brief that are bound to nothing. */
export interface TypedNumbers {
  readonly unbound: readonly TypedNumber[];
  /** How many stand in tables and columns that carry a source of their own. */
  readonly own: number;
}

/** A number as it was typed. */
export interface TypedNumber {
  readonly text: string;
  /** What it may be worth: one value, the ends of a range, none for words such as "hundreds". */
  readonly values: readonly number[];
  /** Words around it. */
  readonly around: string;
  /**
   * `text`: in a text; `note`: in a note or source of the dataset; `table`: in a cell of a table; `chart`: drawn;
   * `chartText`: in a title or another text of a chart.
   */
  readonly within: 'text' | 'note' | 'table' | 'chart' | 'chartText';
  readonly place?: Place;
}

/** How many numbers a brief prints in text, tables and charts, and what is behind them. */
export interface FigureCount {
  readonly printed: number;
  /** Bound to a fact, or computed from facts. */
  readonly bound: number;
  /** In tables and charts that carry a source of their own. */
  readonly own: number;
  readonly unbound: number;
}

/** A document in which every number and label that a reader sees is known. */
export interface ResolvedDocument extends ReportDocument {
  readonly resolved: true;
  /** What a cross-reference prints, for every heading, figure, table and note, by its id. */
  readonly labels: ReadonlyMap<string, Label>;
  /** Headings in reading order, for contents and bookmarks. */
  readonly outline: readonly OutlineEntry[];
  /** Numbered figures in reading order. */
  readonly figures: readonly CaptionEntry[];
  /** Numbered tables in reading order. */
  readonly tables: readonly CaptionEntry[];
}

/** What the brief is: goes to the cover, the running heads and the file's metadata. */
export interface Meta {
  readonly title: string;
  readonly subtitle?: string;
  readonly subject: string;
  /** The organisation that answers for the brief. */
  readonly author: string;
  readonly keywords: readonly string[];
  /** BCP 47 tag of the main language. */
  readonly language: string;
  /** Protective marking printed at top and foot of every page, such as UNCLASSIFIED. */
  readonly marking?: string;
  /** Short title for the running head. */
  readonly runningTitle: string;
  /** Name of the edition, such as "2005-2006". */
  readonly edition: string;
  /** Date of the brief, `YYYY-MM-DD`. */
  readonly date: string;
  readonly paper: Paper;
  /** Set on every page as a watermark, such as DRAFT. */
  readonly watermark?: string;
  /** Whether text fills the white that a figure without room would leave before it, in the layout that gives pages their numbers. */
  readonly figures?: FigurePlaces;
  readonly theme: Theme;
  readonly locale: Locale;
}

export type Paper = 'letter' | 'a4';

/** Where figures stand on paper: where the text has them, as in Word, or at the top of the next page that has room. */
export type FigurePlaces = 'in-place' | 'floating';

/** What a caption or a heading is called in the text: kind "figure", number "3", text "Figure 3". */
export interface Label {
  /** `entry`: a row of the register of figures, or an endnote. */
  readonly kind: 'heading' | 'figure' | 'table' | 'note' | 'entry';
  /** As printed: "3", "IV"; empty for a heading without number. */
  readonly number: string;
  /** What a cross-reference to it prints. */
  readonly text: string;
}

export interface OutlineEntry {
  readonly id: string;
  /** 1 for the parts of the brief; the title itself stands above them. */
  readonly level: HeadingLevel;
  readonly number: string;
  readonly children: readonly Inline[];
}

export interface CaptionEntry {
  readonly id: string;
  /** "Figure 3" or "Table 2". */
  readonly label: string;
  readonly caption: readonly Inline[];
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5;

// Blocks -------------------------------------------------------------------------------------

export type Block =
  | Cover
  | Heading
  | Paragraph
  | List
  | Table
  | Figure
  | Quote
  | Callout
  | Contents
  | Columns
  | Landscape
  | PageBreak
  | Rule;

interface BlockBase {
  /** Where the author wrote it. */
  readonly place?: Place;
  /** BCP 47 tag where it differs from the document's. */
  readonly language?: string;
}

/** The title block: title, subtitle, marking and the lines that identify the brief. */
export interface Cover extends BlockBase {
  readonly type: 'cover';
  readonly title: readonly Inline[];
  readonly subtitle?: readonly Inline[];
  /** The marking once as real text. */
  readonly marking?: string;
  readonly details: readonly CoverDetail[];
  /** `page`: a page of its own; `band`: a title block above the text. */
  readonly layout: 'page' | 'band';
}

/** One identifying line, such as Edition: 2005-2006. */
export interface CoverDetail {
  readonly label: string;
  readonly value: readonly Inline[];
}

/** A heading. One that runs in is printed at the start of the paragraph that follows it. */
export interface Heading extends BlockBase {
  readonly type: 'heading';
  readonly id: string;
  readonly level: HeadingLevel;
  readonly children: readonly Inline[];
  readonly runIn: boolean;
  /** Not listed in the contents and not numbered. */
  readonly unlisted: boolean;
  /** Listed, but without the number that its level would have: an annex, a foreword. */
  readonly unnumbered?: true;
}

export interface Paragraph extends BlockBase {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

export interface List extends BlockBase {
  readonly type: 'list';
  readonly ordered: boolean;
  /** Number of the first item of an ordered list. */
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Table extends BlockBase {
  readonly type: 'table';
  readonly id: string;
  /** `data`: ruled, for figures; `keyFigures`: first column set large; `plain`: text in columns. */
  readonly variant: 'data' | 'keyFigures' | 'plain';
  /** Without a caption the table has no number and is not listed. */
  readonly caption?: readonly Inline[];
  readonly columns: readonly TableColumn[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  /** How many leading columns hold row headers. */
  readonly headerColumns: number;
  /** Where the data come from, printed below as "Source: ...". */
  readonly source?: readonly Inline[];
  /** Printed below as "Note: ...". */
  readonly notes: readonly (readonly Inline[])[];
  /** What the table shows, for readers who cannot see it. */
  readonly summary: string;
  /** Long and to be looked things up in: set smaller. */
  readonly compact?: true;
  /** What its rows will be made of once all figures of the brief are known. */
  readonly fill?: RegisterFill | EndnotesFill;
}

/** A table that will hold a row for each figure of the brief. */
export interface RegisterFill {
  readonly kind: 'register';
  /** What each column prints; several parts stand below each other in one cell. */
  readonly columns: readonly (readonly RegisterPart[])[];
  /** Notes have rows of their own, below those of their figures. */
  readonly notesBelow: boolean;
}

/** A table that will hold a note for each passage with figures. */
export interface EndnotesFill {
  readonly kind: 'endnotes';
}

/** What a register can tell of a figure; `amount` is qualifier, value and unit together. */
export type RegisterPart =
  | 'number'
  | 'printed'
  | 'label'
  | 'amount'
  | 'value'
  | 'unit'
  | 'qualifier'
  | 'period'
  | 'place'
  | 'agency'
  | 'attribution'
  | 'source'
  | 'note'
  | 'used';

export interface TableColumn {
  /** `decimal` aligns figures on the decimal point. */
  readonly align: 'start' | 'center' | 'end' | 'decimal';
  /** Share of the table's width, the shares of all columns adding up to 1; absent: by content. */
  readonly width?: number;
}

export interface TableRow {
  /** `group` heads the rows below it, `total` closes them. */
  readonly kind: 'data' | 'group' | 'total';
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly children: readonly Inline[];
  /** 1 unless the cell spans several columns; covered cells are left out. */
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** The number that the cell prints, where it is one. */
  readonly value?: number;
  /** The cell prints that no figure is known ("N/A"). */
  readonly missing: boolean;
}

/** A chart or picture with its caption. */
export interface Figure extends BlockBase {
  readonly type: 'figure';
  readonly id: string;
  /** Key of the drawing or picture in `Assets`. */
  readonly asset: string;
  /** Without a caption the figure has no number and is not listed. */
  readonly caption?: readonly Inline[];
  readonly source?: readonly Inline[];
  readonly notes: readonly (readonly Inline[])[];
  /** Text in place of the picture; absent: the asset's own. An empty string marks decoration. */
  readonly alt?: string;
  /** How Word gets it: as a chart to edit where the drawing has one, or as a picture. */
  readonly word: 'native' | 'picture';
}

export interface Quote extends BlockBase {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

/** A box for what the reader must not miss. */
export interface Callout extends BlockBase {
  readonly type: 'callout';
  readonly title?: readonly Inline[];
  readonly children: readonly Block[];
}

/** A list made from the document itself. */
export interface Contents extends BlockBase {
  readonly type: 'contents';
  readonly of: 'headings' | 'figures' | 'tables';
  readonly title?: readonly Inline[];
  /** Deepest heading level listed. */
  readonly depth: HeadingLevel;
}

/** Blocks side by side; each column is read to its end before the next. */
export interface Columns extends BlockBase {
  readonly type: 'columns';
  readonly columns: readonly ColumnPart[];
}

export interface ColumnPart {
  /** Share of the width, all adding up to 1. */
  readonly width: number;
  readonly children: readonly Block[];
}

/** Blocks on pages turned on their side. */
export interface Landscape extends BlockBase {
  readonly type: 'landscape';
  readonly children: readonly Block[];
}

export interface PageBreak extends BlockBase {
  readonly type: 'pageBreak';
}

export interface Rule extends BlockBase {
  readonly type: 'rule';
}

// Inlines ------------------------------------------------------------------------------------

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Code
  | Script
  | Link
  | LineBreak
  | Reference
  | FactValue
  | NoteReference
  | Anchor
  | PageReference
  | Span;

export interface Text {
  readonly type: 'text';
  readonly value: string;
}

export interface Emphasis {
  readonly type: 'emphasis';
  readonly children: readonly Inline[];
}

export interface Strong {
  readonly type: 'strong';
  readonly children: readonly Inline[];
}

export interface Code {
  readonly type: 'code';
  readonly value: string;
}

export interface Script {
  readonly type: 'script';
  readonly position: 'super' | 'sub';
  readonly children: readonly Inline[];
}

/** A link out of the document. `url` has an allowed scheme: http, https or mailto. */
export interface Link {
  readonly type: 'link';
  readonly url: string;
  readonly children: readonly Inline[];
}

export interface LineBreak {
  readonly type: 'break';
}

/** A cross-reference; prints the `text` of the target's label. */
export interface Reference {
  readonly type: 'reference';
  /** Id of a heading, figure, table or entry. */
  readonly target: string;
  /** Words to print in place of the label. */
  readonly children?: readonly Inline[];
  /** Looks like the text around it, as in a list where every line has some. */
  readonly quiet?: true;
  readonly place?: Place;
}

/** A figure as printed, bound to the facts that it states or is computed from. */
export interface FactValue {
  readonly type: 'factValue';
  /** Ids of the facts, at least one. */
  readonly facts: readonly string[];
  /** How it was computed from them, such as `change(b, a)`; absent: it states the one fact. */
  readonly formula?: string;
  /** Id of this place, where an entry leads back to it. */
  readonly use?: string;
  /** Id of the entry that tells where the figure comes from, where there is one to lead to. */
  readonly entry?: string;
  /** The same in a sentence, for readers who point at the figure. */
  readonly about?: string;
  readonly children: readonly Inline[];
}

/** A place that references lead to. */
export interface Anchor {
  readonly type: 'anchor';
  readonly id: string;
  readonly children: readonly Inline[];
}

/**
 * Links to places in the text: prints their pages, each once, where there are pages; elsewhere a mark
 * for each place, or nothing.
 */
export interface PageReference {
  readonly type: 'pageReference';
  /** Ids of anchors and of uses of figures, in reading order; at least one. */
  readonly targets: readonly string[];
  /** Printed before pages: ", ". */
  readonly lead: string;
}

export interface NoteReference {
  readonly type: 'noteReference';
  /** Id of the note in `ReportDocument.notes`. */
  readonly note: string;
}

/** Text in another language. */
export interface Span {
  readonly type: 'span';
  readonly language: string;
  readonly children: readonly Inline[];
}

/** A footnote. */
export interface Note {
  readonly id: string;
  readonly children: readonly Block[];
  readonly place?: Place;
}

// Assets -------------------------------------------------------------------------------------

/** Charts and pictures of a brief by their key. */
export type Assets = ReadonlyMap<string, Asset>;

export type Asset = Drawing | Picture;

/** A chart, drawn. */
export interface Drawing {
  readonly kind: 'drawing';
  /** Self-contained and allow-listed: shapes and text in embedded fonts, no reference to anything. */
  readonly svg: string;
  /** Size in points. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in words, from its data. */
  readonly alt: string;
  /** The values it shows. */
  readonly data: DrawingData;
  /** What is behind them; absent where it shows no figures. */
  readonly figures?: DrawnFigures;
  /** Words that its author wrote into it; absent where there are none, or where they have a source of their own. */
  readonly texts?: readonly DrawnText[];
  /** The same as a chart that Word can edit, where the mark has one. */
  readonly native?: NativeChart;
}

/** The facts that a chart shows, and its numbers that no fact stands behind. */
export interface DrawnFigures {
  /** The facts in the order in which they are met, one for each value drawn, in the words of the brief. */
  readonly facts: readonly { readonly fact: string; readonly words: string }[];
  readonly typed: TypedNumbers;
}

/** A title, a label or another text of a chart as its author wrote it. */
export interface DrawnText {
  readonly text: string;
  readonly place: Place;
}

export interface DrawingData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart in Word's terms. */
export interface NativeChart {
  readonly kind: 'bar' | 'column' | 'line' | 'area' | 'pie' | 'scatter';
  readonly grouping: 'clustered' | 'stacked' | 'percentStacked';
  readonly title?: string;
  readonly categories: readonly string[];
  readonly series: readonly NativeSeries[];
  readonly categoryAxisTitle?: string;
  readonly valueAxisTitle?: string;
  /** Excel number format, such as `#,##0`. */
  readonly numberFormat: string;
  readonly dataLabels: boolean;
}

export interface NativeSeries {
  readonly name: string;
  /** Null where the value is missing. */
  readonly values: readonly (number | null)[];
  /** `#rrggbb` */
  readonly color: string;
}

/** A picture from the template's folder. */
export interface Picture {
  readonly kind: 'picture';
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  /** Size in points at which it is printed. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}
