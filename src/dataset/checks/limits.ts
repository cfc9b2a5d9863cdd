/** Longer expressions (UTF-16 units) are not read. */
export const LONGEST_EXPRESSION = 4000;

/** Parts that an expression may have, how deep they may be nested, and arguments of a call. */
export const MOST_NODES = 1000;
export const MOST_DEPTH = 30;
export const MOST_ARGUMENTS = 200;

/** Digits of a result above and below the line: products of products would grow without end. */
export const MOST_DIGITS = 80;
