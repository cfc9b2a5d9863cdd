/** A number as PDF writes it: thousandths, without exponent. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function colorOperands(color: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}
