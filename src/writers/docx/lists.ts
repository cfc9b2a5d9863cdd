/** Indent of one level of a list, in points. */
export const LIST_INDENT = 17;

/** Indent of a boxed text, in points; lists in it stand this much deeper. */
export const BOX_INDENT = 12;

/** Levels that one list of Word has. */
export const LIST_DEPTH = 9;

/** Numbers (`w:numId`) of the lists that all documents have. */
export const NUMBER_IDS = { headings: 1, bullets: 2, numbers: 3, boxedBullets: 4 } as const;

/** A numbered list of the brief: how deep it stands (from 0), where it starts, and whether in a box. */
export interface WordList {
  readonly level: number;
  readonly start: number;
  readonly boxed: boolean;
}

/** The numbered lists of a brief. Each gets a number of its own, so that each starts anew. */
export class ListBook {
  readonly lists: WordList[] = [];

  /** Enters a list and gives its number. */
  add(list: WordList): number {
    this.lists.push(list);
    return listNumber(this.lists.length - 1);
  }
}

/** Number of the brief's list with this index. */
export function listNumber(index: number): number {
  return NUMBER_IDS.boxedBullets + 1 + index;
}
