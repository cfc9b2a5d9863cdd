import { LONGEST_PARAGRAPH, MOST_LEVELS, MOST_MARKS, MOST_OPEN_BRACKETS } from './limits.ts';

/** What a text has too much of for the reader of Markdown, and where. */
export interface TooMuch {
  readonly what: 'levels' | 'marks' | 'brackets' | 'characters';
  readonly most: number;
  /** From 1. */
  readonly line: number;
}

/** Marks of quotes and lists before the text of a line. */
const CONTAINERS = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
const THEMATIC_BREAK = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
/** Where a paragraph begins without an empty line before it. */
const BEGINS = /^[ \t>]*(?:[-*+][ \t]|#{1,6}[ \t]|\||$)/;
const DIRECTIVE_FENCE = /:{3,}/;

/**
 * Finds, before anything is parsed, what would take the parser too long or nest too deep: its time grows with the
 * square of the marks of a paragraph and of the levels that are open.
 */
export function findTooMuch(markdown: string): TooMuch | undefined {
  const paragraph = { characters: 0, marks: 0, open: 0 };
  let fences = 0;
  let line = 0;
  for (const text of markdown.split('\n')) {
    line += 1;
    const [containers] = CONTAINERS.exec(text)!;
    const levels = THEMATIC_BREAK.test(text) ? 0 : levelsOf(containers);
    const [colons] = DIRECTIVE_FENCE.exec(text.slice(containers.length, containers.length + 4)) ?? [];
    if (colons !== undefined) fences = Math.max(0, fences + (/[\p{L}]/u.test(text) ? 1 : -1));
    if (levels > MOST_LEVELS || fences > MOST_LEVELS) return { what: 'levels', most: MOST_LEVELS, line };
    if (BEGINS.test(text)) Object.assign(paragraph, { characters: 0, marks: 0, open: 0 });
    paragraph.characters += text.length;
    if (paragraph.characters > LONGEST_PARAGRAPH) return { what: 'characters', most: LONGEST_PARAGRAPH, line };
    if (countMarks(text, paragraph) > MOST_OPEN_BRACKETS) return { what: 'brackets', most: MOST_OPEN_BRACKETS, line };
    if (paragraph.marks > MOST_MARKS) return { what: 'marks', most: MOST_MARKS, line };
  }
  return undefined;
}

/** Every mark opens a level; so may two columns of blanks. */
function levelsOf(containers: string): number {
  const marks = containers.match(/[>*+\-.)]/g)?.length ?? 0;
  const columns = containers.search(/[^ \t]|$/);
  return marks === 0 ? 0 : marks + Math.floor(columns / 2);
}

/** Counts the marks of a line; gives the most brackets that were open in it. */
function countMarks(text: string, paragraph: { marks: number; open: number }): number {
  let most = 0;
  for (const mark of text.match(/[*_~[\]{}`<&]/g) ?? []) {
    paragraph.marks += 1;
    if (mark === '[') most = Math.max(most, (paragraph.open += 1));
    if (mark === ']') paragraph.open = Math.max(0, paragraph.open - 1);
  }
  return most;
}

interface TreeNode {
  readonly children?: readonly object[];
}

/** Whether a tree has more than so many levels; found without recursion. */
export function isDeeper(root: TreeNode, most: number): boolean {
  let level: readonly object[] = [root];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((node) => (node as TreeNode).children ?? []);
    if (level.length === 0) return false;
  }
  return true;
}
