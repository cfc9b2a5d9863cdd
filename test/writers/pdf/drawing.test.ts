import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDrawing } from '../../../src/writers/pdf/render/drawing/compile.ts';
import { circleOperators, pathOperators, rectangleOperators } from '../../../src/writers/pdf/render/drawing/path.ts';

const lines = (operators: string | undefined): string[] => (operators ?? '').trim().split('\n');

/** Where the pen is after the operators. */
function pen(operators: string | undefined): [number, number] {
  const numbers = lines(operators).filter((line) => /[mlc]$/.test(line)).at(-1)!.split(' ').slice(0, -1).map(Number);
  return [numbers.at(-2)!, numbers.at(-1)!];
}

/** Points on the curves of a path, a few for each. */
function points(operators: string): [number, number][] {
  let [x, y] = [0, 0];
  return lines(operators).flatMap((line): [number, number][] => {
    const numbers = line.split(' ').slice(0, -1).map(Number);
    if (!line.endsWith('c')) {
      [x, y] = [numbers[0] ?? x, numbers[1] ?? y];
      return [];
    }
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers;
    const [x0, y0] = [x, y];
    [x, y] = [x3, y3];
    return [0, 0.25, 0.5, 0.75, 1].map((t) => [cubic(t, x0, x1, x2, x3), cubic(t, y0, y1, y2, y3)]);
  });
}

function cubic(t: number, a: number, b: number, c: number, d: number): number {
  const s = 1 - t;
  return s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d;
}

describe('paths', () => {
  test('keep their lines, absolute and relative', () => {
    expect(lines(pathOperators('M1,2L3 4h5v-1l-2-2Z'))).toEqual(['1 2 m', '3 4 l', '8 4 l', '8 3 l', '6 1 l', 'h']);
    expect(lines(pathOperators('m1 1 2 2 3 3'))).toEqual(['1 1 m', '3 3 l', '6 6 l']);
    expect(lines(pathOperators('M.5.5-1.5e1,2'))).toEqual(['0.5 0.5 m', '-15 2 l']);
  });

  test('begin anew where they were closed', () => {
    expect(lines(pathOperators('M5,5h1zl2,2'))).toEqual(['5 5 m', '6 5 l', 'h', '7 7 l']);
  });

  test('mirror the control point of the curve before a smooth one', () => {
    expect(lines(pathOperators('M0,0C0,1 1,2 2,2S4,1 4,0'))[2]).toBe('3 2 4 1 4 0 c');
    expect(lines(pathOperators('M0,0L2,2S4,1 4,0'))[2]).toBe('2 2 4 1 4 0 c');
  });

  test('go on the circle of an arc, and end where it ends', () => {
    const angle = fc.double({ min: 0.1, max: 6.1, noNaN: true });
    fc.assert(
      fc.property(angle, fc.integer({ min: 1, max: 300 }), (span, radius) => {
        const end = [radius * Math.cos(span), radius * Math.sin(span)] as const;
        const operators = pathOperators(`M${radius},0A${radius},${radius} 0 ${span > Math.PI ? 1 : 0},1 ${end[0]},${end[1]}`)!;
        const [x, y] = pen(operators);
        expect(x).toBeCloseTo(end[0], 2);
        expect(y).toBeCloseTo(end[1], 2);
        for (const [px, py] of points(operators)) expect(Math.hypot(px, py) / radius).toBeCloseTo(1, 2);
      }),
    );
  });

  test('say so when they cannot be read', () => {
    for (const data of ['M1', 'M1,2L3', '1,2', 'M0,0A1,1 0 0 1 5']) expect(pathOperators(data)).toBeUndefined();
  });

  test('draw circles and rounded corners', () => {
    for (const [x, y] of points(circleOperators(10, 20, 5))) expect(Math.hypot(x - 10, y - 20)).toBeCloseTo(5, 1);
    expect(rectangleOperators(1, 2, 3, 4, 0)).toBe('1 2 3 4 re\n');
    expect(lines(rectangleOperators(0, 0, 10, 10, 2)).filter((line) => line.endsWith('c'))).toHaveLength(4);
  });
});

const svg = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">${body}</svg>`;

describe('drawings', () => {
  test('inherit their look and set nothing twice', () => {
    const parts = compileDrawing(svg('<g fill="#ff0000" stroke="#000000" stroke-width="2"><rect x="1" width="2" height="3"/><rect x="5" width="2" height="3"/></g>'));
    expect(parts).toEqual([
      '1 0 0 rg\n0 0 0 RG\n2 w\n[] 0 d\n0 J\n0 j\n4 M\n1 0 2 3 re\nB\n5 0 2 3 re\nB',
    ]);
  });

  test('give texts their place, family and anchor', () => {
    const parts = compileDrawing(svg('<g transform="translate(3,4)"><text text-anchor="end" y="2" font-family="Source Sans 3" font-size="9" font-weight="bold" fill="#1a1a1a"> a &amp;  b </text></g>'));
    expect(parts).toEqual([
      'q\n1 0 0 1 3 4 cm',
      { kind: 'text', text: 'a & b', family: 'Source Sans 3', size: 9, bold: true, italics: false, anchor: 'end', color: '#1a1a1a', x: 0, y: 2 },
      'Q',
    ]);
  });

  test('clip, and share the opacity of a group out', () => {
    const parts = compileDrawing(
      svg('<defs><clipPath id="c"><rect width="5" height="5"/></clipPath></defs><g clip-path="url(#c)" opacity="0.5"><circle r="2" fill-opacity="0.5"/></g>'),
    );
    expect(parts![0]).toBe('q\n0 0 5 5 re\nW n');
    expect(parts![1]).toEqual({ kind: 'opacity', fill: 0.25, stroke: 1 });
  });

  test('that hold anything else are left to pdfmake', () => {
    for (const body of ['<image href="x"/>', '<rect style="fill:red"/>', '<rect fill="url(#g)" width="1" height="1"/>', '<rect width="50%" height="1"/>', '<text><tspan>a</tspan></text>']) {
      expect(compileDrawing(svg(body)), body).toBeUndefined();
    }
  });
});
