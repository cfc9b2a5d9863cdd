import type { Place } from '../../../diagnostic.ts';

/** Standard structure types of PDF 1.7 that briefs use. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Note'
  | 'Reference'
  | 'TOC'
  | 'TOCI'
  | 'Link'
  | 'Span'
  | 'Code';

export interface TagAttributes {
  /** Text in place of the content. */
  readonly alt?: string;
  /** BCP 47 tag where it differs from the parent's. */
  readonly language?: string;
  /** Unique in the document; notes must have one. */
  readonly id?: string;
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly numbering?: 'Decimal' | 'Disc';
  /** What a table shows. */
  readonly summary?: string;
}

/**
 * One element of the logical structure of the document, made before anything is laid out: reading
 * order is the order of this tree, wherever on paper its content is painted.
 */
export interface Tag {
  readonly role: Role;
  readonly attributes: TagAttributes;
  readonly children: (Tag | Content)[];
}

/** A stretch of content directly inside an element; what is laid out and painted points to it. */
export interface Content {
  readonly kind: 'content';
  readonly tag: Tag;
  /** The text that must be painted for it; empty for a drawing. */
  text: string;
  readonly place: Place | undefined;
}

export function isContent(child: Tag | Content): child is Content {
  return 'kind' in child;
}

export function makeTag(role: Role, attributes: TagAttributes = {}): Tag {
  return { role, attributes, children: [] };
}

/** Puts a new element at the end of `parent`. */
export function addTag(parent: Tag, role: Role, attributes: TagAttributes = {}): Tag {
  const tag = makeTag(role, attributes);
  parent.children.push(tag);
  return tag;
}

/** The content at the end of the element, so that runs of text that follow each other share one. */
export function contentOf(tag: Tag, place?: Place): Content {
  const last = tag.children.at(-1);
  if (last !== undefined && isContent(last)) return last;
  const content: Content = { kind: 'content', tag, text: '', place };
  tag.children.push(content);
  return content;
}

/** Every content in reading order. */
export function* walkContents(tag: Tag): Generator<Content> {
  for (const child of tag.children) {
    if (isContent(child)) yield child;
    else yield* walkContents(child);
  }
}
