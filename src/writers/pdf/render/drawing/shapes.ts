import { number } from '../numbers.ts';
import { Unknown } from './look.ts';
import { circleOperators, pathOperators, rectangleOperators } from './path.ts';
import type { SvgElement } from './tree.ts';

/** The outline of a shape as path operators. */
export function outlineOf({ name, attributes }: SvgElement): string {
  const value = (key: string): number => {
    const given = Number(attributes[key] ?? 0);
    if (!Number.isFinite(given)) throw new Unknown(`${key}="${attributes[key]}"`);
    return given;
  };
  switch (name) {
    case 'path': {
      const operators = pathOperators(attributes['d'] ?? '');
      if (operators === undefined) throw new Unknown(`d="${attributes['d']}"`);
      return operators;
    }
    case 'rect':
      return rectangleOperators(value('x'), value('y'), value('width'), value('height'), Math.max(value('rx'), value('ry')));
    case 'circle':
      return circleOperators(value('cx'), value('cy'), value('r'));
    case 'line':
      return `${number(value('x1'))} ${number(value('y1'))} m\n${number(value('x2'))} ${number(value('y2'))} l\n`;
    default:
      throw new Unknown(name);
  }
}

/** A list of transforms as operators. */
export function transformOperators(transform: string): string {
  return [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, list]) => oneTransform(name!, list!.split(/[\s,]+/).map(Number))).join('');
}

function oneTransform(name: string, [a = 0, b, c = 0]: readonly number[]): string {
  switch (name) {
    case 'translate':
      return matrix(1, 0, 0, 1, a, b ?? 0);
    case 'scale':
      return matrix(a, 0, 0, b ?? a, 0, 0);
    case 'rotate': {
      const angle = (a * Math.PI) / 180;
      const turned = matrix(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
      return b === undefined ? turned : matrix(1, 0, 0, 1, b, c) + turned + matrix(1, 0, 0, 1, -b, -c);
    }
    default:
      throw new Unknown(name);
  }
}

function matrix(...values: number[]): string {
  return `${values.map((value) => String(Math.round(value * 1e5) / 1e5)).join(' ')} cm\n`;
}
