import * as messages from '../../messages/document.ts';
import type { Call } from './directive.ts';

/** Whether any of the facts is not in the dataset; reports each that is not. */
export function unknownFacts(facts: readonly string[], call: Call<string>): boolean {
  const known = call.scope.brief.dataset.facts;
  const unknown = facts.filter((fact) => !known.has(fact));
  for (const fact of unknown) call.scope.brief.report(messages.unknownFact(fact, known.keys(), call.place));
  return unknown.length > 0;
}
