import * as vega from 'vega';
import type { FontFace, FontLibrary } from '../fonts.ts';

/** The parts of a text item of Vega that its width depends on. */
export interface TextStyle {
  readonly font?: string;
  readonly fontSize?: number | string;
  readonly fontWeight?: number | string;
  readonly fontStyle?: string;
  /** Width in points beyond which the text is cut. */
  readonly limit?: number;
}

/** The size that Vega gives to a text that asks for none. */
const DEFAULT_SIZE = 11;

/** Width in points of a line of text, as the embedded font sets it. */
export type MeasureText = (style: TextStyle, text: unknown) => number;

export function openMetrics(fonts: FontLibrary, family: string): MeasureText {
  return (style, text) => {
    const line = text === null || text === undefined ? '' : String(text).trim();
    const size = style.fontSize === undefined || style.fontSize === null ? DEFAULT_SIZE : Number(style.fontSize);
    if (line === '' || !(size > 0)) return 0;
    const width = faceOf(style, fonts, family).width(line) * size;
    return style.limit !== undefined && style.limit > 0 ? Math.min(width, style.limit) : width;
  };
}

/** The face that a text is printed in; unknown families print in the theme's. */
export function faceOf(style: TextStyle, fonts: FontLibrary, family: string): FontFace {
  const asked = String(style.font ?? '').split(',').map((name) => name.trim().replaceAll(/["']/g, ''));
  const known = asked.map((name) => fonts.family(name)).find((found) => found !== undefined);
  const { faces } = known ?? fonts.family(family)!;
  const bold = style.fontWeight === 'bold' || style.fontWeight === 'bolder' || Number(style.fontWeight) >= 600;
  const slanted = style.fontStyle === 'italic' || style.fontStyle === 'oblique';
  if (bold) return slanted ? faces.boldItalic : faces.bold;
  return slanted ? faces.italic : faces.regular;
}

/** Where Vega looks up how wide a text is. Its types do not tell. */
interface TextMetrics {
  width: (item: TextStyle, text: unknown) => number;
}

const { textMetrics } = vega as unknown as { textMetrics: TextMetrics };

/** Lends Vega another measure; gives a function that takes it back. */
export function lendMetrics(measure: MeasureText): () => void {
  const before = textMetrics.width;
  textMetrics.width = measure;
  return () => {
    textMetrics.width = before;
  };
}
