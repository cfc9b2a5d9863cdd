import type { Dataset, DatasetHeader, Source } from '../dataset/model.ts';
import { compareFacts } from './compareFacts.ts';
import { compareTables } from './compareTables.ts';
import type { EditionComparison, FieldChange, NamedChange } from './model.ts';

/** Everything that changed from one dataset to another. */
export function compareEditions(before: Dataset, after: Dataset): EditionComparison {
  const { changes, same } = compareFacts({ before, after });
  return {
    before,
    after,
    header: compareHeaders(before.header, after.header),
    facts: changes,
    sameFacts: same,
    tables: compareTables(before.tables, after.tables),
    sources: compareNamed(before.sources, after.sources, sourceKey),
    narrative: compareNamed(before.narrative, after.narrative, ({ text }) => text),
  };
}

function compareHeaders(before: DatasetHeader, after: DatasetHeader): FieldChange[] {
  const [from, to] = [headerFields(before), headerFields(after)];
  return [...new Set([...Object.keys(to), ...Object.keys(from)])].flatMap((field) => {
    const change = { field, before: from[field] ?? '', after: to[field] ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

function headerFields(header: DatasetHeader): Record<string, string> {
  return {
    title: header.title,
    country: header.country.name,
    edition: header.edition.name,
    year: String(header.edition.year),
    marking: header.marking ?? '',
    language: header.language,
    author: header.author,
    keywords: header.keywords.join(', '),
    names: (header.names ?? []).join(', '),
    ...Object.fromEntries(Object.entries(header.details).map(([name, text]) => [`details.${name}`, text])),
  };
}

function sourceKey({ title, author, date, reference, url }: Source): string {
  return JSON.stringify([title, author, date, reference, url]);
}

function compareNamed<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
  keyOf: (value: Value) => string,
): NamedChange[] {
  const changes: NamedChange[] = [];
  for (const [name, value] of after) {
    const earlier = before.get(name);
    if (earlier === undefined) changes.push({ name, kind: 'added' });
    else if (keyOf(earlier) !== keyOf(value)) changes.push({ name, kind: 'changed' });
  }
  for (const name of before.keys()) if (!after.has(name)) changes.push({ name, kind: 'removed' });
  return changes;
}
