import { number } from '../numbers.ts';

/** Raised where a drawing holds something that this does not know. */
export class Unknown extends Error {}

/** Attributes that are inherited, with what holds at the root. */
export interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly dash: string;
  readonly cap: number;
  readonly join: number;
  readonly miter: number;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  /** Product of the opacities around: a group's is shared out among its shapes. */
  readonly opacity: number;
  readonly family: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** What holds at the root of a drawing. */
export const ROOT: Look = {
  fill: '#000000',
  stroke: 'none',
  width: 1,
  dash: '',
  cap: 0,
  join: 0,
  miter: 4,
  fillOpacity: 1,
  strokeOpacity: 1,
  opacity: 1,
  family: '',
  size: 10,
  bold: false,
  italics: false,
  anchor: 'start',
};

const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };

/** The look of an element inside of another. */
export function lookOf(attributes: Readonly<Record<string, string>>, inherited: Look): Look {
  const value = (name: string): string | undefined => attributes[name];
  const numeric = (name: string, otherwise: number): number => {
    const given = value(name);
    if (given === undefined) return otherwise;
    if (!Number.isFinite(Number(given))) throw new Unknown(`${name}="${given}"`);
    return Number(given);
  };
  return {
    fill: colorOf(value('fill'), inherited.fill),
    stroke: colorOf(value('stroke'), inherited.stroke),
    width: numeric('stroke-width', inherited.width),
    dash: dashOf(value('stroke-dasharray'), inherited.dash),
    cap: CAPS[value('stroke-linecap') ?? ''] ?? inherited.cap,
    join: JOINS[value('stroke-linejoin') ?? ''] ?? inherited.join,
    miter: numeric('stroke-miterlimit', inherited.miter),
    fillOpacity: numeric('fill-opacity', inherited.fillOpacity),
    strokeOpacity: numeric('stroke-opacity', inherited.strokeOpacity),
    opacity: numeric('opacity', 1) * inherited.opacity,
    family: value('font-family') ?? inherited.family,
    size: numeric('font-size', inherited.size),
    bold: value('font-weight') === undefined ? inherited.bold : value('font-weight') === 'bold',
    italics: value('font-style') === undefined ? inherited.italics : value('font-style') !== 'normal',
    anchor: (value('text-anchor') as Look['anchor'] | undefined) ?? inherited.anchor,
  };
}

function colorOf(given: string | undefined, inherited: string): string {
  if (given === undefined) return inherited;
  if (given === 'none' || /^#[\da-f]{6}$/i.test(given)) return given;
  throw new Unknown(given);
}

function dashOf(given: string | undefined, inherited: string): string {
  if (given === undefined) return inherited;
  const lengths = given.split(/[\s,]+/).map(Number).filter((length) => Number.isFinite(length));
  return lengths.every((length) => length === 0) ? '' : lengths.map(number).join(' ');
}

