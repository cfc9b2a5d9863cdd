/** Name of the element that stands for finished XML while the library writes a part. */
export const MARK = 'w:finished';

/**
 * XML that is finished before the library writes the parts. It sees a mark in its place, so that it
 * neither walks through it nor changes it.
 */
export class Finished {
  readonly #pieces: string[] = [];

  /** What the library is given for a piece. */
  mark(markup: string): Record<string, unknown> {
    this.#pieces.push(markup);
    return { [MARK]: { _attr: { n: this.#pieces.length - 1 } } };
  }

  /** A part with the pieces in the places of their marks. */
  fill(part: string): string {
    return part.replace(/<w:finished n="(\d+)"\/>/g, (_, index: string) => this.#pieces[Number(index)]!);
  }
}
