import type { Place } from '../diagnostic.ts';

/**
 * Marks that an expanded text carries until it is taken apart again: where each line and each value
 * came from. A mark stands between U+E000 and U+E001; a U+E000 of the user's own becomes a mark as well.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000([clv])(?:(\d+):(\d+))?\uE001/g;

/** Before content that begins on a line (from 1) of a source. */
export function lineMark(source: number, line: number): string {
  return `${OPEN}l${source}:${line}${CLOSE}`;
}

/** Before a value that is printed as Markdown. */
export function valueMark(source: number, line: number): string {
  return `${OPEN}v${source}:${line}${CLOSE}`;
}

/** The user's own text, safe beside marks. */
export function protect(text: string): string {
  return text.replaceAll(OPEN, `${OPEN}c${CLOSE}`);
}

export interface UnmarkedText {
  readonly text: string;
  /** Where each line of it came from. */
  readonly lines: readonly Place[];
}

/**
 * Takes the marks out of an expanded text. The first mark on a line says where it came from; a line
 * without marks came from where the one before did.
 */
export function unmark(marked: string, fileOf: (source: number) => string, start: Place): UnmarkedText {
  const texts: string[] = [];
  const lines: Place[] = [];
  let place = start;
  for (const line of marked.split('\n')) {
    const unmarked = unmarkLine(line);
    if (unmarked.source !== undefined) place = { file: fileOf(unmarked.source), line: unmarked.line };
    texts.push(unmarked.text);
    lines.push(place);
  }
  return { text: texts.join('\n'), lines };
}

function unmarkLine(marked: string): { text: string; source?: number; line: number } {
  let text = '';
  let from = 0;
  let origin: { source: number; line: number } | undefined;
  // As `matchAll`, which would compile the pattern anew for every line.
  MARK.lastIndex = 0;
  for (let match = MARK.exec(marked); match !== null; match = MARK.exec(marked)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[1] === 'c') {
      text += OPEN;
      continue;
    }
    origin ??= { source: Number(match[2]), line: Number(match[3]) };
    if (match[1] === 'v') text = closeOff(text);
  }
  return { text: text + marked.slice(from), line: 0, ...origin };
}

/** A colon before a value would make it a directive's name, a lone backslash would undo its escaping. */
function closeOff(before: string): string {
  const backslashes = (end: RegExp): number => end.exec(before)![0].length;
  if (backslashes(/\\*$/) % 2 === 1) return `${before}\\`;
  if (!before.endsWith(':') || backslashes(/\\*(?=:$)/) % 2 === 1) return before;
  return `${before.slice(0, -1)}\\:`;
}
