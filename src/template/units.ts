import type { Dataset } from '../dataset/model.ts';
import type { Locale, Unit } from '../locale.ts';

/** Unit forms by code: the dataset's own, then the locale's. Undefined for a code that neither has. */
export function unitOf(code: string, dataset: Pick<Dataset, 'units'>, locale: Locale): Unit | undefined {
  const own = dataset.units.get(code);
  if (own !== undefined) return own;
  return Object.hasOwn(locale.units, code) ? locale.units[code] : undefined;
}
