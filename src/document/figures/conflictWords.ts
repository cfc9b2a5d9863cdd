import type { Conflict, Dataset, Fact } from '../../dataset/model.ts';
import type { Template } from '../../template/model.ts';
import type { Inline } from '../model.ts';
import type { Wording } from '../wording.ts';
import type { Noted } from './stops.ts';
import { fill, joinWords, sourceWords, spaced, text } from './words.ts';

interface Context {
  readonly template: Pick<Template, 'locale'>;
  readonly dataset: Dataset;
  readonly wording: Wording;
}

/** The reasons of conflicts, each with its figures that do not stand `beside` the mark. */
export function conflictWords(conflicts: readonly Conflict[], beside: readonly Noted[], context: Context): Inline[][] {
  const { conflicts: patterns } = context.template.locale;
  const stated = new Set(beside.filter(({ formula }) => formula === undefined).flatMap(({ facts }) => facts));
  // Conflicts about the same figures give them once.
  const grouped = Map.groupBy(conflicts, (conflict) => [...conflict.facts].sort().join(' '));
  return [...grouped.values()].map((same) => {
    const reason = spaced(same.map((conflict) => [text(conflict.reason)]));
    const figures = otherFigures(same[0]!, stated, context);
    return figures.length === 0 ? reason : fill(patterns.note, { reason, figures: joinWords(figures, context.template.locale) });
  });
}

function otherFigures({ facts }: Conflict, stated: ReadonlySet<string>, context: Context): Inline[][] {
  const { dataset, wording, template: { locale } } = context;
  const known = [...new Set(facts)].map((id) => dataset.facts.get(id)).filter((fact) => fact !== undefined);
  const manySources = new Set(known.flatMap(({ source }) => source?.document ?? [])).size > 1;
  const sourceOf = (fact: Fact): string => (manySources ? sourceWords(fact, { locale, sources: dataset.sources }) : '');
  const others = known.filter(({ id }) => !stated.has(id));
  // A figure that is stated alike of two periods is given once.
  const grouped = Map.groupBy(others, (fact) => JSON.stringify([wording.fact(fact.id), fact.label, sourceOf(fact)]));
  return [...grouped.values()].map((alike) => figureWords(alike, sourceOf(alike[0]!), context));
}

/** "130 kilograms (Heroin seized, January-September 2005)" */
function figureWords(alike: readonly Fact[], source: string, { template: { locale }, wording }: Context): Inline[] {
  const { id, label } = alike[0]!;
  const amount: Inline = { type: 'factValue', facts: [id], children: [text(wording.fact(id))] };
  const periods = [...new Set(alike.map(({ period }) => period))].map((period) => [text(period)]);
  const about = [[text(label)], joinWords(periods, locale), ...(source === '' ? [] : [[text(source)]])];
  return fill(locale.conflicts.figure, { amount: [amount], about: about.flatMap((part, index) => (index === 0 ? part : [text(`${locale.listComma} `), ...part])) });
}

/** "See notes 2 and 5." */
export function seeWords(notes: readonly string[], { template: { locale } }: Pick<Context, 'template'>): Inline[][] {
  if (notes.length === 0) return [];
  const numbers = notes.map((note): Inline[] => [{ type: 'reference', target: note, quiet: true }]);
  return [fill(notes.length === 1 ? locale.conflicts.see : locale.conflicts.seeMany, { notes: joinWords(numbers, locale) })];
}
