import * as messages from '../../../messages/checks.ts';
import type { Fact, Suspect } from '../../model.ts';
import { groupFacts, joinKey, measureOf, normalizeText } from '../measure.ts';
import { isRatio } from '../dimension.ts';
import { nameFigure } from '../nameFigure.ts';
import type { Evidence } from './evidence.ts';

/** A measure whose unit changes from one fact to another: kilograms in one year, tons in the next. */
export function findTwoUnits({ facts }: Evidence): Suspect[] {
  const groups = groupFacts([...facts.values()].filter(hasAmount), (fact) => joinKey(measureOf(fact), normalizeText(fact.place)));
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    const units = new Set([first?.unit]);
    return others.flatMap((fact): Suspect[] => {
      if (first === undefined || units.has(fact.unit)) return [];
      units.add(fact.unit);
      return [{ kind: 'two units', facts: [first.id, fact.id], finding: messages.twoUnits(nameFigure(fact), nameFigure(first)) }];
    });
  });
}

/** A share of a measure, a date of it and the measure itself may well bear one name. */
function hasAmount({ unit, value }: Fact): boolean {
  return value.kind !== 'date' && unit !== 'number' && !isRatio(unit);
}
