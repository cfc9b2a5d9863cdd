import type { ShapedGlyph } from './shape.ts';

/** Words of one look on a line, as a renderer wrote them; lengths in points, from the start of the line. */
export interface WrittenWords {
  /** The runs that the words are of, by their places in the line: from the first up to and without the last. */
  readonly from: number;
  readonly to: number;
  /** What is read there. */
  readonly text: string;
  readonly start: number;
  /** From where to where there is ink; absent for spaces alone. */
  readonly ink: { readonly from: number; readonly to: number } | undefined;
  /** Glyphs and the moves between them, in the codes of one document. */
  readonly operators: string;
  readonly codes: GlyphCodes;
}

/** The codes of glyphs that a stretch of a document was written with. */
export interface GlyphCodes {
  /** All codes that there were before and after, and what came to them. */
  readonly before: string;
  readonly after: string;
  readonly added: readonly ShapedGlyph[];
}
