import type { Locale } from '../../locale.ts';
import { fill } from './pattern.ts';

/** Which parts of a date are printed; `full` prints those that there are. */
export type DateStyle = 'full' | 'month' | 'day-month' | 'year';

interface DateParts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Parts of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined if there is no such date. */
export function readDate(iso: string): DateParts | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  return day < 1 || day > daysIn(month, year) ? undefined : { year, month, day };
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : 28;
}

/** "June 29, 1985", "June 1985", "1985". Undefined for no date, or one that lacks the parts asked for. */
export function dateWords(iso: string, style: DateStyle, locale: Locale): string | undefined {
  const date = readDate(iso);
  if (date === undefined) return undefined;
  const { dates } = locale;
  const values = {
    year: String(date.year),
    month: date.month === undefined ? '' : dates.months[date.month - 1]!,
    day: String(date.day ?? ''),
  };
  switch (style) {
    case 'full':
      if (date.day !== undefined) return fill(dates.full, values);
      return date.month === undefined ? values.year : fill(dates.month, values);
    case 'month':
      return date.month === undefined ? undefined : fill(dates.month, values);
    case 'day-month':
      return date.day === undefined ? undefined : fill(dates.dayMonth, values);
    case 'year':
      return values.year;
  }
}
