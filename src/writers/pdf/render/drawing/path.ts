import { number } from '../numbers.ts';

/** Bezier control points at this part of the radius draw a quarter of a circle. */
const QUARTER = 0.5522847498;

/** SVG path data as PDF path operators; undefined where the data cannot be read. */
export function pathOperators(data: string): string | undefined {
  const path = new PathWriter();
  const tokens = data.matchAll(/([a-z])|(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/gi);
  let command = '';
  let numbers: number[] = [];
  for (const [, letter, digits] of tokens) {
    if (letter !== undefined) {
      if (!path.draw(command, numbers)) return undefined;
      command = letter;
      numbers = [];
    } else {
      numbers.push(Number(digits));
    }
  }
  return path.draw(command, numbers) ? path.operators : undefined;
}

/** Numbers that each command takes at a time. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

interface Control {
  readonly kind: 'C' | 'Q';
  readonly x: number;
  readonly y: number;
}

class PathWriter {
  operators = '';
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** Control point of the curve before, which a smooth one mirrors. */
  #control: Control | undefined;

  /** Draws a command with all its numbers; false where their count is wrong. */
  draw(letter: string, numbers: readonly number[]): boolean {
    if (letter === '') return numbers.length === 0;
    const command = letter.toUpperCase();
    const takes = TAKES[command];
    if (takes === undefined) return false;
    if (takes === 0) return numbers.length === 0 && this.#close();
    if (numbers.length === 0 || numbers.length % takes !== 0) return false;
    for (let at = 0; at < numbers.length; at += takes) {
      // More numbers after a move are lines.
      const step = command === 'M' && at > 0 ? 'L' : command;
      this.#step(step, numbers.slice(at, at + takes), letter !== command);
    }
    return true;
  }

  #close(): boolean {
    this.operators += 'h\n';
    this.#x = this.#startX;
    this.#y = this.#startY;
    this.#control = undefined;
    return true;
  }

  #step(command: string, numbers: readonly number[], relative: boolean): void {
    const baseX = relative ? this.#x : 0;
    const baseY = relative ? this.#y : 0;
    const at = (index: number): number => numbers[index]! + (index % 2 === 0 ? baseX : baseY);
    const control = this.#control;
    this.#control = undefined;
    switch (command) {
      case 'M':
        this.#startX = at(0);
        this.#startY = at(1);
        return this.#move('m', at(0), at(1));
      case 'L':
        return this.#move('l', at(0), at(1));
      case 'H':
        return this.#move('l', numbers[0]! + baseX, this.#y);
      case 'V':
        return this.#move('l', this.#x, numbers[0]! + baseY);
      case 'C':
        return this.#cubic(at(0), at(1), at(2), at(3), at(4), at(5));
      case 'S': {
        const [x, y] = this.#mirrored(control, 'C');
        return this.#cubic(x, y, at(0), at(1), at(2), at(3));
      }
      case 'Q':
        return this.#quadratic(at(0), at(1), at(2), at(3));
      case 'T': {
        const [x, y] = this.#mirrored(control, 'Q');
        return this.#quadratic(x, y, at(0), at(1));
      }
      case 'A':
        return this.#arc(numbers, numbers[5]! + baseX, numbers[6]! + baseY);
    }
  }

  #move(operator: 'm' | 'l', x: number, y: number): void {
    this.operators += `${number(x)} ${number(y)} ${operator}\n`;
    this.#x = x;
    this.#y = y;
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.operators += `${number(x1)} ${number(y1)} ${number(x2)} ${number(y2)} ${number(x)} ${number(y)} c\n`;
    this.#x = x;
    this.#y = y;
    this.#control = { kind: 'C', x: x2, y: y2 };
  }

  #quadratic(cx: number, cy: number, x: number, y: number): void {
    this.#cubic(third(this.#x, cx), third(this.#y, cy), third(x, cx), third(y, cy), x, y);
    this.#control = { kind: 'Q', x: cx, y: cy };
  }

  #mirrored(control: Control | undefined, kind: 'C' | 'Q'): readonly [number, number] {
    if (control?.kind !== kind) return [this.#x, this.#y];
    return [2 * this.#x - control.x, 2 * this.#y - control.y];
  }

  /** An elliptical arc as curves of at most a quarter each, after the notes on implementation of SVG 1.1, F.6.5. */
  #arc([rx = 0, ry = 0, turn = 0, large = 0, sweep = 0]: readonly number[], x: number, y: number): void {
    const fromX = this.#x;
    const fromY = this.#y;
    if (fromX === x && fromY === y) return;
    if (rx === 0 || ry === 0) return this.#move('l', x, y);
    const angle = (turn * Math.PI) / 180;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const halfX = (cos * (fromX - x)) / 2 + (sin * (fromY - y)) / 2;
    const halfY = (-sin * (fromX - x)) / 2 + (cos * (fromY - y)) / 2;
    const grow = Math.max(1, Math.sqrt((halfX / rx) ** 2 + (halfY / ry) ** 2));
    const a = Math.abs(rx) * grow;
    const b = Math.abs(ry) * grow;
    const rest = Math.max(0, (a * b) ** 2 - (a * halfY) ** 2 - (b * halfX) ** 2) / ((a * halfY) ** 2 + (b * halfX) ** 2);
    const sign = large === sweep ? -1 : 1;
    const centreX = (sign * Math.sqrt(rest) * a * halfY) / b;
    const centreY = (-sign * Math.sqrt(rest) * b * halfX) / a;
    const start = Math.atan2((halfY - centreY) / b, (halfX - centreX) / a);
    const end = Math.atan2((-halfY - centreY) / b, (-halfX - centreX) / a);
    let span = end - start;
    if (sweep !== 0 && span < 0) span += 2 * Math.PI;
    if (sweep === 0 && span > 0) span -= 2 * Math.PI;
    const middleX = cos * centreX - sin * centreY + (fromX + x) / 2;
    const middleY = sin * centreX + cos * centreY + (fromY + y) / 2;
    const on = (px: number, py: number): readonly [number, number] => [
      cos * a * px - sin * b * py + middleX,
      sin * a * px + cos * b * py + middleY,
    ];
    const pieces = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-9));
    const step = span / pieces;
    const reach = (4 / 3) * Math.tan(step / 4);
    for (let piece = 0; piece < pieces; piece += 1) {
      const one = start + piece * step;
      const two = one + step;
      const [x1, y1] = on(Math.cos(one) - reach * Math.sin(one), Math.sin(one) + reach * Math.cos(one));
      const [x2, y2] = on(Math.cos(two) + reach * Math.sin(two), Math.sin(two) - reach * Math.cos(two));
      const [toX, toY] = piece === pieces - 1 ? [x, y] : on(Math.cos(two), Math.sin(two));
      this.#cubic(x1, y1, x2, y2, toX, toY);
    }
    this.#control = undefined;
  }
}

