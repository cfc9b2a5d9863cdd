import { shapeIn } from './face.ts';
import type { StyledRun } from './paragraph.ts';
import type { SetLine } from './setText.ts';
import { widthAt } from './shape.ts';
import type { Inline } from './textLine.ts';

/** The words and spaces of a line in their places; `width` without the spaces at its end, in points. */
export function placeWords({ pieces: { items, runs }, chosen }: SetLine, sources: readonly StyledRun[], justified: boolean): { inlines: Inline[]; width: number } {
  const { from, to, ratio } = chosen;
  const inlines: Inline[] = [];
  let x = 0;
  for (let index = from; index < to; index += 1) {
    const { kind, text, shaped, width: natural, stretch, shrink } = items[index]!;
    if (kind === 'break') continue;
    const source = sources[runs[index]!]!;
    const { style } = source;
    const last = inlines.at(-1);
    // Pieces of one run that touch become one, so that kerning is right.
    if (kind === 'box' && last?.source === source && !last.text.endsWith(' ')) {
      last.text += text;
      last.shaped = shapeIn(last.text, style);
      last.width = widthAt(last.shaped, style);
      x = last.x + last.width;
      continue;
    }
    const spread = kind === 'box' || !justified ? 0 : ratio * (ratio >= 0 ? stretch : shrink);
    inlines.push({ source, style, text, x, width: natural + spread, height: style.leading, shaped, hyphen: false });
    x = x + natural + spread;
  }
  const last = inlines.at(-1);
  const stop = items[to];
  const source = sources[runs[to]!]!;
  // Spaces at the end of a line stay in the text, so that words do not run together when it is read out.
  if (stop?.kind === 'space' && last !== undefined) {
    inlines.push({ source, style: source.style, text: stop.text, x: last.x + last.width, width: stop.width, height: 0, shaped: stop.shaped, hyphen: false });
  }
  if (stop?.hyphen) {
    inlines.push({ source, style: source.style, text: '\u00ad', x, width: stop.width, height: 0, shaped: stop.shaped, hyphen: true });
    x += stop.width;
  }
  return { inlines, width: x };
}
