/** A piece of a paragraph: something with width, a space, or a place to break. Widths in points. */
export interface Item {
  readonly kind: 'box' | 'space' | 'break';
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  /** Cost of a break here; -Infinity: the line must end. */
  readonly penalty: number;
  /** A break that prints a hyphen. */
  readonly hyphen: boolean;
  /** How far a line that ends here may reach over the edge. */
  readonly hang: number;
}

/** One line: items `from` up to and without `to`; `ratio` says how much its spaces stretch or shrink. */
export interface ChosenLine {
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
}

/** A last line is short below this part of the width. */
export const SHORT = 0.12;

/** Lines filled one by one, each as far as it goes: for text that is not stretched. */
export function fillLines(items: readonly Item[], width: number): ChosenLine[] {
  const lines: ChosenLine[] = [];
  let from = 0;
  let used = 0;
  let lastBreak = -1;
  let index = 0;
  const end = (to: number): void => {
    lines.push({ from, to, ratio: 0 });
    from = to;
    while (from < items.length && items[from]!.kind !== 'box' && !(from > to && items[from]!.penalty === -Infinity)) from += 1;
    index = from;
    used = 0;
    lastBreak = -1;
  };
  while (index < items.length) {
    const item = items[index]!;
    if (item.penalty === -Infinity) {
      end(index);
      continue;
    }
    if (item.kind === 'box') {
      if (used + item.width > width + 0.01 && lastBreak > from) {
        end(lastBreak);
        continue;
      }
      used += item.width;
    } else {
      const fits = used + (item.hyphen ? item.width : 0) <= width + 0.01;
      if (fits && index > from) lastBreak = index;
      if (item.kind === 'space') used += item.width;
    }
    index += 1;
  }
  return lines;
}

/**
 * The same, but in as many lines where the last one would be shorter than `least`, a part of the width:
 * lines give up their last word to the next.
 */
export function fillEvenly(items: readonly Item[], width: number, least: number): ChosenLine[] {
  let lines = fillLines(items, width);
  // Lines that end where the text says so have nothing to give.
  if (lines.slice(0, -1).some((line) => items[line.to]!.penalty === -Infinity)) return lines;
  while (lines.length > 1 && naturalWidth(items, lines.at(-1)!) < least * width) {
    const widest = Math.max(...lines.slice(0, -1).map((line) => naturalWidth(items, line)));
    const narrower = fillLines(items, widest - 0.1);
    if (narrower.length > lines.length || narrower.some((line) => naturalWidth(items, line) > widest - 0.05)) break;
    lines = narrower;
  }
  return lines;
}

function naturalWidth(items: readonly Item[], line: ChosenLine): number {
  let width = items[line.to]?.hyphen ? items[line.to]!.width : 0;
  for (let index = line.from; index < line.to; index += 1) if (items[index]!.kind !== 'break') width += items[index]!.width;
  return width;
}
