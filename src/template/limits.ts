/** Bounds of one expansion; a brief of 200 pages stays far below. */

/** Characters of the brief, and those that values, loops and partials print, counted at each level. */
export const MOST_CHARACTERS = 4_000_000;

/** Characters of a title, a subtitle or another text of the front matter. */
export const LONGEST_TITLE = 2_000;

/** Rounds of all loops together. */
export const MOST_ROUNDS = 200_000;

/** Blocks within blocks, and parentheses within parentheses. */
export const MOST_NESTING = 50;

/** Partials within partials. */
export const MOST_DEPTH = 30;

/** Characters of a front matter, a theme or a locale. */
export const MOST_YAML_CHARACTERS = 100_000;

/** Mustaches of one text. */
export const MOST_MUSTACHES = 20_000;

/** Characters of a line that holds mustaches. */
export const LONGEST_LINE = 20_000;

/** The same after expansion, with what tells where each value came from. */
export const LONGEST_MARKED_LINE = 100_000;
