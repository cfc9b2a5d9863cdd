import type { Fact } from '../model.ts';

/** A text by which two wordings of the same are found equal. */
export function normalizeText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s{2,}|[^\S ]/g, ' ').replace(/[\s.,;:]+$/, '').trim();
}

/** What a fact measures: its declared measure, or else its label. */
export function measureOf({ measure, label }: Fact): string {
  return normalizeText(measure ?? label);
}

/** Whether two facts are of one agency, or both of none. */
export function isSameAgency(a: Fact, b: Fact): boolean {
  return normalizeText(a.agency ?? '') === normalizeText(b.agency ?? '');
}

export function isSamePlace(a: Fact, b: Fact): boolean {
  return normalizeText(a.place) === normalizeText(b.place);
}

/** Groups facts by a key; facts without one are left out. */
export function groupFacts(facts: Iterable<Fact>, keyOf: (fact: Fact) => string | undefined): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  return groups;
}

/** A key of several texts. */
export function joinKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
