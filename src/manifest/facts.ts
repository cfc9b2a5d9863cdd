import { drawingsShown } from '../document/figures/check.ts';
import type { Assets, ResolvedDocument } from '../document/model.ts';
import { inlineText, visitInlines } from '../document/walk.ts';
import type { Manifest } from './schema.ts';

/** The facts that a document and its charts state, and those that it computes from, each with all that is printed for it. */
export function factsUsed(document: ResolvedDocument, assets: Assets): Pick<Manifest, 'facts' | 'computed'> {
  const facts = new Map<string, Set<string>>();
  const computed = new Map<string, { facts: readonly string[]; printed: Set<string> }>();
  const state = (id: string, words: string): void => void facts.set(id, (facts.get(id) ?? new Set()).add(words));
  visitInlines(document, (inline) => {
    if (inline.type !== 'factValue') return;
    const text = inlineText(inline.children, document.labels);
    if (inline.formula === undefined) {
      for (const id of inline.facts) state(id, text);
    } else {
      const entry = computed.get(inline.formula) ?? { facts: inline.facts, printed: new Set() };
      entry.printed.add(text);
      computed.set(inline.formula, entry);
    }
  });
  for (const { figures } of drawingsShown(document, assets)) figures?.facts.forEach(({ fact, words }) => state(fact, words));
  return {
    facts: sorted(facts).map(([id, printed]) => ({ id, printed: [...printed].sort() })),
    computed: sorted(computed).map(([formula, entry]) => ({
      formula,
      facts: [...entry.facts],
      printed: [...entry.printed].sort(),
    })),
  };
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
