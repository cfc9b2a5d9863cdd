import type { Dataset, Fact, Source } from '../dataset/model.ts';
import * as messages from '../messages/editions.ts';
import { changeTables } from './changeTables.ts';
import type { EditionComparison } from './model.ts';
import { countFacts, type EditionWordings } from './printText.ts';

/**
 * A comparison as a dataset, so that a template prints it: the facts of both editions (those of the
 * earlier one under names of their own), counts of the changes as facts, and a table for each kind of
 * change. Cells of `before` and `after` name facts.
 */
export function comparisonDataset(comparison: EditionComparison, wordings: EditionWordings): Dataset {
  const { before, after } = comparison;
  const names = nameEditions(comparison);
  const earlier = earlierFacts(before, after, names.before);
  const counts = countFacts(comparison.facts);
  const place = { file: after.directory, line: 1 };
  const countFact = ([kind, value]: [string, number]): Fact => ({
    id: earlier.free(`facts-${kind}`),
    label: messages.COUNT_LABELS[kind as messages.FactHeading],
    value: { kind: 'number', value, decimals: 0 },
    unit: 'number',
    period: after.header.edition.name,
    place: after.header.country.name,
    source: { document: earlier.comparison },
    where: place,
  });
  const counted = Object.entries(counts).map(countFact);
  return {
    id: `${after.id}-since-${before.id}`,
    directory: after.directory,
    header: {
      ...after.header,
      details: { before: names.before, after: names.after, beforeDataset: before.id, afterDataset: after.id },
    },
    facts: new Map([...after.facts.values(), ...earlier.facts, ...counted].map((fact) => [fact.id, fact])),
    tables: new Map(changeTables(comparison, wordings, earlier.idOf).map((table) => [table.name, table])),
    narrative: new Map(),
    sources: new Map([...after.sources, ...earlier.sources, [earlier.comparison, comparisonSource(comparison, earlier.comparison)]]),
    units: new Map([...before.units, ...after.units]),
  };
}

/** What the editions are called; by their folders where both have one name. */
function nameEditions({ before, after }: EditionComparison): { before: string; after: string } {
  const [from, to] = [before.header.edition.name, after.header.edition.name];
  return from === to ? { before: before.id, after: after.id } : { before: from, after: to };
}

interface EarlierFacts {
  readonly facts: readonly Fact[];
  readonly sources: readonly [string, Source][];
  /** Id of an earlier fact among those of both editions. */
  readonly idOf: (fact: Fact) => string;
  /** Id of the comparison among the sources. */
  readonly comparison: string;
  /** An id that no fact has, like the one given. */
  readonly free: (id: string) => string;
}

/** The facts of the earlier edition under names that the later one does not have. */
function earlierFacts(before: Dataset, after: Dataset, edition: string): EarlierFacts {
  const taken = new Set([...after.facts.keys(), ...after.sources.keys(), ...before.sources.keys()]);
  let prefix = 'before-';
  while ([...taken].some((id) => id.startsWith(prefix))) prefix += 'before-';
  const rename = (id: string): string => `${prefix}${id}`;
  const sources = [...before.sources.values()].map((source): [string, Source] => [rename(source.id), { ...source, id: rename(source.id) }]);
  const same = (id: string): boolean => sameSource(before.sources.get(id), after.sources.get(id));
  const facts = [...before.facts.values()].map(
    (fact): Fact => ({
      ...fact,
      id: rename(fact.id),
      // Both editions count the same thing: as two measures they cannot contradict each other.
      measure: `${fact.measure ?? fact.label} (${edition})`,
      ...(fact.partOf !== undefined && { partOf: rename(fact.partOf) }),
      ...(fact.source !== undefined && {
        source: { ...fact.source, document: same(fact.source.document) ? fact.source.document : rename(fact.source.document) },
      }),
      ...(fact.computed !== undefined && { computed: { ...fact.computed, of: fact.computed.of.map(rename) } }),
    }),
  );
  const free = (id: string): string => (taken.has(id) ? free(`all-${id}`) : id);
  return {
    facts,
    sources: sources.filter(([id]) => !same(id.slice(prefix.length))),
    idOf: (fact) => rename(fact.id),
    comparison: free('comparison'),
    free,
  };
}

function sameSource(a: Source | undefined, b: Source | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function comparisonSource({ before, after }: EditionComparison, id: string): Source {
  return { id, title: messages.comparisonTitle(before.id, after.id), author: after.header.author, date: String(after.header.edition.year) };
}
