import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element of a page with what tests ask of it. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (HtmlElement | string)[];
}

/** A page as elements and text. Throws at the first error of its syntax. */
export function parsePage(page: string): HtmlElement {
  const document = parse(page, {
    onParseError: (error) => {
      throw new Error(`${error.code} at ${error.startLine}:${error.startCol}`);
    },
  });
  const root = document.childNodes.find((node): node is Tree.Element => 'tagName' in node);
  return elementOf(root!);
}

function elementOf(node: Tree.Element): HtmlElement {
  return {
    tag: node.tagName,
    attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
    children: node.childNodes.flatMap((child): (HtmlElement | string)[] => {
      if ('tagName' in child) return [elementOf(child)];
      return 'value' in child ? [child.value] : [];
    }),
  };
}

/** An element and all in it, in the order of the page. */
export function* walkElements(element: HtmlElement): Generator<HtmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* walkElements(child);
}

/** The text of an element and of all in it. */
export function textOf(element: HtmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
