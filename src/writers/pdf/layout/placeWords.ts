import { shapeIn } from './face.ts';
import type { StyledRun } from './paragraph.ts';
import { runAt } from './pieces.ts';
import type { SetLine } from './setText.ts';
import { widthAt, type Shaped } from './shape.ts';
import type { Inline } from './textLine.ts';

/**
 * Takes a word or a space in its place: the run that it is of, by its place in the text, where it begins and how
 * wide it is, in points, and whether it is a hyphen that is no part of the text. Its glyphs, where they are known.
 */
export type TakeWord = (run: number, text: string, x: number, width: number, hyphen: boolean, shaped: Shaped | undefined) => void;

/** Places the words and spaces of a line; gives its width without the spaces at its end, in points. */
export function placeWords({ pieces, chosen }: SetLine, sources: readonly StyledRun[], justified: boolean, take: TakeWord): number {
  const { from, to, ratio } = chosen;
  const { items } = pieces;
  let x = 0;
  let run = -1;
  let [begin, width] = [0, 0];
  let text = '';
  let shaped: Shaped | undefined;
  let joined = false;
  const end = (): void => {
    if (run === -1) return;
    if (joined) {
      const { style } = sources[run]!;
      shaped = shapeIn(text, style);
      width = widthAt(shaped, style);
      x = begin + width;
    }
    take(run, text, begin, width, false, shaped);
  };
  for (let index = from; index < to; index += 1) {
    const { kind, text: piece, shaped: glyphs, width: natural, stretch, shrink } = items[index]!;
    if (kind === 'break') continue;
    const own = runAt(pieces, index, Math.max(run, 0));
    // Pieces of one run that touch become one, so that kerning is right.
    if (kind === 'box' && run === own && !text.endsWith(' ')) {
      text += piece;
      joined = true;
      continue;
    }
    end();
    const spread = kind === 'box' || !justified ? 0 : ratio * (ratio >= 0 ? stretch : shrink);
    run = own;
    text = piece;
    shaped = glyphs;
    joined = false;
    begin = x;
    width = natural + spread;
    x = x + natural + spread;
  }
  end();
  const stop = items[to];
  const last = stop === undefined ? run : runAt(pieces, to, Math.max(run, 0));
  // Spaces at the end of a line stay in the text, so that words do not run together when it is read out.
  if (stop?.kind === 'space' && run !== -1) take(last, stop.text, begin + width, stop.width, false, stop.shaped);
  if (stop?.hyphen !== true) return x;
  take(last, '\u00ad', x, stop.width, true, stop.shaped);
  return x + stop.width;
}

/** The same as objects. */
export function placedWords(line: SetLine, sources: readonly StyledRun[], justified: boolean): { inlines: Inline[]; width: number } {
  const inlines: Inline[] = [];
  const width = placeWords(line, sources, justified, (run, text, x, wide, hyphen, shaped) => {
    const source = sources[run]!;
    inlines.push({ source, style: source.style, text, x, width: wide, height: source.style.leading, shaped, hyphen });
  });
  return { inlines, width };
}
