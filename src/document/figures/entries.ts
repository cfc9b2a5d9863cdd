import type { Dataset, Fact } from '../../dataset/model.ts';
import type { FigureUse } from './uses.ts';

/** One figure of the brief: a fact, or what was computed from facts. */
export interface FigureEntry {
  /** The id of the fact, or the formula. */
  readonly key: string;
  /** Id of its row. */
  readonly id: string;
  readonly number: number;
  readonly fact?: Fact;
  readonly formula?: Formula;
  readonly uses: readonly FigureUse[];
}

export interface Formula {
  /** As the template's helpers and computed facts name it; empty where an author bound words to facts. */
  readonly operation: string;
  /** Facts in the order of the formula. */
  readonly of: readonly Fact[];
}

type Bound = Pick<FigureUse, 'facts' | 'formula'>;

/** Which entry a figure belongs to: the same fact, or the same computation. */
export function keyOf({ facts, formula }: Bound): string {
  if (formula !== undefined) return formula.replaceAll(/\s+/g, '');
  return facts.join('+');
}

/** Ids of rows by the keys of entries: a fact's is always the same, so that links from outside keep. */
export interface EntryIds {
  of(key: string): string;
}

export function openEntryIds(facts: ReadonlyMap<string, Fact>): EntryIds {
  const computed = new Map<string, string>();
  return {
    of(key) {
      if (facts.has(key)) return `fact_${key}`;
      const id = computed.get(key) ?? `computed_${computed.size + 1}`;
      computed.set(key, id);
      return id;
    },
  };
}

/** An entry for each figure in the order of first use; what it is computed from follows it. */
export function gatherEntries(uses: readonly FigureUse[], { facts }: Dataset, ids: EntryIds): FigureEntry[] {
  const gathered = new Map<string, Bound>();
  const gather = (bound: Bound): void => {
    const key = keyOf(bound);
    if (gathered.has(key)) return;
    gathered.set(key, bound);
    for (const operand of formulaOf(bound, facts)?.of ?? []) gather({ facts: [operand.id] });
  };
  uses.forEach(gather);
  const usesByKey = Map.groupBy(uses, keyOf);
  return [...gathered].map(([key, bound], index) => {
    const fact = facts.get(key);
    const formula = formulaOf(bound, facts);
    return {
      key,
      id: ids.of(key),
      number: index + 1,
      ...(fact === undefined ? {} : { fact }),
      ...(formula === undefined ? {} : { formula }),
      uses: usesByKey.get(key) ?? [],
    };
  });
}

/** What a figure is computed from; undefined for a fact that a source states. */
export function formulaOf(bound: Bound, facts: ReadonlyMap<string, Fact>): Formula | undefined {
  const known = (ids: readonly string[]): Fact[] => ids.map((id) => facts.get(id)).filter((fact) => fact !== undefined);
  const [, operation, operands] = /^(\w+)\((.*)\)$/.exec(bound.formula ?? '') ?? [];
  if (operation !== undefined && operands !== undefined) {
    const of = known(operands.split(',').map((operand) => operand.trim()));
    return { operation, of: of.length === 0 ? known(bound.facts) : of };
  }
  if (bound.facts.length > 1 || bound.formula !== undefined) return { operation: '', of: known(bound.facts) };
  const { computed } = facts.get(bound.facts[0] ?? '') ?? {};
  return computed === undefined ? undefined : { operation: computed.operation, of: known(computed.of) };
}
