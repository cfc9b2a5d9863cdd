/** Attributes of an XML element; those that are undefined are left out. */
export type MarkupAttributes = Readonly<Record<string, string | number | undefined>>;

/** XML text of one element. Children are XML already. */
export function tag(name: string, attributes: MarkupAttributes = {}, ...children: readonly string[]): string {
  const open = openTag(name, attributes);
  const content = children.join('');
  return content === '' ? `${open}/>` : `${open}>${content}</${name}>`;
}

/** The beginning of an element up to what closes the tag. */
export function openTag(name: string, attributes: MarkupAttributes): string {
  let open = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  }
  return open;
}

/** An element whose whole content is its `w:val`. */
export function valueTag(name: string, value: string | number): string {
  return `<${name} w:val="${escapeXml(String(value))}"/>`;
}

/** Characters that XML 1.0 cannot hold, lone surrogates among them. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text without the characters that would make a part unreadable. */
export function allowedText(text: string): string {
  return text.replace(FORBIDDEN, '');
}

const TELLING = /[&<>"]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Any character that may not stand as it is; whether a surrogate is a lone one is looked at only then. */
const UNSAFE = /[^\t\n\r !#-%'-;=?-\uD7FF\uE000-\uFFFD]/;

export function escapeXml(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return allowedText(text).replace(TELLING, (character) => ENTITIES[character]!);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Name spaces by the prefixes that the parts we write use. */
export const NAMESPACES = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  cp: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

export function namespaces(...prefixes: readonly (keyof typeof NAMESPACES)[]): MarkupAttributes {
  return Object.fromEntries(prefixes.map((prefix) => [`xmlns:${prefix}`, NAMESPACES[prefix]]));
}
