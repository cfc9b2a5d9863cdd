import type { Report } from '../../diagnostic.ts';
import type { Unit } from '../../locale.ts';
import * as messages from '../../messages/checks.ts';
import type { CheckReport, Conflict, Dataset, RelationResult, Suspect } from '../model.ts';
import { orderFindings } from '../order.ts';
import type { Known } from './compare.ts';
import { acceptsRelation, acceptsSuspect, findStanding, notesOf } from './conflicts.ts';
import { unitsFit } from './dimension.ts';
import { evaluateRelation } from './relations.ts';
import { findSuspects } from './suspects/index.ts';

/**
 * Checks a dataset against itself: evaluates its relations, looks for contradictions by itself, and
 * reports those that no conflict accepts. `localeUnits` tell counts from measures, as the dataset's own do.
 */
export function checkDataset(dataset: Dataset, report: Report, localeUnits: Readonly<Record<string, Unit>> = {}): CheckReport {
  const findings = orderFindings(report);
  const { relations: declared = [], conflicts = [] } = dataset.checks ?? {};
  const units = new Map([...Object.entries(localeUnits), ...dataset.units]);
  const known: Known = { facts: dataset.facts, units };

  checkWholes(known, findings.report);
  const results = declared.map((relation) => evaluateRelation(relation, known, findings.report));
  const found = withoutRepeats(findSuspects({ facts: dataset.facts, tables: dataset.tables, units }, dataset.header.country.name), results);
  const standing = findStanding(conflicts, results, found, known, findings.report);
  const relations = results.map((result) => judgeRelation(result, standing, findings.report));
  const suspects = found.map((suspect) => judgeSuspect(suspect, standing, conflicts, findings.report));
  findings.release();
  return { relations, suspects, conflicts: standing, notes: notesOf(standing) };
}

function checkWholes({ facts, units }: Known, report: Report): void {
  for (const { id, partOf, unit, where } of facts.values()) {
    if (partOf === undefined) continue;
    const whole = facts.get(partOf);
    if (whole === undefined) report(messages.unknownWhole(where, id, partOf, facts.keys()));
    else if (!unitsFit(whole.unit, unit, units)) report(messages.wholeInOtherUnit(where, id, unit, whole));
  }
}

/** A relation that fails says already what a suspect with the same facts would say. */
function withoutRepeats(suspects: readonly Suspect[], results: readonly RelationResult[]): Suspect[] {
  const failing = new Set(results.filter(({ outcome }) => outcome === 'fails').map(({ relation }) => keyOf(relation.facts)));
  return suspects.filter(({ facts }) => !failing.has(keyOf(facts)));
}

function keyOf(facts: readonly string[]): string {
  return [...facts].sort().join();
}

function judgeRelation(result: RelationResult, standing: readonly Conflict[], report: Report): RelationResult {
  if (result.outcome !== 'fails') return result;
  const conflict = standing.find((candidate) => acceptsRelation(candidate, result));
  if (conflict !== undefined) return { ...result, acceptedBy: conflict.id };
  report(messages.relationFails(result.relation, result.left, result.right, result.difference, result.certain));
  return result;
}

function judgeSuspect(suspect: Suspect, standing: readonly Conflict[], conflicts: readonly Conflict[], report: Report): Suspect {
  const conflict = standing.find((candidate) => acceptsSuspect(candidate, suspect));
  if (conflict !== undefined) return { ...suspect, acceptedBy: conflict.id };
  const ofOtherKind = suspect.facts.length < 2 ? undefined : conflicts.find(({ facts }) => suspect.facts.every((fact) => facts.includes(fact)));
  report(messages.unacceptedSuspect(suspect, ofOtherKind));
  return suspect;
}
