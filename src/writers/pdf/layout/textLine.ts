import type { LineInline } from 'pdfmake/js/Line.js';
import { Line } from '../pdfmake.ts';
import type { RunStyle } from './face.ts';
import type { LineWords } from './lineWords.ts';
import type { StyledRun } from './paragraph.ts';
import type { Shaped } from './shape.ts';

/** A word or a space on a line. `x` counts from the line's own start, in points. */
export interface Inline extends LineInline {
  readonly source: StyledRun;
  readonly style: RunStyle;
  /** Its glyphs, where they are known. */
  shaped?: Shaped | undefined;
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
  readonly words: LineWords;
  /** Distance of base lines, and of the base line from the line's top, in points. */
  height = 0;
  ascent = 0;
  /** Ids that links lead to. */
  anchors: readonly string[] = [];
  /** Printed again as part of a repeated table head: no content of the structure. */
  repeated = false;
  leader: Leader | undefined;
  /** What is shown instead of the words. */
  instead: Inline[] | undefined;

  constructor(maxWidth: number, words: LineWords) {
    super(maxWidth);
    this.words = words;
    this.x = words.indent;
    this.y = 0;
  }

  override getHeight(): number {
    return this.height;
  }

  override clone(): TextLine {
    return Object.assign(new TextLine(this.maxWidth, this.words), this);
  }

  override get inlines(): Inline[] {
    return this.instead ?? this.words.inlines;
  }

  /** pdfmake's own class sets an empty list before this one has its fields. */
  override set inlines(_: Inline[]) {}
}
