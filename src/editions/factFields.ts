import type { Dataset, Fact } from '../dataset/model.ts';
import { quantityText } from '../dataset/quantityText.ts';
import type { FieldChange } from './model.ts';

/** What a fact says, property by property, as text; empty where it says nothing. */
const FIELDS = {
  value: (fact) => quantityText(fact.value),
  qualifier: (fact) => fact.qualifier ?? '',
  unit: (fact) => fact.unit,
  period: (fact) => fact.period,
  place: (fact) => fact.place,
  label: (fact) => fact.label,
  agency: (fact) => fact.agency ?? '',
  attribution: (fact) => fact.attribution ?? '',
  source: sourceText,
  formula: ({ computed }) => (computed === undefined ? '' : `${computed.operation}(${computed.of.join(', ')})`),
  note: (fact) => fact.note ?? '',
  measure: (fact) => fact.measure ?? '',
  partOf: (fact) => fact.partOf ?? '',
  id: (fact) => fact.id,
} as const satisfies Record<string, (fact: Fact, dataset: Dataset) => string>;

export type FactField = keyof typeof FIELDS;

/** The properties in which two facts differ. */
export function changedFields(before: Fact, after: Fact, datasets: { readonly before: Dataset; readonly after: Dataset }): FieldChange[] {
  return (Object.keys(FIELDS) as FactField[]).flatMap((field) => {
    const [from, to] = [FIELDS[field](before, datasets.before), FIELDS[field](after, datasets.after)];
    return from === to ? [] : [{ field, before: from, after: to }];
  });
}

/** The document by what it is, not by its id: editions use one id for each year's document. */
function sourceText({ source }: Fact, { sources }: Dataset): string {
  if (source === undefined) return '';
  const document = sources.get(source.document);
  const name = document === undefined ? source.document : [document.author, document.title, document.date].join(', ');
  return source.paragraph === undefined ? name : `${name}, paragraph ${source.paragraph}`;
}
