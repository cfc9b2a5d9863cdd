import type { LineInline } from 'pdfmake/js/Line.js';
import type { Run } from '../define/nodes.ts';
import { Line } from '../pdfmake.ts';
import type { RunStyle } from './face.ts';
import type { StyledRun } from './paragraph.ts';
import type { SetLine, SetWord } from './setText.ts';
import type { Shaped } from './shape.ts';

/** A word or a space on a line. `x` counts from the line's own start, in points. */
export interface Inline extends LineInline {
  readonly source: StyledRun;
  readonly style: RunStyle;
  /** Its glyphs, where they are known. */
  readonly shaped?: Shaped;
  /** A hyphen that is not part of the word. */
  readonly hyphen?: boolean;
}

export interface Leader {
  readonly page: StyledRun;
  readonly dots: StyledRun;
  /** Where the page number ends, from the start of the line. */
  readonly right: number;
}

/** A line of text, in the shape that pdfmake's writer and fragments take. */
export class TextLine extends Line {
  /** Distance of base lines, and of the base line from the line's top, in points. */
  height = 0;
  ascent = 0;
  /** Ids that links lead to. */
  anchors: readonly string[] = [];
  /** Printed again as part of a repeated table head: no content of the structure. */
  repeated = false;
  leader: Leader | undefined;
  readonly #set: SetLine;
  readonly #runs: readonly StyledRun[];
  #inlines: Inline[] | undefined;

  constructor(maxWidth: number, set: SetLine, runs: readonly StyledRun[]) {
    super(maxWidth);
    this.#set = set;
    this.#runs = runs;
    this.inlineWidths = set.width;
    this.x = set.indent;
    this.y = 0;
  }

  override getHeight(): number {
    return this.height;
  }

  override clone(): TextLine {
    const copy = new TextLine(this.maxWidth, this.#set, this.#runs);
    copy.#inlines = this.#inlines;
    return Object.assign(copy, this);
  }

  /** The words and spaces, made when somebody paints them: a Word document only asks where lines end. */
  override get inlines(): Inline[] {
    return (this.#inlines ??= this.#set.words.map((word) => inlineOf(word, this.#runs)));
  }

  override set inlines(inlines: Inline[]) {
    // pdfmake's own class sets an empty list before this one has its fields.
    if (#inlines in this) this.#inlines = inlines;
  }

  /** The runs that the words are of, in their order. */
  get sources(): readonly StyledRun[] {
    return this.#set.runs.map((run) => this.#runs[run]!);
  }

  /** Footnotes that the line refers to. */
  get notes(): readonly string[] {
    let notes: string[] | undefined;
    for (const run of this.#set.runs) {
      const { note } = this.#runs[run]!.run;
      if (note !== undefined) (notes ??= []).push(note);
    }
    return notes ?? NONE;
  }
}

const NONE: readonly string[] = [];

function inlineOf({ run, text, x, width, shaped, kind }: SetWord, runs: readonly StyledRun[]): Inline {
  const source = runs[run]!;
  const { style } = source;
  return { source, style, text, x, width, height: kind === 'text' ? style.leading : 0, shaped, hyphen: kind === 'hyphen' };
}

/** The run that an inline is a piece of. */
export function runOf(inline: Inline): Run {
  return inline.source.run;
}