function third(from: number, to: number): number {
  return from + ((to - from) * 2) / 3;
}

/** A rectangle, with rounded corners where they have a radius. */
export function rectangleOperators(x: number, y: number, width: number, height: number, radius: number): string {
  if (radius <= 0) return `${[x, y, width, height].map(number).join(' ')} re\n`;
  const r = Math.min(radius, width / 2, height / 2);
  const right = x + width;
  const bottom = y + height;
  const corner = `a${r},${r} 0 0 1`;
  return pathOperators(
    `M${x + r},${y}H${right - r}${corner} ${r},${r}V${bottom - r}${corner} ${-r},${r}H${x + r}${corner} ${-r},${-r}V${y + r}${corner} ${r},${-r}Z`,
  )!;
}

export function circleOperators(x: number, y: number, radius: number): string {
  const k = radius * QUARTER;
  return (
    `${number(x + radius)} ${number(y)} m\n` +
    curve(x + radius, y + k, x + k, y + radius, x, y + radius) +
    curve(x - k, y + radius, x - radius, y + k, x - radius, y) +
    curve(x - radius, y - k, x - k, y - radius, x, y - radius) +
    curve(x + k, y - radius, x + radius, y - k, x + radius, y) +
    'h\n'
  );
}

function curve(...values: number[]): string {
  return `${values.map(number).join(' ')} c\n`;
}
