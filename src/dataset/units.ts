import type { Report } from '../diagnostic.ts';
import type { Locale } from '../locale.ts';
import * as messages from '../messages/datasetFacts.ts';
import type { Dataset } from './model.ts';

/** Reports every unit that neither the dataset nor the locale declares. */
export function checkUnits(dataset: Dataset, locale: Pick<Locale, 'units'>, report: Report): void {
  const known = new Set([...dataset.units.keys(), ...Object.keys(locale.units)]);
  for (const { unit, subject, where } of dataset.unitUses ?? []) {
    if (!known.has(unit)) report(messages.unknownUnit(where, subject, unit, known));
  }
}
