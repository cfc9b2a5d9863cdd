/** Bounds of what one brief may be; a compendium of 300 pages stays far below. */

/** Quotes, lists and boxes within each other. */
export const MOST_LEVELS = 30;

/** The same with the lines in them, and emphasis and links within those. */
export const MOST_TREE_LEVELS = 100;

/** Characters of a paragraph, and those of them that may mean something to Markdown: the reader tries them in pairs. */
export const LONGEST_PARAGRAPH = 20_000;
export const MOST_MARKS = 5_000;

/** Brackets that are open at the same time. */
export const MOST_OPEN_BRACKETS = 50;

/** Characters of a caption, a title or another text in one line. */
export const LONGEST_LINE = 10_000;

/** Pictures of a brief, in pixels: each of them, and all together. */
export const MOST_PICTURE_PIXELS = 40_000_000;
export const MOST_PIXELS = 120_000_000;

/** Columns and rows of one table, rows of all tables together. */
export const MOST_COLUMNS = 60;
export const MOST_TABLE_ROWS = 10_000;
export const MOST_ROWS = 50_000;
