import type { Unit } from '../../src/locale.ts';

/** A few units of a locale, so that tests do not depend on the list of any. */
export const units: Readonly<Record<string, Unit>> = {
  number: { one: '', other: '', kind: 'plain' },
  date: { one: '', other: '', kind: 'plain' },
  share: { one: 'share', other: 'shares', kind: 'plain' },
  percent: { one: 'percent', other: 'percent', symbol: '%', kind: 'measure' },
  kg: { one: 'kilogram', other: 'kilograms', symbol: 'kg', kind: 'measure' },
  ton: { one: 'ton', other: 'tons', kind: 'measure' },
  times: { one: 'time', other: 'times', kind: 'count' },
};
