/** A mustache as it stands in a text, found without parsing it. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'else' | 'other';
  /** Name of the block, or of what an `else` goes on with. */
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly text: string;
  /** The text, or another mustache, begins before it ends. */
  readonly unfinished: boolean;
}

const MUSTACHE =
  /(?<!\\)\{\{(?:!--[\s\S]*?(?:--\}\}|$)|![^}]*\}\}|\{?~?[#^/]?(?:"[^"]*"|'[^']*'|(?!\{\{|\}\})[^"'])*(?:\}\}\}?|$|(?=\{\{)|(?=["'])))/g;

/** Every mustache of a text in order, comments left out; works on texts that Handlebars cannot parse. */
export function findTags(text: string): Tag[] {
  const tags: Tag[] = [];
  let line = 1;
  let lineStart = 0;
  let counted = 0;
  for (const match of text.matchAll(MUSTACHE)) {
    for (; counted < match.index; counted += 1) {
      if (text[counted] !== '\n') continue;
      line += 1;
      lineStart = counted + 1;
    }
    if (match[0].startsWith('{{!')) continue;
    tags.push({ ...kindOf(match[0]), line, column: match.index - lineStart, text: match[0], unfinished: !match[0].endsWith('}}') });
  }
  return tags;
}

function kindOf(text: string): Pick<Tag, 'kind' | 'name'> {
  const [, sign = '', name = '', next = ''] = /^\{\{\{?~?\s*([#^/]?)\s*>?\s*\*?([^\s~}|()]*)\s*([^\s~}|()]*)/.exec(text) ?? [];
  if (sign === '/') return { kind: 'close', name };
  if (sign === '#') return { kind: 'open', name };
  if (name === 'else') return { kind: 'else', name: next };
  if (sign === '^') return name === '' ? { kind: 'else', name: '' } : { kind: 'open', name };
  return { kind: 'other', name };
}
