import type { LineInline } from 'pdfmake/js/Line.js';
import type { Run } from '../define/nodes.ts';
import { Line } from '../pdfmake.ts';
import type { RunStyle } from './face.ts';
import type { StyledRun } from './paragraph.ts';
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
  declare inlines: Inline[];
  /** Distance of base lines, and of the base line from the line's top, in points. */
  height = 0;
  ascent = 0;
  /** Ids that links lead to. */
  anchors: readonly string[] = [];
  /** Printed again as part of a repeated table head: no content of the structure. */
  repeated = false;
  leader: Leader | undefined;
  #notes: readonly string[] | undefined;

  constructor(maxWidth: number, inlines: Inline[], indent: number, width: number) {
    super(maxWidth);
    this.inlines = inlines;
    this.inlineWidths = width;
    this.x = indent;
    this.y = 0;
  }

  override getHeight(): number {
    return this.height;
  }

  override clone(): TextLine {
    const copy = new TextLine(this.maxWidth, this.inlines, this.x, this.inlineWidths);
    return Object.assign(copy, this);
  }

  /** Footnotes that the line refers to. */
  get notes(): readonly string[] {
    return (this.#notes ??= notesOf(this.inlines));
  }
}

const NONE: readonly string[] = [];

function notesOf(inlines: readonly Inline[]): readonly string[] {
  let notes: string[] | undefined;
  for (const { source } of inlines) if (source.run.note !== undefined) (notes ??= []).push(source.run.note);
  return notes ?? NONE;
}

/** The run that an inline is a piece of. */
export function runOf(inline: Inline): Run {
  return inline.source.run;
}
