/** Groups of lines with an empty line between them; groups without lines vanish. */
export function stack(groups: readonly (readonly string[])[]): string[] {
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : ['', ...group]));
}

/** Lines after a mark: the first behind it, the others below the first. */
export function indent(lines: readonly string[], mark: string): string[] {
  const space = ' '.repeat(textWidth(mark));
  return lines.map((line, index) => (line === '' ? '' : (index === 0 ? mark : space) + line));
}

/** Lines with the same mark before each. */
export function prefix(lines: readonly string[], mark: string): string[] {
  return lines.map((line) => (mark + line).trimEnd());
}

export function underline(line: string, mark: string): string[] {
  return [line, mark.repeat(textWidth(line))];
}

/** Columns that a text takes in a fixed-width font; marks that stand on other letters take none. */
export function textWidth(text: string): number {
  return [...text].filter((character) => !/\p{M}/u.test(character)).length;
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}
