import type { DataCell, DataColumn, Fact } from '../dataset/model.ts';
import type { Locale, Unit } from '../locale.ts';
import { openCache } from '../cache.ts';
import type { JsonObject } from './spec.ts';

/** The locale as d3, and so Vega, takes it: axis labels follow the house style of the brief. */
export function vegaLocale(locale: Locale): { number: JsonObject; time: JsonObject } {
  const { months } = locale.dates;
  return {
    number: { decimal: locale.numbers.decimal, thousands: locale.numbers.group, grouping: [3], currency: ['$', ''] },
    time: {
      dateTime: '%B %-d, %Y %H:%M', date: '%B %-d, %Y', time: '%H:%M', periods: ['AM', 'PM'],
      months, ...calendarNames(locale.language, months.length),
    },
  };
}

interface CalendarNames {
  readonly days: string[];
  readonly shortDays: string[];
  readonly shortMonths: string[];
}

/** The names of days and months take a millisecond to ask for. */
const calendars = openCache<CalendarNames>(16);

function calendarNames(language: string, months: number): CalendarNames {
  const key = `${months} ${language}`;
  let names = calendars.get(key);
  if (names === undefined) {
    const days = weekdays(language, 'long');
    const shortDays = weekdays(language, 'short');
    names = { days, shortDays, shortMonths: shortMonthsOf(language, months) };
    calendars.set(key, names);
  }
  return names;
}

/** A Sunday, from which the names of the days are counted. */
const SUNDAY = Date.UTC(2005, 0, 2);
const DAY = 86_400_000;

function weekdays(language: string, weekday: 'long' | 'short'): string[] {
  const names = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => names.format(SUNDAY + day * DAY));
}

function shortMonthsOf(language: string, count: number): string[] {
  const names = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  return Array.from({ length: count }, (_, month) => names.format(Date.UTC(2005, month, 15)));
}

/** A number with the locale's separators; without `decimals` as many as it has, two at most. */
export function formatNumber(value: number, locale: Locale, decimals?: number): string {
  const rounded = decimals === undefined ? String(Math.round(value * 100) / 100) : value.toFixed(decimals);
  const [whole = '', fraction] = rounded.replace('-', '').split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, locale.numbers.group);
  const sign = value < 0 && Number(rounded) !== 0 ? '\u2212' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `${locale.numbers.decimal}${fraction}`}`;
}

/** `2005-06-29`, `2005-06` or `2005` in the locale's words. */
export function formatDate(iso: string, locale: Locale): string {
  const [year = '', month, day] = iso.split('-');
  if (month === undefined) return year;
  const pattern = day === undefined ? locale.dates.month : locale.dates.full;
  return pattern
    .replace('{year}', year)
    .replace('{month}', locale.dates.months[Number(month) - 1] ?? month)
    .replace('{day}', String(Number(day)));
}

/** What stands on an axis: the label of the column with the symbol of its unit, "Seized (kg)". */
export function axisTitle(column: DataColumn, unit: Unit | undefined): string {
  const symbol = unit === undefined || unit.kind === 'count' || unit.kind === 'plain' ? undefined : (unit.symbol ?? unit.other);
  return symbol === undefined ? column.label : `${column.label} (${symbol})`;
}

/** What the words of a cell depend on beside the cell. */
export interface CellStyle {
  readonly locale: Locale;
  readonly units: ReadonlyMap<string, Unit>;
  readonly facts: ReadonlyMap<string, Fact>;
}

/**
 * A cell in house style, with the qualifier of its fact: "more than 1,800", "June 29, 2005", "N/A". With `symbol` the
 * unit follows or, for money, leads: "581 kg", "$700,000".
 */
export function cellWords(cell: DataCell | undefined, column: DataColumn, style: CellStyle, symbol: boolean): string {
  const { locale } = style;
  const value = cell?.value ?? null;
  if (value === null) return cell?.missing === 'notAvailable' ? locale.notAvailable : '';
  if (column.type === 'date') return formatDate(String(value), locale);
  if (column.type !== 'number' || typeof value !== 'number') return String(value);
  const words = formatNumber(value, locale, column.decimals);
  const qualifier = style.facts.get(cell?.fact ?? '')?.qualifier;
  const quantity = symbol ? withSymbol(words, style.units.get(column.unit ?? '')) : words;
  return qualifier === undefined ? quantity : `${qualifier} ${quantity}`;
}

function withSymbol(words: string, unit: Unit | undefined): string {
  if (unit === undefined || unit.kind === 'plain' || unit.kind === 'count') return words;
  if (unit.kind === 'money') return `${unit.symbol ?? ''}${words}`;
  const symbol = unit.symbol ?? unit.other;
  return symbol === '%' ? `${words}%` : `${words} ${symbol}`;
}
