import type { PageSize } from 'pdfmake/js/DocumentContext.js';
import type { PageFacts } from '../define/furniture.ts';

interface Section {
  readonly name: string;
  /** Page from 0. */
  readonly page: number;
  /** Nothing stands above it on its page. */
  readonly first: boolean;
}

/** Gathers while pages fill what their heads and feet will say. */
export class RunningHeads {
  readonly #sections: Section[] = [];
  readonly #kinds = new Map<number, 'cover' | 'band'>();

  /** A title page or the page under a title band; pages count from 0. */
  setKind(page: number, kind: 'cover' | 'band'): void {
    this.#kinds.set(page, kind);
  }

  isCover(page: number): boolean {
    return this.#kinds.get(page) === 'cover';
  }

  addSection(section: Section): void {
    this.#sections.push(section);
  }

  /** What the head of a page says; `number` counts from 1. A page belongs to the section at its top. */
  facts(number: number, pages: number, { width, height }: PageSize): PageFacts {
    const index = number - 1;
    const here = this.#sections.find((section) => section.page === index);
    const before = this.#sections.findLast((section) => section.page < index);
    const section = here !== undefined && (here.first || before === undefined) ? here : before;
    return { number, pages, width, height, section: section?.name ?? '', kind: this.#kinds.get(index) ?? 'text' };
  }
}
