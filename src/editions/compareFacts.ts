import type { Dataset, Fact } from '../dataset/model.ts';
import { changedFields } from './factFields.ts';
import type { FactChange, FactRevision } from './model.ts';
import { factChange } from './percent.ts';

interface Editions {
  readonly before: Dataset;
  readonly after: Dataset;
}

/** Compares facts by id; those with a new id by what they count, where that leaves no choice. */
export function compareFacts(editions: Editions): { changes: FactChange[]; same: number } {
  const pairs = pairFacts(editions);
  const paired = new Set(pairs.values());
  const changes: FactChange[] = [];
  let same = 0;
  for (const after of editions.after.facts.values()) {
    const before = pairs.get(after);
    const change = before === undefined ? { kind: 'added' as const, after } : reviseFact(before, after, editions);
    if (change === undefined) same += 1;
    else changes.push(change);
  }
  for (const before of editions.before.facts.values()) {
    if (!paired.has(before)) changes.push({ kind: 'removed', before });
  }
  return { changes, same };
}

/** The earlier fact of each later one that has one. */
function pairFacts({ before, after }: Editions): Map<Fact, Fact> {
  const pairs = new Map<Fact, Fact>();
  for (const fact of after.facts.values()) {
    const earlier = before.facts.get(fact.id);
    if (earlier !== undefined) pairs.set(fact, earlier);
  }
  for (const identity of [samePeriod, anyPeriod]) {
    const paired = new Set(pairs.values());
    const [earlier, later] = [onlyFacts(before, identity), onlyFacts(after, identity)];
    for (const [key, fact] of later) {
      const match = earlier.get(key);
      if (match !== undefined && !pairs.has(fact) && !paired.has(match)) pairs.set(fact, match);
    }
  }
  return pairs;
}

type Identity = (fact: Fact) => string;

const anyPeriod: Identity = ({ measure, label, place, unit, agency }) =>
  [measure ?? label, place, unit, agency ?? ''].join('\n').toLowerCase();

const samePeriod: Identity = (fact) => `${anyPeriod(fact)}\n${fact.period.toLowerCase()}`;

/** The facts of an edition that no other of it is like. */
function onlyFacts({ facts }: Dataset, identity: Identity): Map<string, Fact> {
  const only = new Map<string, Fact | undefined>();
  for (const fact of facts.values()) only.set(identity(fact), only.has(identity(fact)) ? undefined : fact);
  return new Map([...only].filter((entry): entry is [string, Fact] => entry[1] !== undefined));
}

function reviseFact(before: Fact, after: Fact, editions: Editions): FactRevision | undefined {
  const fields = changedFields(before, after, editions);
  if (fields.length === 0) return undefined;
  const has = (field: string): boolean => fields.some((change) => change.field === field);
  const otherValue = has('value');
  const otherPeriod = has('period');
  const kind = otherValue && !otherPeriod ? 'revised' : otherValue ? 'renewed' : 'changed';
  const percent = otherValue ? factChange(before, after) : undefined;
  return { kind, before, after, fields, ...(percent !== undefined && { percent }) };
}
