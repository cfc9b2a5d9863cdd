import type { PageItem } from 'pdfmake/js/DocumentContext.js';
import type { Definition } from '../define/definition.ts';
import { FOOT_RULE, type FootedContext, type Strip } from './context.ts';
import { TextLine } from './textLine.ts';

/** Where footnotes come from, and which are on paper already. */
export interface NoteSource {
  stripsOf(id: string): readonly Strip[];
  readonly done: Set<string>;
}

/** Most of a page that a long note may take, and that all notes together may take. */
const MOST_LONG = 0.6;
const MOST = 0.85;

/** Height from which a note may be carried over to the next page. */
const LONG = 60;

/** Cuts a note that was set on an endless page into what must stay together: lines and drawings. */
export function cutStrips(items: readonly PageItem[], height: number, anchors: readonly string[]): Strip[] {
  const strips: { top: number; bottom: number; items: PageItem[] }[] = [];
  const placed = items.map((item) => ({ item, ...extent(item) })).sort((a, b) => a.top - b.top);
  for (const { item, top, bottom } of placed) {
    const last = strips.at(-1);
    if (last !== undefined && top < last.bottom - 0.5) {
      last.items.push(item);
      last.bottom = Math.max(last.bottom, bottom);
    } else {
      strips.push({ top, bottom, items: [item] });
    }
  }
  const first = strips[0]?.items[0];
  if (first !== undefined) Object.assign(first.item, { anchors });
  return strips.map((strip, index) => ({
    top: strip.top,
    height: (strips[index + 1]?.top ?? height) - strip.top,
    items: strip.items,
  }));
}

function extent({ item }: PageItem): { top: number; bottom: number } {
  if (item instanceof TextLine) return { top: item.y, bottom: item.y + item.height };
  const { y, y1, h, _height } = item as { y?: number; y1?: number; h?: number; _height?: number };
  const top = y ?? y1 ?? 0;
  return { top, bottom: top + (h ?? _height ?? 0) };
}

/**
 * Puts notes at the foot of the current page after those that wait from the page before, and keeps
 * room for them. What does not fit waits for the next page. Returns the height that was added; with
 * `commit` false nothing is changed; `last` says that no text follows.
 */
export function addStrips(
  context: FootedContext,
  source: NoteSource,
  ids: readonly string[],
  pageHeight: number,
  commit: boolean,
  last = false,
): number {
  const fresh = [...new Set(ids)].filter((id) => !source.done.has(id));
  const wanted = [...context.waiting, ...fresh.flatMap((id) => context.strips(id, source))];
  if (wanted.length === 0) return 0;
  const foot = context.feet.get(context.page);
  let height = foot === undefined || foot.strips.length === 0 ? FOOT_RULE : 0;
  const total = wanted.reduce((sum, strip) => sum + strip.height, 0);
  const long = total > LONG;
  // No text follows the last notes that would want room.
  const share = last ? context.availableHeight : (long ? MOST_LONG : MOST) * pageHeight - (foot?.height ?? 0);
  let count = 0;
  for (const strip of wanted) {
    const next = height + strip.height;
    // A long note ends on the next page; a short one wants its reference to move there instead.
    if (next > share || next > context.roomAtFoot || (long && next > context.availableHeight && count >= 2)) break;
    height = next;
    count += 1;
  }
  const [first] = wanted;
  const isFresh = context.y - context.pageMargins.top < 1 && (foot?.strips.length ?? 0) === 0;
  if (count === 0 && isFresh && first!.height + FOOT_RULE > MOST_LONG * pageHeight) {
    // What no foot can hold gets a page of its own: it would wait for ever.
    count = 1;
    height = first!.height + FOOT_RULE;
  }
  if (count === 0) height = 0;
  if (!commit) return height;
  for (const id of fresh) source.done.add(id);
  context.waiting = wanted.slice(count);
  if (count > 0) {
    context.foot.strips.push(...wanted.slice(0, count));
    context.foot.height += height;
    context.reserve(height);
  }
  return height;
}

/** Puts rule and footnotes on the pages, from the bottom margin up. */
export function drawFeet(context: FootedContext, definition: Definition): void {
  const { margins } = definition.page;
  for (const [index, foot] of context.feet) {
    if (foot.strips.length === 0) continue;
    const page = context.pages[index]!;
    let y = page.pageSize.height - margins.bottom - foot.height;
    page.items.push({
      type: 'vector',
      item: {
        type: 'line',
        x1: margins.left,
        x2: margins.left + 96,
        y1: y + FOOT_RULE / 2,
        y2: y + FOOT_RULE / 2,
        lineWidth: 0.5,
        lineColor: '#808080',
      },
    });
    y += FOOT_RULE;
    for (const strip of foot.strips) {
      for (const item of strip.items) page.items.push(moved(item, margins.left, y - strip.top));
      y += strip.height;
    }
  }
}

function moved({ type, item }: PageItem, x: number, y: number): PageItem {
  if (item instanceof TextLine) {
    const line = item.clone();
    line.x += x;
    line.y += y;
    return { type, item: line };
  }
  const at = item as { x?: number; y?: number; x1?: number; x2?: number; y1?: number; y2?: number };
  const copy = { ...at };
  if (at.x1 === undefined) Object.assign(copy, { x: (at.x ?? 0) + x, y: (at.y ?? 0) + y });
  else Object.assign(copy, { x1: at.x1 + x, x2: (at.x2 ?? 0) + x, y1: (at.y1 ?? 0) + y, y2: (at.y2 ?? 0) + y });
  return { type, item: copy };
}
