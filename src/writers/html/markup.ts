/** A piece of HTML. Made by `element` and `verbatim` alone, so that text cannot get in without being escaped. */
export interface Html {
  readonly html: string;
}

/** What an element may hold; strings are text. */
export type Content = Html | string | undefined | readonly Content[];

/** `undefined` and `false` leave an attribute out, `true` writes it without value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const VOID = new Set(['br', 'col', 'hr', 'img', 'meta']);

export function element(name: string, attributes: Attributes = {}, ...children: readonly Content[]): Html {
  const start = `<${name}${printAttributes(attributes)}>`;
  return { html: VOID.has(name) ? start : `${start}${printContent(children)}</${name}>` };
}

/** Markup from a source that is trusted to be well-formed. */
export function verbatim(html: string): Html {
  return { html };
}

/** Blocks one below the other, each on a line of the file. */
export function lines(blocks: readonly (Html | undefined)[]): Html {
  const there = blocks.filter((block) => block !== undefined && block.html !== '');
  return { html: there.map((block) => block!.html).join('\n') };
}

export function printAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');
}

function printContent(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string') return escapeHtml(content);
  if ('html' in content) return content.html;
  return content.map(printContent).join('');
}

/** Text for elements and attribute values alike. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
