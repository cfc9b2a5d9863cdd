import type { EmbeddedFont } from 'pdfkit-private';
import type { FontFace } from '../../../fonts.ts';
import { shape, widthAt, type Shaped } from './shape.ts';

/** A font as one document uses it: what measures text, and what embeds its glyphs. */
export interface Face {
  readonly face: FontFace;
  readonly embedded: EmbeddedFont;
}

/** How a run of text looks, with everything inherited filled in. Lengths in points. */
export interface RunStyle {
  readonly face: Face;
  readonly size: number;
  readonly color: string;
  /** Height of a line. */
  readonly leading: number;
  /** How much the base line is raised. */
  readonly rise: number;
  readonly spacing: number;
  readonly features: readonly string[] | undefined;
}

/** A text as glyphs. */
export function shapeIn(text: string, { face, features }: RunStyle): Shaped {
  return shape(face.face.font, text, features);
}

/** Width of a text in points. */
export function widthOf(text: string, style: RunStyle): number {
  return widthAt(shapeIn(text, style), style);
}

/** Distance from the top of a line to its base line. */
export function ascentOf(style: RunStyle): number {
  const { ascender, descender } = style.face.embedded;
  const above = (ascender * style.size) / 1000;
  const below = (-descender * style.size) / 1000;
  return (style.leading - above - below) / 2 + above;
}
