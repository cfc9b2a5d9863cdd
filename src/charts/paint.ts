import { color } from 'd3-color';

/** A colour for print: opaque as `#rrggbb`, and how much of it is seen, 0 to 1. */
export interface Paint {
  readonly hex: string;
  readonly opacity: number;
}

/** Any CSS colour; undefined for what is none. */
export function readPaint(value: string): Paint | undefined {
  const parsed = color(value);
  if (parsed === null) return undefined;
  const rgb = parsed.rgb();
  if (![rgb.r, rgb.g, rgb.b, rgb.opacity].every(Number.isFinite)) return undefined;
  return { hex: rgb.clamp().formatHex(), opacity: Math.min(1, Math.max(0, rgb.opacity)) };
}

/** What is seen where a colour lies over an opaque one. */
export function layOver(paint: Paint, ground: string): string {
  const mixed = [1, 3, 5].map((at) => {
    const over = Number.parseInt(paint.hex.slice(at, at + 2), 16);
    const under = Number.parseInt(ground.slice(at, at + 2), 16);
    return Math.round(over * paint.opacity + under * (1 - paint.opacity)).toString(16).padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** `count` colours evenly spaced along a ramp, from its first to its last; the last alone for one. */
export function spreadRamp(ramp: readonly string[], count: number): string[] {
  if (count < 2) return [ramp.at(-1)!];
  return Array.from({ length: count }, (_, index) => {
    const at = (index / (count - 1)) * (ramp.length - 1);
    const [below, above] = [ramp[Math.floor(at)]!, ramp[Math.ceil(at)]!];
    return layOver({ hex: above.toLowerCase(), opacity: at - Math.floor(at) }, below.toLowerCase());
  });
}
