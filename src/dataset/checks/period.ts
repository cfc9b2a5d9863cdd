/** A stretch of time by its first and last day (`YYYY-MM-DD`; the last of any month may be `-31`). */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** "Since the beginning of 2005": what ran up to a day that is not given. */
  readonly toDate: boolean;
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const month = `(${months.flatMap(shortenings).join('|')})\\.?`;
const day = String.raw`(\d{1,2})`;
const year = String.raw`(\d{4})`;
const to = String.raw`\s*(?:-|\u2013|\u2014|to|through)\s*`;

const OPEN_END = '9999-12-31';

type Reader = (parts: readonly string[]) => Period;

/** The forms of a period in English sources, and ISO dates. */
const forms: readonly (readonly [form: string, read: Reader])[] = [
  [`${year}`, ([y]) => stretch(start(y), end(y))],
  [`${year}${to}${year}`, ([y, z]) => stretch(start(y), end(z))],
  [`since the (?:beginning|start) of ${year}`, ([y]) => ({ ...stretch(start(y), end(y)), toDate: true })],
  [`(?:since|from) ${year}(?: onwards?)?`, ([y]) => stretch(start(y), OPEN_END)],
  [`${year} onwards?`, ([y]) => stretch(start(y), OPEN_END)],
  [`${month},? ${year}`, ([m, y]) => stretch(start(y, m), end(y, m))],
  [`${month}${to}${month},? ${year}`, ([m, n, y]) => stretch(start(y, m), end(y, n))],
  [`${month},? ${year}${to}${month},? ${year}`, ([m, y, n, z]) => stretch(start(y, m), end(z, n))],
  [`${month} ${day},? ${year}`, ([m, d, y]) => stretch(start(y, m, d), end(y, m, d))],
  [`${month} ${day}${to}${day},? ${year}`, ([m, d, e, y]) => stretch(start(y, m, d), end(y, m, e))],
  [`${month} ${day}${to}${month} ${day},? ${year}`, ([m, d, n, e, y]) => stretch(start(y, m, d), end(y, n, e))],
  [String.raw`${year}-(\d{2})`, ([y, m]) => stretch(`${y}-${m}-01`, `${y}-${m}-31`)],
  [String.raw`${year}-(\d{2})-(\d{2})`, ([y, m, d]) => stretch(`${y}-${m}-${d}`, `${y}-${m}-${d}`)],
];

const readers = forms.map(([form, read]) => ({ pattern: new RegExp(`^${form}$`), read }));

/** Longer texts are prose. */
const LONGEST = 60;

/** Periods that were read: a dataset has few, and each fact is held against many. */
const readings = new Map<string, Period | undefined>();
const MOST_READINGS = 10_000;

/** Reads a period as sources word it; undefined for words that are not known. */
export function readPeriod(text: string): Period | undefined {
  if (text.length > LONGEST) return undefined;
  if (!readings.has(text)) {
    if (readings.size >= MOST_READINGS) readings.clear();
    readings.set(text, readForms(text));
  }
  return readings.get(text);
}

function readForms(text: string): Period | undefined {
  const words = tidy(text);
  for (const { pattern, read } of readers) {
    const match = pattern.exec(words);
    if (match !== null) return read(match.slice(1));
  }
  return undefined;
}

/** A key that is the same for two texts that name one period. */
export function periodKey(text: string): string {
  const period = readPeriod(text);
  return period === undefined ? tidy(text) : `${period.from}/${period.to}${period.toDate ? '+' : ''}`;
}

/** Whether the first period lies within the second; texts that cannot be read must be the same. */
export function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [readPeriod(inner), readPeriod(outer)];
  if (a === undefined || b === undefined) return tidy(inner) === tidy(outer);
  return a.from >= b.from && a.to <= b.to;
}

/** Whether two periods have a day in common; texts that cannot be read must be the same. */
export function overlap(first: string, second: string): boolean {
  const [a, b] = [readPeriod(first), readPeriod(second)];
  if (a === undefined || b === undefined) return tidy(first) === tidy(second);
  return a.from <= b.to && b.from <= a.to;
}

/** The one year that a period lies in; undefined if it spans more or cannot be read. */
export function yearOf(text: string): number | undefined {
  const period = readPeriod(text);
  if (period === undefined || period.from.slice(0, 4) !== period.to.slice(0, 4)) return undefined;
  return Number(period.from.slice(0, 4));
}

function stretch(from: string, to: string): Period {
  return { from, to, toDate: false };
}

function start(year: string | undefined, month?: string, day = '1'): string {
  return `${year}-${monthNumber(month ?? 'january')}-${day.padStart(2, '0')}`;
}

function end(year: string | undefined, month?: string, day = '31'): string {
  return `${year}-${monthNumber(month ?? 'december')}-${day.padStart(2, '0')}`;
}

function monthNumber(name: string): string {
  const index = months.findIndex((candidate) => candidate.startsWith(name.slice(0, 3)));
  return String(index + 1).padStart(2, '0');
}

/** "september", "septembe", ..., "sep": the longest first. */
function shortenings(name: string): string[] {
  return Array.from({ length: name.length - 2 }, (_, index) => name.slice(0, name.length - index));
}

function tidy(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
