import { distance } from 'fastest-levenshtein';
import type { Report } from '../../diagnostic.ts';
import * as messages from '../../messages/checks.ts';
import type { Comparator, Conflict, ConflictNote, Fact, RelationResult, Suspect, SuspectKind } from '../model.ts';
import { evaluateComparison } from './compare.ts';
import type { Known } from './compare.ts';
import { normalizeText } from './measure.ts';
import { periodKey } from './period.ts';
import { suspectKinds } from './suspects/index.ts';

/** Kinds that the program does not look for, but whose presence it can see. */
const visible: Readonly<Record<string, (fact: Fact) => string>> = {
  'two periods': ({ period }) => periodKey(period),
  'two sources': ({ source }) => source?.document ?? '',
};

const RELATION_FAILS = 'relation fails';

/** Kinds that accept a relation that fails; others ("two periods", "scope") say nothing of its figures. */
const acceptingKinds: Readonly<Record<Comparator, readonly string[]>> = {
  '==': [RELATION_FAILS, 'two values', 'percentage contradicts operands'],
  '!=': [RELATION_FAILS],
  '<': [RELATION_FAILS, 'part exceeds whole'],
  '<=': [RELATION_FAILS, 'part exceeds whole'],
  '>': [RELATION_FAILS, 'part exceeds whole'],
  '>=': [RELATION_FAILS, 'part exceeds whole'],
};

/** A kind that is written nearly like one that is looked for was probably meant as it. */
const MOST_SLIPS = 2;

/** Conflicts that are still there. Stale ones are reported, and accept nothing. */
export function findStanding(
  conflicts: readonly Conflict[],
  relations: readonly RelationResult[],
  suspects: readonly Suspect[],
  known: Known,
  report: Report,
): Conflict[] {
  return conflicts.filter((conflict) => {
    const kind = kindOf(conflict);
    if (conflict.while !== undefined) {
      const verdict = evaluateComparison(conflict.id, conflict.while, 0, known, report);
      if (verdict?.holds === false) report(messages.staleComparison(conflict.where, conflict.id, verdict.left, verdict.right));
      return verdict?.holds !== false;
    }
    if (relations.some((result) => acceptsRelation(conflict, result))) return true;
    const aspect = Object.hasOwn(visible, kind) ? visible[kind] : undefined;
    if (aspect !== undefined) {
      const values = new Set(conflict.facts.flatMap((id) => known.facts.get(id) ?? []).map(aspect));
      if (values.size < 2) report(messages.staleAspect(conflict.where, conflict.id, kind));
      return values.size >= 2;
    }
    if (!isSuspectKind(kind) && kind !== RELATION_FAILS) {
      const meant = [...suspectKinds, RELATION_FAILS, ...Object.keys(visible)].find((known) => distance(kind, known) <= MOST_SLIPS);
      if (meant !== undefined) report(messages.unknownKind(conflict.where, conflict.id, conflict.kind, meant));
      return true;
    }
    if (suspects.some((suspect) => acceptsSuspect(conflict, suspect))) return true;
    report(messages.staleConflict(conflict.where, conflict.id, kind));
    return false;
  });
}

/** Whether a conflict accepts a relation that fails: it names all its facts and speaks of their figures. */
export function acceptsRelation(conflict: Conflict, result: RelationResult): boolean {
  if (result.outcome !== 'fails') return false;
  return acceptingKinds[result.comparator].includes(kindOf(conflict)) && isWithin(result.relation.facts, conflict.facts);
}

/** Whether a conflict accepts a suspect: it names all its facts and is of its kind. */
export function acceptsSuspect(conflict: Conflict, { kind, facts }: Suspect): boolean {
  return kindOf(conflict) === kind && isWithin(facts, conflict.facts);
}

/** What the readers of each fact are told. */
export function notesOf(standing: readonly Conflict[]): Map<string, ConflictNote[]> {
  const notes = new Map<string, ConflictNote[]>();
  for (const { id, kind, reason, facts } of standing) {
    for (const fact of new Set(facts)) {
      const note: ConflictNote = { conflict: id, kind, reason, others: facts.filter((other) => other !== fact) };
      notes.set(fact, [...(notes.get(fact) ?? []), note]);
    }
  }
  return notes;
}

function kindOf({ kind }: Conflict): string {
  return normalizeText(kind);
}

function isSuspectKind(kind: string): kind is SuspectKind {
  return suspectKinds.some((known) => known === kind);
}

function isWithin(facts: readonly string[], of: readonly string[]): boolean {
  return facts.length > 0 && facts.every((fact) => of.includes(fact));
}
