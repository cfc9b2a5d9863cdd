import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { htmlWriter } from '../../src/writers/html/index.ts';
import { describeWriter } from './contract/contract.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The text that a screen reader would read, without what repeats or serves it. */
function readText(node: Tree.Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  if ('tagName' in node) {
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return '';
    if (['head', 'details', 'title'].includes(node.tagName) || attributes.get('class') === 'back') return '';
    if (node.tagName === 'img') return ` ${attributes.get('alt') ?? ''} `;
    if (node.tagName === 'svg') return ` ${readText(node.childNodes.find((child) => 'tagName' in child && child.tagName === 'desc')!)} `;
    if (node.tagName === 'br') return ' ';
  }
  return node.childNodes.map(readText).join('');
}

describeWriter(htmlWriter, async (bytes) => [readText(parse(decode(bytes)))], {
  properties: async (bytes) => {
    const page = decode(bytes);
    const html = parse(page).childNodes.find((node): node is Tree.Element => 'tagName' in node)!;
    const head = html.childNodes[0] as Tree.Element;
    const title = head.childNodes.find((node) => 'tagName' in node && node.tagName === 'title') as Tree.Element;
    return {
      title: (title.childNodes[0] as Tree.TextNode).value,
      language: html.attrs.find(({ name }) => name === 'lang')?.value ?? '',
    };
  },
});
