import { SaxesParser } from 'saxes';

/** An element of an SVG; text stands in `text`, which only elements of text have. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  readonly text: string;
}

/** Characters that XML cannot hold, lone surrogates too. */
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

interface OpenElement extends SvgElement {
  readonly children: SvgElement[];
  text: string;
}

/** Reads an SVG. Throws where it is not well-formed. */
export function parseSvg(svg: string): SvgElement {
  const parser = new SaxesParser({ xmlns: false });
  const open: OpenElement[] = [];
  let root: SvgElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: OpenElement = { name: tag.name, attributes: tag.attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(svg.replaceAll(NOT_XML, '')).close();
  if (root === undefined) throw new Error('the drawing is empty');
  return root;
}

/** Writes an element; attributes in their order, no white space added. */
export function printSvg({ name, attributes, children, text }: SvgElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
  const inside = children.length > 0 ? children.map(printSvg).join('') : escapeXml(text);
  // Readers of sizes look for the end of the first tag, and take a slash before it for a value.
  return inside === '' && name !== 'svg' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
