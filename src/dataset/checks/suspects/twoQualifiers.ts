import * as messages from '../../../messages/checks.ts';
import type { Fact, Suspect } from '../../model.ts';
import { groupFacts, isSamePlace, joinKey, measureOf } from '../measure.ts';
import { nameFigure } from '../nameFigure.ts';
import { overlap } from '../period.ts';
import { directionOf } from '../qualifiers.ts';
import type { Evidence } from './evidence.ts';

/** A figure with as many digits as this does not come up twice by chance. */
const DISTINCTIVE_DIGITS = 4;

/**
 * One value with two qualifiers that say different things: "approximately 15,271" and "more than
 * 15,271". One value is one statement if the measure and place are the same, or its digits are many.
 */
export function findTwoQualifiers({ facts }: Evidence): Suspect[] {
  const qualified = [...facts.values()].filter(({ qualifier }) => directionOf(qualifier) !== 'exact');
  const groups = groupFacts(qualified, valueKey);
  return [...groups.values()].flatMap((group) => {
    const found: Suspect[] = [];
    const seen: Fact[] = [];
    for (const fact of group) {
      const other = seen.find((earlier) => isSameStatement(earlier, fact) && differs(earlier, fact));
      if (other !== undefined) {
        found.push({ kind: 'two qualifiers', facts: [other.id, fact.id], finding: messages.twoQualifiers(nameFigure(fact), nameFigure(other)) });
      }
      // One of each direction and period is enough to find every contradiction.
      const isNew = !seen.some((earlier) => !differs(earlier, fact) && earlier.period === fact.period && measureOf(earlier) === measureOf(fact));
      if (isNew && seen.length < MOST_SEEN) seen.push(fact);
    }
    return found;
  });
}

const MOST_SEEN = 100;

function valueKey({ value, unit }: Fact): string | undefined {
  return value.kind === 'number' ? joinKey(String(value.value), unit) : undefined;
}

function differs(a: Fact, b: Fact): boolean {
  return directionOf(a.qualifier) !== directionOf(b.qualifier);
}

function isSameStatement(a: Fact, b: Fact): boolean {
  if (!overlap(a.period, b.period)) return false;
  return isDistinctive(a) || (measureOf(a) === measureOf(b) && isSamePlace(a, b));
}

function isDistinctive({ value }: Fact): boolean {
  if (value.kind !== 'number') return false;
  const digits = String(value.value).replace('.', '').replace(/^-?0*/, '').replace(/0+$/, '');
  return digits.length >= DISTINCTIVE_DIGITS;
}
