import type { Report } from '../../diagnostic.ts';
import * as messages from '../../messages/checks.ts';
import type { Relation, RelationResult } from '../model.ts';
import { evaluateComparison } from './compare.ts';
import type { Known } from './compare.ts';

/** Evaluates a relation. One that cannot be evaluated is reported; one that fails is not yet, for a conflict may accept it. */
export function evaluateRelation(relation: Relation, known: Known, report: Report): RelationResult {
  const { id, tolerance = 0 } = relation;
  const verdict = evaluateComparison(id, relation, tolerance, known, report);
  if (verdict === undefined) return { relation, outcome: 'notEvaluable' };
  const { comparator, holds, certain, left, right, difference } = verdict;
  const isEquation = comparator === '==' || comparator === '!=';
  if (relation.tolerance !== undefined && (!isEquation || difference === undefined)) {
    report(messages.uselessTolerance(relation.where, id, comparator));
  }
  const outcome = holds ? 'holds' : 'fails';
  return { relation, outcome, comparator, certain, left, right, ...(difference === undefined ? {} : { difference }) };
}
