import type { Theme } from '../../theme.ts';
import type { ListPosition } from './model.ts';

/** The numbers of headings in Word's terms. */
export const NUMBER_FORMATS = {
  'upper-roman': 'upperRoman',
  'upper-alpha': 'upperLetter',
  decimal: 'decimal',
  none: 'none',
} as const satisfies Record<Theme['headings']['numbering'][number], string>;

/** Indent of one level of a list, in points. */
export const LIST_INDENT = 17;

/** Indent of a boxed text, in points; lists in it stand this much deeper. */
export const BOX_INDENT = 12;

/** Indent of a quotation at both sides, in points; lists in it stand this much deeper. */
export function quoteIndent(theme: Theme): number {
  return 2 * theme.sizes.body;
}

/** What text and lists may stand in that has an indent of its own. */
export type Frame = 'none' | 'box' | 'quote';

/** Levels that one list of Word has. */
export const LIST_DEPTH = 9;

/** Numbers (`w:numId`) of the lists that all documents have. */
export const NUMBER_IDS = { headings: 1, bullets: 2, numbers: 3, boxedBullets: 4, quotedBullets: 5 } as const;

/** A numbered list of the brief: how deep it stands (from 0), where it starts, and in what. */
export interface WordList {
  readonly level: number;
  readonly start: number;
  readonly frame: Frame;
  /** List of a house style (`w:abstractNumId`) that it counts in; absent: ours. */
  readonly houseList?: string;
}

/** The numbered lists of a brief. Each gets a number of its own, so that each starts anew. */
export class ListBook {
  readonly lists: WordList[] = [];
  readonly #house: ReadonlyMap<number, { readonly list: string; readonly level: number }>;

  /** `house`: the lists of a house style by depth. */
  constructor(house: ReadonlyMap<number, { readonly list: string; readonly level: number }> = new Map()) {
    this.#house = house;
  }

  /** Enters a list and gives the position of its items. */
  add(list: WordList): ListPosition {
    const theirs = list.frame !== 'none' ? undefined : this.#house.get(list.level);
    const level = theirs?.level ?? list.level;
    this.lists.push({ ...list, level, ...(theirs === undefined ? {} : { houseList: theirs.list }) });
    return { number: listNumber(this.lists.length - 1), level };
  }
}

/** Number of the brief's list with this index. */
export function listNumber(index: number): number {
  return NUMBER_IDS.quotedBullets + 1 + index;
}
