import type { PageItem } from 'pdfmake/js/DocumentContext.js';
import { BriefError } from '../../../diagnostic.ts';
import { tooManyPages } from '../../../messages/pdf.ts';
import { DocumentContext, PageElementWriter } from '../pdfmake.ts';

/** A stretch of a footnote that stays on one page: a line, or a drawing. */
export interface Strip {
  /** Distance from the top of the note. */
  readonly top: number;
  readonly height: number;
  readonly items: readonly PageItem[];
}

/** Footnotes at the foot of one page. */
export interface Foot {
  readonly strips: Strip[];
  /** Height of all strips and of the rule above them. */
  height: number;
}

/** Height taken by the rule above footnotes, with the space around it. */
export const FOOT_RULE = 12;

/** A compendium of all countries has 300. */
export const MOST_PAGES = 2_000;

/** Keeps room for footnotes at the foot of pages. */
export class FootedContext extends DocumentContext {
  readonly feet = new Map<number, Foot>();
  /** How far down text reaches on each page. */
  readonly lowest = new Map<number, number>();
  /** What did not fit on the page of its reference. */
  waiting: readonly Strip[] = [];
  readonly #strips = new Map<string, readonly Strip[]>();

  override initializePage(): void {
    if (this.pages?.length > MOST_PAGES) throw new BriefError([tooManyPages(MOST_PAGES)]);
    super.initializePage();
    this.availableHeight -= this.feet?.get(this.page)?.height ?? 0;
  }

  /** Room for more footnotes, where a column beside this one reaches lower than the current place. */
  get roomAtFoot(): number {
    const page = this.getCurrentPage();
    const bottom = page.pageSize.height - this.pageMargins.bottom - (this.feet.get(this.page)?.height ?? 0);
    const lowest = this.lowest.get(this.page) ?? 0;
    return lowest > this.y + 1 ? bottom - lowest : Infinity;
  }

  /** Takes room at the foot of the current page, from all columns that share it. */
  reserve(height: number): void {
    this.availableHeight -= height;
    for (const snapshot of this.snapshots) {
      if (snapshot.page === this.page) snapshot.availableHeight -= height;
      if (snapshot.bottomMost?.page === this.page) snapshot.bottomMost.availableHeight -= height;
    }
  }

  /** A footnote in strips, set once. */
  strips(id: string, source: { stripsOf(id: string): readonly Strip[] }): readonly Strip[] {
    let strips = this.#strips.get(id);
    if (strips === undefined) this.#strips.set(id, (strips = source.stripsOf(id)));
    return strips;
  }

  /** The foot of the current page. */
  get foot(): Foot {
    let foot = this.feet.get(this.page);
    if (foot === undefined) this.feet.set(this.page, (foot = { strips: [], height: 0 }));
    return foot;
  }
}

/** Lines come placed: pdfmake's own alignment would stretch the gaps inside words. */
export class BriefWriter extends PageElementWriter {
  override alignLine(): void {}
}
