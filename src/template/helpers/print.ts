import type { Locale } from '../../locale.ts';
import { exactly, typedDecimals } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import { Cell, isList, isRecord, Phrase, words } from '../value.ts';
import type { Value } from '../value.ts';
import { dateWords } from '../wording/dates.ts';
import { figures } from '../wording/figures.ts';

/**
 * What a value reads as: numbers of tables in figures with their decimals, dates in words, a missing
 * figure as the locale says. Undefined for what cannot be printed: conditions, lists, groups, nothing.
 */
export function phraseOf(value: Value, locale: Locale): Phrase | undefined {
  if (value instanceof Phrase) return value;
  if (value instanceof Cell) return cellPhrase(value, locale);
  if (typeof value === 'string') return words(value);
  if (typeof value === 'number') return new Phrase([{ text: String(value) }], exactly(value));
  if (value === null || value === undefined || typeof value === 'boolean') return undefined;
  if (isList(value) || isRecord(value)) return undefined;
  return value satisfies never;
}

function cellPhrase(cell: Cell, locale: Locale): Phrase {
  if (cell.value === null) return words(cell.missing === 'empty' ? '' : locale.notAvailable);
  const text = cellText(cell, cell.value, locale);
  const number = typeof cell.value === 'number' ? exactly(cell.value) : undefined;
  return new Phrase([cell.fact === undefined ? { text } : { text, facts: [cell.fact] }], number);
}

function cellText(cell: Cell, value: string | number, locale: Locale): string {
  switch (cell.type) {
    case 'text':
    case 'year':
      return String(value);
    case 'number':
      return typeof value === 'number' ? tableFigures(exactly(value), cell.decimals, locale) : value;
    case 'date':
      return dateWords(String(value), 'full', locale) ?? String(value);
  }
}

/** A number as tables have it; without given decimals it has those that it was typed with. */
export function tableFigures(value: Rational, decimals: number | undefined, locale: Locale): string {
  return figures(value, decimals ?? typedDecimals(value), locale);
}
