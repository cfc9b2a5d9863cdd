import { listDetail } from './listLabel.ts';
import type { Item, ItemKind } from './model.ts';
import { comparableText } from './readText.ts';

/** Gathers items in reading order, each with the heading that it stands under; notes come last. */
export class ItemList {
  readonly #items: Item[] = [];
  readonly #notes: Item[] = [];
  readonly #headings = openDepths();
  readonly #contents = openDepths();
  readonly #lists = openDepths();
  #heading: string | undefined;

  get items(): Item[] {
    return [...captionsFirst(this.#items), ...this.#notes];
  }

  /** A heading of a level as the file counts it; items carry the depth, in which no level is skipped. */
  addHeading(level: number, text: string, page?: number): void {
    const depth = this.#headings.enter(level);
    const words = comparableText(text);
    this.add('heading', `level ${depth}`, words, page);
    this.#heading = words;
  }

  addContentsEntry(level: number, text: string, page?: number): void {
    this.add('contents entry', `level ${this.#contents.enter(level)}`, text, page);
  }

  /** An item of a list at a level as the file counts it. */
  addListItem(level: number, label: string, text: string, page?: number): void {
    this.add('list item', listDetail(this.#lists.enter(level), label), text, page);
  }

  /** Ends all lists: the next item begins one. */
  endLists(): void {
    this.#lists.leaveAll();
  }

  /** Starts a list of contents: its levels are its own. */
  startContents(): void {
    this.#contents.leaveAll();
  }

  addNote(number: string, text: string, page?: number): void {
    this.#notes.push(makeItem('note', number === '' ? '' : `number ${number}`, text, { ...(page !== undefined && { page }) }));
  }

  add(kind: ItemKind, detail: string, text: string, page?: number, row?: number): void {
    const place = {
      ...(page !== undefined && { page }),
      ...(this.#heading !== undefined && { heading: this.#heading }),
      ...(row !== undefined && { row }),
    };
    this.#items.push(makeItem(kind, detail, text, place));
  }
}

/** Formats set the caption of a figure above or below it: here it always comes first. */
function captionsFirst(items: readonly Item[]): Item[] {
  const ordered = [...items];
  for (let at = 0; at + 1 < ordered.length; at += 1) {
    const [figure, caption] = [ordered[at]!, ordered[at + 1]!];
    if (figure.kind === 'figure' && caption.kind === 'caption') ordered.splice(at, 2, caption, figure);
  }
  return ordered;
}

function makeItem(kind: ItemKind, detail: string, text: string, place: Item['place']): Item {
  return { kind, detail, text: comparableText(text), place };
}

/** Depths (from 1) of levels that may skip: a 4 below a 2 is one deeper. */
function openDepths(): { enter(level: number): number; leaveAll(): void } {
  const open: number[] = [];
  return {
    enter(level) {
      while (open.length > 0 && open.at(-1)! >= level) open.pop();
      return open.push(level);
    },
    leaveAll: () => void open.splice(0),
  };
}
