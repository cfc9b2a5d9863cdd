import type { LinkTarget } from '../define/nodes.ts';

/** Name of the place of a block; plain characters only, so that names sort by their bytes. */
export function destinationName(id: string): string {
  return encodeURIComponent(id);
}

/** Pages of places, and what a page is called. */
export interface PageNames {
  readonly pageOf: ReadonlyMap<string, number>;
  /** "Page " */
  readonly word: string;
}

/** A link annotation without its rectangle; to a place in the document it names the page too. */
export function linkAnnotation(link: LinkTarget, { pageOf, word }: PageNames): object {
  const printed = 4;
  if ('url' in link.to) {
    return {
      Subtype: 'Link',
      F: printed,
      Contents: new String(link.words),
      A: { S: 'URI', URI: new String(link.to.url) },
    };
  }
  const page = pageOf.get(link.to.id);
  return {
    Subtype: 'Link',
    F: printed,
    Contents: new String(page === undefined ? link.words : `${link.words}, ${word}${page}`),
    A: { S: 'GoTo', D: new String(destinationName(link.to.id)) },
  };
}
