import type { Dataset } from '../dataset/model.ts';
import type { Place } from '../diagnostic.ts';
import type { Template } from '../template/model.ts';
import { contradictionIn } from './figures/ownWords.ts';
import type { Contradiction } from './figures/ownWords.ts';
import type { DrawnText, FactValue, TypedNumber, TypedNumbers } from './model.ts';
import { openColumns } from './numbers/columns.ts';
import { openScanner } from './numbers/scanner.ts';

/** Gathers the numbers of a brief that nothing is behind, while it is built. */
export interface NumberLog {
  /** Words of an author; `placeOf` tells where a line (from 0) of them stands. */
  readText(text: string, placeOf: (line: number) => Place | undefined): void;
  /** Words under a table, from the dataset, where no fact can be bound. */
  readNote(text: string, place: Place | undefined): void;
  /** Words in a cell of a table. */
  readCell(text: string, place: Place): void;
  /** A number in a cell of a table that states no fact. */
  readFigure(text: string, value: number, label: string, place: Place): void;
  /** Words that are bound to facts: if an author chose them, what in them these contradict. */
  contradictionIn(words: string, figure: Pick<FactValue, 'facts' | 'formula'>, place: Place | undefined): Contradiction | undefined;
  /** A number that carries the source of its table. */
  countOwn(): void;
  /** What was gathered, as the document holds it. */
  readonly typed: { readonly typed?: TypedNumbers };
}

/** `names` beside those that template and dataset declare. */
export function openNumberLog(template: Template, dataset: Dataset, names: readonly string[]): NumberLog {
  const scanner = openScanner(template.locale, dataset.units.values(), [...names, ...declaredNames(template, dataset)]);
  const columns = openColumns(template, dataset);
  const unbound: TypedNumber[] = [];
  let own = 0;

  const read = (text: string, within: TypedNumber['within'], placeOf: (start: number, text: string) => Place | undefined): void => {
    for (const { start, text: number, values } of scanner.find(text)) {
      const place = placeOf(start, number);
      unbound.push({ text: number.replaceAll(/\s+/g, ' '), values, around: wordsAround(text, start), within, ...(place === undefined ? {} : { place }) });
    }
  };

  return {
    readText(text, placeOf) {
      read(text, 'text', (start, number) => {
        const place = placeOf(linesBefore(text, start));
        return place === undefined ? undefined : columns.locate(number, place);
      });
    },
    readNote: (text, place) => read(text, 'note', () => place),
    readCell: (text, place) => read(text, 'table', () => place),
    readFigure(text, value, label, place) {
      unbound.push({ text, values: [value], around: label, within: 'table', place });
    },
    contradictionIn(words, figure, place) {
      // What helpers print agrees; only directives that stand in a text as they are were written by hand.
      if (place === undefined || columns.lineAt(place)?.includes(':fact[') !== true) return undefined;
      return contradictionIn(words, figure, { facts: dataset.facts, units: dataset.units, locale: template.locale, scanner });
    },
    countOwn() {
      own += 1;
    },
    get typed() {
      return unbound.length === 0 && own === 0 ? {} : { typed: { unbound, own } };
    },
  };
}

/** Finds the numbers in what authors wrote into charts. */
export function openChartTexts(template: Template, dataset: Dataset): { read(texts: readonly DrawnText[]): TypedNumber[] } {
  return {
    read(texts) {
      if (texts.length === 0) return [];
      const scanner = openScanner(template.locale, dataset.units.values(), declaredNames(template, dataset));
      return texts.flatMap(({ text, place }) =>
        scanner.find(text).map(({ start, text: number, values }): TypedNumber => ({ text: number, values, around: wordsAround(text, start), within: 'chartText', place })),
      );
    },
  };
}

/**
 * Texts with digits that are no figures: those that are declared, and what the dataset calls itself, its
 * sources and its edition. A header's value without letters says too little to be a name.
 */
function declaredNames({ settings }: Template, { header, sources }: Dataset): string[] {
  const own = [
    header.title,
    header.country.name,
    header.edition.name,
    header.author,
    ...Object.values(header.details),
    ...[...sources.values()].flatMap(({ title, reference, short }) => [title, reference ?? '', short ?? '']),
  ];
  return [...(settings.names ?? []), ...(header.names ?? []), ...own.filter((name) => /\p{L}/u.test(name) && /\p{N}/u.test(name)), header.edition.name];
}

function linesBefore(text: string, start: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Characters to each side of a number that say what it counts. */
const REACH = 60;

function wordsAround(text: string, start: number): string {
  return text.slice(Math.max(0, start - REACH), start + REACH).replaceAll(/\s{2,}|[^\S ]/g, ' ').trim();
}
