import { escapeHtml, printAttributes } from './markup.ts';

/** How a drawing is told to those who cannot see it. */
interface Description {
  /** Prefix of the ids of title and description. */
  readonly id: string;
  /** Short, such as the caption; may be empty. */
  readonly title: string;
  /** What the drawing shows; empty for decoration. */
  readonly description: string;
}

/** A drawing for the middle of a page: an image to assistive technology, with title and description. */
export function describeSvg(svg: string, { id, title, description }: Description): string {
  const start = /<svg\b[^>]*>/.exec(svg);
  if (start === null) return '';
  const body = svg.slice(start.index + start[0].length);
  const kept = keptAttributes(start[0]);
  if (description === '') return `<svg${kept} aria-hidden="true" focusable="false">${body}`;
  const titleId = `${id}-title`;
  const descriptionId = `${id}-desc`;
  const names = title === '' ? descriptionId : `${titleId} ${descriptionId}`;
  const described = title === '' ? '' : `<title id="${escapeHtml(titleId)}">${escapeHtml(title)}</title>`;
  return (
    `<svg${kept}${printAttributes({ role: 'img', 'aria-labelledby': names })}>${described}` +
    `<desc id="${escapeHtml(descriptionId)}">${escapeHtml(description)}</desc>${body}`
  );
}

/** The attributes of the root element but those that size it or speak for it, and its view box made sure of. */
function keptAttributes(tag: string): string {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of tag.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)) attributes.set(name, value);
  if (!attributes.has('viewBox')) {
    attributes.set('viewBox', `0 0 ${attributes.get('width') ?? 0} ${attributes.get('height') ?? 0}`);
  }
  return [...attributes]
    .filter(([name]) => !/^(width|height|role|class|style|aria-.*)$/.test(name))
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
