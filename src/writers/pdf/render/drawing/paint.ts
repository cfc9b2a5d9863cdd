import type { Face, RunStyle } from '../../layout/face.ts';
import { widthOf } from '../../layout/face.ts';
import type { Inline } from '../../layout/textLine.ts';
import type { BriefPdf } from '../document.ts';
import { number } from '../numbers.ts';
import { TextPainter } from '../textRuns.ts';
import type { Part, TextPart } from './compile.ts';

/** Where a drawing is put, and how much larger than it was made. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Paints the parts of a drawing on the current page, with the document's own fonts. */
export function paintDrawing(pdf: BriefPdf, parts: readonly Part[], { x, y, scaleX, scaleY }: Placement): void {
  const { page } = pdf;
  page.write(`q ${number(scaleX)} 0 0 ${number(scaleY)} ${number(x)} ${number(y)} cm`);
  for (const part of parts) {
    if (typeof part === 'string') page.write(part);
    else if (part.kind === 'opacity') pdf._doOpacity(part.fill, part.stroke);
    else paintText(pdf, part);
  }
  page.write('Q');
}

function paintText(pdf: BriefPdf, part: TextPart): void {
  const wanted = pdf.face(part.family, part.bold, part.italics);
  const inlines: Inline[] = [];
  let x = 0;
  for (const { text, face } of pdf.facesFor(part.text, wanted)) {
    const style = styleOf(part, face);
    const width = widthOf(text, style);
    inlines.push({ source: { run: { text }, style, text }, style, text, x, width, height: 0 });
    x += width;
  }
  const start = part.x - (part.anchor === 'start' ? 0 : part.anchor === 'middle' ? x / 2 : x);
  new TextPainter(pdf).paint(inlines, start, part.y);
}

function styleOf({ size, color }: TextPart, face: Face): RunStyle {
  return { face, size, color, leading: size, rise: 0, spacing: 0, features: undefined };
}
