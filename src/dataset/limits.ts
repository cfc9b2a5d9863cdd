/** Bounds of one dataset; a country's data of ten years stay far below. */

/** Rows and columns of a table, and characters of one cell. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;
export const LONGEST_CELL = 10_000;

/** Facts of a dataset. */
export const MOST_FACTS = 20_000;
