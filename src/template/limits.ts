/** Bounds of one expansion; a brief of 200 pages stays far below. */

/** Characters that values, loops and partials print, those within loops counted at each level. */
export const MOST_CHARACTERS = 8_000_000;

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
