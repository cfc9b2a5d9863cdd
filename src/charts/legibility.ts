import { contrastOf } from '../contrast.ts';
import type { Place, Report } from '../diagnostic.ts';
import { labelCut, labelsOverlap, lowContrast, smallText } from '../messages/charts.ts';
import type { Theme } from '../theme.ts';
import { layOver, readPaint } from './paint.ts';
import { placedItems, type PlacedItem, type SceneBounds, type SceneGroup } from './scene.ts';

/** Points that words may reach into each other or over the edge: bounds are of the line, not of the ink. */
const SLACK = 1.5;
const LEAST_SIZE = 7;
const PAPER = '#ffffff';

/** A drawing on its page. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Where the scene starts on the canvas. */
  readonly origin: readonly [number, number];
}

/** Reports words that overlap, are cut off, too small, or too faint for their ground. */
export function checkLegibility(name: string, root: SceneGroup, canvas: Canvas, theme: Theme, place: Place, report: Report): void {
  const items = [...placedItems(root, ...canvas.origin)];
  const texts = items.filter(isPrintedText);
  for (const [index, text] of texts.entries()) {
    const words = wordsOf(text);
    const size = text.item.fontSize ?? 11;
    if (size < LEAST_SIZE) report(smallText(name, words, size, LEAST_SIZE, place));
    if (reachesOut(text.bounds, canvas)) report(labelCut(name, words, place));
    const other = texts.slice(index + 1).find((candidate) => overlap(text, candidate));
    if (other !== undefined) report(labelsOverlap(name, words, wordsOf(other), place));
    checkContrast(name, text, items, theme, place, report);
  }
}

function checkContrast(name: string, text: PlacedItem, items: readonly PlacedItem[], theme: Theme, place: Place, report: Report): void {
  const paint = readPaint(String(text.item.fill));
  if (paint === undefined) return;
  const size = text.item.fontSize ?? 11;
  const bold = text.item.fontWeight === 'bold' || Number(text.item.fontWeight) >= 600;
  const least = size >= 18 || (bold && size >= 14) ? 3 : 4.5;
  const ground = groundUnder(text, items, theme);
  const ratio = contrastOf(layOver({ ...paint, opacity: paint.opacity * (text.item.opacity ?? 1) }, ground), ground);
  if (ratio < least) report(lowContrast(name, wordsOf(text), ratio, least, place));
}

/** The colour that a text lies on: the last shape painted before it that holds its middle. */
function groundUnder(text: PlacedItem, items: readonly PlacedItem[], theme: Theme): string {
  const x = (text.bounds.x1 + text.bounds.x2) / 2;
  const y = (text.bounds.y1 + text.bounds.y2) / 2;
  let ground = PAPER;
  for (const candidate of items) {
    if (candidate === text) break;
    const { mark, item, bounds } = candidate;
    if (item.fill === undefined || item.fill === null) continue;
    const holds =
      mark.marktype === 'rect' ? holdsPoint(bounds, x, y)
      : mark.marktype === 'arc' ? arcHolds(candidate, x, y)
      : false;
    const paint = holds ? readPaint(String(item.fill)) : undefined;
    const opacity = (paint?.opacity ?? 1) * (item.opacity ?? 1) * (item.fillOpacity ?? 1);
    if (paint !== undefined) ground = layOver({ hex: paint.hex, opacity }, ground);
    // Countries are painted before their names; whether a point lies in one is not worth its price.
    if (mark.marktype === 'shape' && holdsPoint(bounds, x, y) && ground === PAPER) ground = theme.chart.land;
  }
  return ground;
}

function arcHolds({ item, bounds }: PlacedItem, x: number, y: number): boolean {
  const arc = item as { startAngle?: number; endAngle?: number; innerRadius?: number; outerRadius?: number; x?: number; y?: number };
  const left = bounds.x1 - item.bounds.x1;
  const top = bounds.y1 - item.bounds.y1;
  const [dx, dy] = [x - left - (arc.x ?? 0), y - top - (arc.y ?? 0)];
  const radius = Math.hypot(dx, dy);
  const angle = (Math.atan2(dx, -dy) + 2 * Math.PI) % (2 * Math.PI);
  const [from, to] = [arc.startAngle ?? 0, arc.endAngle ?? 0].sort((a, b) => a - b) as [number, number];
  return radius >= (arc.innerRadius ?? 0) && radius <= (arc.outerRadius ?? 0) && angle >= from && angle <= to;
}

function isPrintedText({ mark, item }: PlacedItem): boolean {
  const seen = (item.opacity ?? 1) > 0 && item.fill !== null && item.fill !== 'transparent';
  return mark.marktype === 'text' && seen && wordsOf({ item }) !== '';
}

function wordsOf({ item }: Pick<PlacedItem, 'item'>): string {
  return [item.text ?? ''].flat().join(' ').trim();
}

function overlap(a: PlacedItem, b: PlacedItem): boolean {
  // The bounds of slanted words are boxes around them: they say nothing.
  if (isSlanted(a) || isSlanted(b)) return false;
  const across = Math.min(a.bounds.x2, b.bounds.x2) - Math.max(a.bounds.x1, b.bounds.x1);
  const down = Math.min(a.bounds.y2, b.bounds.y2) - Math.max(a.bounds.y1, b.bounds.y1);
  return across > SLACK && down > SLACK * 1.5;
}

function isSlanted({ item }: PlacedItem): boolean {
  return (item.angle ?? 0) % 90 !== 0;
}

function reachesOut(bounds: SceneBounds, { width, height }: Canvas): boolean {
  return bounds.x1 < -SLACK || bounds.y1 < -SLACK || bounds.x2 > width + SLACK || bounds.y2 > height + SLACK;
}

function holdsPoint({ x1, y1, x2, y2 }: SceneBounds, x: number, y: number): boolean {
  return x >= x1 && x <= x2 && y >= y1 && y <= y2;
}
