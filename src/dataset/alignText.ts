/** From `offset` in a text value on, its characters stand at `at` in the source and onwards. */
export interface Alignment {
  readonly offset: number;
  readonly at: number;
}

/**
 * Finds the characters of a YAML text value in its source, where lines are folded, quotes are
 * escaped and indentation is added. One alignment for each stretch that is written as it is read.
 */
export function alignText(value: string, source: string): Alignment[] {
  const alignments: Alignment[] = [];
  let at = 0;
  for (let offset = 0; offset < value.length; offset += 1) {
    const character = value[offset]!;
    if (/\s/.test(character)) {
      // A line break of the source is read as one space: it has no character of its own to look for.
      if (/\s/.test(source[at] ?? '')) at += 1;
      continue;
    }
    const found = source.indexOf(character, at);
    if (found < 0) break;
    const last = alignments.at(-1);
    if (last === undefined || last.at - last.offset !== found - offset) alignments.push({ offset, at: found });
    at = found + 1;
  }
  return alignments;
}
