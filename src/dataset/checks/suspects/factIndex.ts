import type { Fact } from '../../model.ts';
import { joinKey, measureOf, normalizeText } from '../measure.ts';
import { yearOf } from '../period.ts';
import { isSubset, wordsOf } from './words.ts';

/** Facts by what rows of tables say of them. */
export interface FactIndex {
  /** Facts of the same measure, unit, place and agency, but of this year. */
  readonly ofYear: (fact: Fact, year: number) => readonly Fact[];
  /** By unit, a word of the label, and year or none. */
  readonly byWord: ReadonlyMap<string, readonly DescribedFact[]>;
}

interface DescribedFact {
  readonly fact: Fact;
  readonly label: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  readonly agency: ReadonlySet<string>;
  /** All words of the fact. */
  readonly all: ReadonlySet<string>;
}

/** What a cell of a table stands for. */
export interface RowText {
  readonly unit: string;
  /** Words of the row. */
  readonly own: ReadonlySet<string>;
  /** Words of the row, the column and the title. */
  readonly context: ReadonlySet<string>;
  /** The place that is meant where none is named. */
  readonly country: string;
}

/** Without a year, more candidates than this are too many for one of them to be meant. */
const MOST_UNDATED = 200;

export function indexFacts(facts: Iterable<Fact>): FactIndex {
  const byMeasure = new Map<string, Fact[]>();
  const byWord = new Map<string, DescribedFact[]>();
  for (const fact of facts) {
    if (fact.value.kind === 'date') continue;
    const year = yearOf(fact.period);
    if (year !== undefined) append(byMeasure, measureKey(fact, year), fact);
    const described = describe(fact);
    const [word] = described.label;
    if (word === undefined) continue;
    append(byWord, wordKey(fact.unit, word), described);
    if (year !== undefined) append(byWord, wordKey(fact.unit, word, year), described);
  }
  return { byWord, ofYear: (fact, year) => byMeasure.get(measureKey(fact, year)) ?? [] };
}

/** Facts whose label is said by the row, its column and the title, where the row says nothing that the fact does not. */
export function findDescribed({ byWord }: FactIndex, row: RowText, years: readonly number[]): Fact[] {
  const candidates = (year?: number): DescribedFact[] => [...row.context].flatMap((word) => byWord.get(wordKey(row.unit, word, year)) ?? []);
  if (years.length > 0) return years.flatMap(candidates).filter((fact) => isDescribed(fact, row)).map(({ fact }) => fact);
  const undated = candidates();
  if (undated.length > MOST_UNDATED) return [];
  // A table that names no year can still mean the only fact there is.
  const described = undated.filter((fact) => isDescribed(fact, row));
  return described.length === 1 ? described.map(({ fact }) => fact) : [];
}

function isDescribed({ fact, label, place, agency, all }: DescribedFact, { own, context, country }: RowText): boolean {
  return isSubset(label, context)
    && isSubset(own, all)
    && (normalizeText(fact.place) === normalizeText(country) || isSubset(place, context))
    && (isSubset(agency, context) || isSubset(agency, label));
}

function describe(fact: Fact): DescribedFact {
  const { label, place, agency, period } = fact;
  return { fact, label: wordsOf(label), place: wordsOf(place), agency: wordsOf(agency), all: wordsOf(label, place, agency, period) };
}

function measureKey(fact: Fact, year: number): string {
  return joinKey(measureOf(fact), fact.unit, normalizeText(fact.place), normalizeText(fact.agency ?? ''), String(year));
}

function wordKey(unit: string, word: string, year?: number): string {
  return joinKey(unit, word, String(year ?? ''));
}

function append<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
