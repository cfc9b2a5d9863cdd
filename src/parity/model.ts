/** A file that can be read back. */
export type ReadFormat = 'pdf' | 'docx';

/** What a reader that is not ours finds in a finished file, in the order in which it is read. */
export interface Reading {
  readonly format: ReadFormat;
  /** Title in the file's properties. */
  readonly title: string;
  /** BCP 47 tag of the main language; empty if the file names none. */
  readonly language: string;
  readonly items: readonly Item[];
}

/** One piece of content. Page furniture (running heads, page numbers, watermarks) is none. */
export interface Item {
  readonly kind: ItemKind;
  /**
   * What the kind alone does not say: level of a heading, label of a list item, column and role of a
   * cell, number of a note. Empty where there is nothing to say.
   */
  readonly detail: string;
  /** As read: white space collapsed, soft hyphens left out. */
  readonly text: string;
  readonly place: ItemPlace;
}

export type ItemKind =
  | 'property'
  | 'heading'
  | 'paragraph'
  | 'list item'
  | 'contents entry'
  | 'caption'
  | 'table'
  | 'cell'
  | 'figure'
  | 'note';

/** Where an item stands, for people who look for it. */
export interface ItemPlace {
  /** From 1; only a PDF has pages of its own. */
  readonly page?: number;
  /** The heading that it stands under. */
  readonly heading?: string;
  /** Row of a table, from 1. */
  readonly row?: number;
}

/** One difference between two files that should say the same. */
export interface Difference {
  readonly kind: ItemKind;
  readonly problem: DifferenceProblem;
  readonly pdf?: Item;
  readonly docx?: Item;
}

/**
 * `onlyInPdf`, `onlyInDocx`: the other file has no such item. `text`: both have it with other words.
 * `role`: the same words are another kind of thing. `detail`: level, label, row or column differ.
 * `order`: it stands elsewhere.
 */
export type DifferenceProblem = 'onlyInPdf' | 'onlyInDocx' | 'text' | 'role' | 'detail' | 'order';
