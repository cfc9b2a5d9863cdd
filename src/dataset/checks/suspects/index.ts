import type { Suspect, SuspectKind } from '../../model.ts';
import type { Evidence } from './evidence.ts';
import { findPartExceedsWhole } from './partExceedsWhole.ts';
import { findPercentages } from './percentage.ts';
import { findTableContradictions } from './tableContradiction.ts';
import { findTwoQualifiers } from './twoQualifiers.ts';
import { findTwoUnits } from './twoUnits.ts';
import { findTwoValues } from './twoValues.ts';

type Search = (evidence: Evidence, country: string) => Suspect[];

const searches = {
  'two values': findTwoValues,
  'two qualifiers': findTwoQualifiers,
  'two units': findTwoUnits,
  'part exceeds whole': findPartExceedsWhole,
  'percentage contradicts operands': findPercentages,
  'table contradicts fact': findTableContradictions,
} satisfies Record<SuspectKind, Search>;

export const suspectKinds: readonly SuspectKind[] = Object.keys(searches) as SuspectKind[];

/** Contradictions that nobody declared. `country` is the place that tables speak of without saying so. */
export function findSuspects(evidence: Evidence, country: string): Suspect[] {
  return Object.values(searches).flatMap((search: Search) => search(evidence, country));
}
