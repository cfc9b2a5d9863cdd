/** A container directive that no line closes, or a closing line that closes none. Lines count from 1. */
export interface FenceProblem {
  readonly kind: 'unclosed' | 'stray';
  readonly line: number;
  /** Name of the directive; empty for a stray line. */
  readonly name: string;
}

interface Fence {
  readonly line: number;
  readonly colons: number;
  readonly name: string;
  /** How many levels of containers stand inside. */
  height: number;
}

/** Marks of lists and quotes, colons, and what follows them. */
const FENCE = /^((?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*)(:{3,})(.*)$/;
const CODE = /^(?:[ \t]|>)*(`{3,}|~{3,})/;

/**
 * Makes the outer of nested container directives longer than the inner, as the Markdown parser wants
 * them: authors may write three colons everywhere. Keeps the number of lines.
 */
export function nestFences(markdown: string): { markdown: string; problems: FenceProblem[] } {
  const lines = markdown.split('\n');
  const problems: FenceProblem[] = [];
  const open: Fence[] = [];
  let code: string | undefined;

  const close = (line: number, colons: number): void => {
    const exact = open.findLastIndex((fence) => fence.colons === colons);
    for (const forgotten of open.splice(exact === -1 ? open.length : exact + 1)) {
      problems.push({ kind: 'unclosed', line: forgotten.line, name: forgotten.name });
    }
    const fence = open.pop();
    if (fence === undefined) {
      problems.push({ kind: 'stray', line, name: '' });
      return;
    }
    for (const end of [fence.line, line]) {
      lines[end - 1] = lines[end - 1]!.replace(/:{3,}/, ':'.repeat(3 + fence.height));
    }
    const parent = open.at(-1);
    if (parent !== undefined) parent.height = Math.max(parent.height, fence.height + 1);
  };

  for (const [index, text] of lines.entries()) {
    const mark = CODE.exec(text)?.[1];
    if (code !== undefined) {
      if (mark?.startsWith(code)) code = undefined;
      continue;
    }
    if (mark !== undefined) {
      code = mark;
      continue;
    }
    const [, , colons = '', rest = ''] = FENCE.exec(text) ?? [];
    const name = /^[\p{L}\w-]+/u.exec(rest)?.[0];
    if (colons !== '' && rest.trim() === '') close(index + 1, colons.length);
    else if (colons !== '' && name !== undefined) {
      open.push({ line: index + 1, colons: colons.length, name, height: 0 });
    }
  }
  for (const fence of open) problems.push({ kind: 'unclosed', line: fence.line, name: fence.name });
  return { markdown: lines.join('\n'), problems: problems.sort((a, b) => a.line - b.line) };
}
