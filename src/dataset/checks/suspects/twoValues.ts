import * as messages from '../../../messages/checks.ts';
import type { Suspect } from '../../model.ts';
import { groupFacts, joinKey, measureOf, normalizeText } from '../measure.ts';
import { nameFigure } from '../nameFigure.ts';
import { periodKey } from '../period.ts';
import { canAgree } from './agree.ts';
import type { Evidence } from './evidence.ts';

/** The values of one group that later ones are held against. */
const MOST_VALUES = 20;

/** The same measure, unit, place, agency and period with two values that cannot both be right. */
export function findTwoValues({ facts }: Evidence): Suspect[] {
  const groups = groupFacts(facts.values(), (fact) =>
    joinKey(measureOf(fact), normalizeText(fact.place), normalizeText(fact.agency ?? ''), periodKey(fact.period), fact.unit));
  return [...groups.values()].flatMap((group) => {
    const found: Suspect[] = [];
    const values = group.slice(0, 1);
    for (const fact of group.slice(1)) {
      const other = values.find((earlier) => !canAgree(earlier, fact));
      if (other !== undefined) {
        found.push({ kind: 'two values', facts: [other.id, fact.id], finding: messages.twoValues(nameFigure(fact), nameFigure(other)) });
      }
      if (values.length < MOST_VALUES) values.push(fact);
    }
    return found;
  });
}
