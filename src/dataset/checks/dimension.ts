import type { Unit } from '../../locale.ts';

/**
 * What an amount is measured in. Counts of whatever (people, posts, cases) are one dimension, since they can
 * be compared; weights, areas and money are one each, since nothing is converted.
 */
export interface Dimension {
  /** A number of the expression, or a fact in bare numbers: it fits everything. */
  readonly bare: boolean;
  /** Exponents by unit, none 0: kilograms per person are `{kg: 1, count: -1}`. */
  readonly powers: ReadonlyMap<string, number>;
  /** A quarter as a share is 0.25 and as a percentage 25, so these two do not fit each other. */
  readonly ratio?: 'percent' | 'share';
}

/** Units by code: those of the dataset and of the locale. */
export type Units = ReadonlyMap<string, Unit>;

const noPowers: ReadonlyMap<string, number> = new Map();

export const bare: Dimension = { bare: true, powers: noPowers };
export const percentage: Dimension = { bare: false, powers: noPowers, ratio: 'percent' };
export const pure: Dimension = { bare: false, powers: noPowers };

const COUNT = 'count';
const BARE_UNIT = 'number';

const knownRatios: Readonly<Record<string, Dimension>> = {
  'percent': percentage,
  'percentage-point': percentage,
  'share': { bare: false, powers: noPowers, ratio: 'share' },
  'times': pure,
};

/** The dimension of a unit. A unit that is not known fits only itself. */
export function dimensionOf(unit: string, units: Units): Dimension {
  const known = isRatio(unit) ? knownRatios[unit] : undefined;
  if (known !== undefined) return known;
  const kind = units.get(unit)?.kind;
  if (kind === 'plain' || unit === BARE_UNIT) return bare;
  return { bare: false, powers: new Map([[kind === 'count' ? COUNT : unit, 1]]) };
}

/** Whether a unit is one of proportion: percent, share, times. */
export function isRatio(unit: string): boolean {
  return Object.hasOwn(knownRatios, unit);
}

/** The dimension of a sum, a difference or a comparison; undefined if the two do not fit. */
export function joinDimensions(a: Dimension, b: Dimension): Dimension | undefined {
  if (a.bare) return b;
  if (b.bare) return a;
  if (describePowers(a.powers) !== describePowers(b.powers)) return undefined;
  if (a.ratio !== undefined && b.ratio !== undefined && a.ratio !== b.ratio) return undefined;
  return a.ratio === undefined ? b : a;
}

/** Whether figures in two units can be compared. */
export function unitsFit(a: string, b: string, units: Units): boolean {
  return joinDimensions(dimensionOf(a, units), dimensionOf(b, units)) !== undefined;
}

/** The dimension of a product, or with `sign` -1 of a quotient. */
export function multiplyDimensions(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const powers = new Map(a.powers);
  for (const [unit, power] of b.powers) {
    const sum = (powers.get(unit) ?? 0) + sign * power;
    if (sum === 0) powers.delete(unit);
    else powers.set(unit, sum);
  }
  return { bare: a.bare && b.bare, powers };
}

/** "kg", "kg/count", "percent"; undefined for plain numbers, `count` for counts. */
export function describeDimension({ powers, ratio }: Dimension, count = 'a count'): string | undefined {
  const isCount = powers.size === 1 && powers.get(COUNT) === 1;
  return ratio ?? (powers.size === 0 ? undefined : isCount ? count : describePowers(powers));
}

function describePowers(powers: ReadonlyMap<string, number>): string {
  const sorted = [...powers].sort(([a], [b]) => (a < b ? -1 : 1));
  const above = sorted.filter(([, power]) => power > 0).map(writePower);
  const below = sorted.filter(([, power]) => power < 0).map(([unit, power]) => writePower([unit, -power]));
  if (below.length === 0) return above.join('*');
  return `${above.length === 0 ? '1' : above.join('*')}/${below.join('/')}`;
}

function writePower([unit, power]: readonly [string, number]): string {
  return power === 1 ? unit : `${unit}^${power}`;
}
