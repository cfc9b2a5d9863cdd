import type { BriefLayout } from './builder.ts';
import type { MeasuredText } from './measure.ts';
import type { TextLine } from './textLine.ts';

/** Fewest lines of a paragraph at the foot and at the head of a page. */
const ORPHANS = 2;
const WIDOWS = 2;

const NEAR = 0.01;

/**
 * Places a paragraph line by line, over pages if need be. `tail` is the height of what the paragraph
 * announces: its last lines stay on the page on which that begins.
 */
export function placeText(layout: BriefLayout, node: MeasuredText, tail: number): void {
  const lines = linesOf(node, layout.flow.availableWidth);
  for (let at = 0; at < lines.length; ) {
    const count = countFor(layout, lines, at, tail === 0 ? 0 : tail + (node.margin?.[3] ?? 0));
    if (at === 0 && count > 0 && node.sectionName !== undefined) {
      layout.heads.addSection({ name: node.sectionName, page: layout.flow.page, first: layout.atTop() });
    }
    for (const line of lines.slice(at, at + count)) layout.placeLine(line);
    at += count;
    if (at < lines.length) layout.nextPage();
  }
}

function linesOf(node: MeasuredText, width: number): readonly TextLine[] {
  const [paragraph] = node._inlines;
  if (paragraph.isEmpty) return [];
  if (node.oneLine) return [paragraph.firstLine(width)];
  if (node.leader === undefined) return paragraph.lines(width);
  const lines = [...paragraph.lines(width - node.leader.reserve)];
  const last = lines.pop()!.clone();
  last.leader = { ...node._leader!, right: width };
  return [...lines, last];
}

/** How many lines from `at` on go on this page; 0: the page must be turned first. */
function countFor(layout: BriefLayout, lines: readonly TextLine[], at: number, tail: number): number {
  const rest = lines.length - at;
  if (layout.apart) return rest;
  const fitting = countFitting(layout, lines.slice(at));
  let count = fitting;
  if (count === rest && tail > 0 && !hasRoom(layout, lines.slice(at), tail)) count = Math.max(0, count - WIDOWS);
  if (count < rest) count = avoidLoneLines(count, at, lines.length);
  // On an empty page nothing is gained by turning it.
  return count === 0 && layout.atTop() ? Math.max(1, fitting) : count;
}

/** How many of the lines fit on this page, footnotes included. */
function countFitting(layout: BriefLayout, lines: readonly TextLine[]): number {
  let free = layout.flow.availableHeight + NEAR;
  const notes: string[] = [];
  let count = 0;
  for (const line of lines) {
    notes.push(...line.words.notes);
    if (line.height > free || line.height + layout.noteHeight(notes) > free) break;
    free -= line.height;
    count += 1;
  }
  return count;
}

/** Whether what the lines announce can begin below them. */
function hasRoom(layout: BriefLayout, lines: readonly TextLine[], tail: number): boolean {
  const height = lines.reduce((sum, line) => sum + line.height, 0);
  return layout.atTop() || height + tail <= layout.flow.availableHeight || tail > layout.pageHeight();
}

/** Fewer lines, or none, where a single one would be left on this page or on the next. */
function avoidLoneLines(count: number, at: number, total: number): number {
  const fewest = at === 0 ? Math.min(ORPHANS, total) : 1;
  const rest = total - at - count;
  const kept = rest < WIDOWS ? count - (WIDOWS - rest) : count;
  return kept < fewest ? 0 : kept;
}
