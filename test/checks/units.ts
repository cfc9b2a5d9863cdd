import type { Unit } from '../../src/locale.ts';
import { units as few } from '../dataset/units.ts';

/** Units of a locale for the datasets of these tests. */
export const units: Readonly<Record<string, Unit>> = {
  ...few,
  m2: { one: 'square meter', other: 'square meters', kind: 'measure' },
  year: { one: 'year', other: 'years', kind: 'measure' },
  person: { one: 'person', other: 'people', kind: 'count' },
};
