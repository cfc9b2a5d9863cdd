import type { Locale } from '../locale.ts';
import { isYear, type Dimension } from './dimension.ts';
import { formatNumber } from './numbers.ts';
import type { Reading, ReadPoint } from './reading.ts';
import type { ReadingKind } from './roles.ts';

/** As many values are written out; of more, the range is told. */
const MOST_VALUES = 12;
const MOST_EVENTS = 24;

/** What each kind of chart is called, and how its parts are joined. */
const KINDS: Readonly<Record<ReadingKind, string>> = {
  bar: 'Bar chart', box: 'Box plot', line: 'Line chart', area: 'Area chart', pie: 'Pie chart', scatter: 'Scatter plot', dots: 'Dot plot',
  timeline: 'Timeline', heatmap: 'Heat map', map: 'Map', other: 'Chart',
};

/**
 * A chart in words: what kind, of what by what, and its values where they are few. `description` is that of
 * the spec and takes the place of the first sentence.
 */
export function describeReadings(readings: readonly Reading[], description: string | undefined, locale: Locale): string {
  const sentences = readings.flatMap((reading) => [
    ...(description === undefined ? [leadOf(reading, locale)] : []),
    ...valuesOf(reading, locale),
  ]);
  return [...(description === undefined ? [] : [closed(description)]), ...sentences].join(' ');
}

function leadOf(reading: Reading, locale: Locale): string {
  const { kind, category, series, panel, points } = reading;
  const by = kind === 'timeline' ? [] : [kind === 'scatter' ? undefined : category, series].filter((part) => part !== undefined);
  const sorted = by.length === 0 ? '' : ` by ${list(by.map(({ title }) => title), locale)}`;
  const names = distinct(points.map((point) => point.panel));
  const panels = panel === undefined ? '' : `, a panel for each ${panel.title}: ${list(names, locale)}`;
  return `${KINDS[kind]}${subjectOf(reading)}${sorted}${panels}.`;
}

/** What is measured: " of Seized", " of medians of Seized", " of Latitude against Longitude". */
function subjectOf({ kind, grouping, category, value, label }: Reading): string {
  const subject = kind === 'timeline' ? label : value;
  if (subject === undefined) return '';
  if (kind === 'box') return ` of medians of ${subject.title}`;
  if (kind === 'scatter' && category !== undefined) return ` of ${subject.title} against ${category.title}`;
  // An axis of shares is not called after what it is shares of.
  if (grouping === 'percentStacked') return ` of ${subject.column?.label ?? subject.title} in shares`;
  return ` of ${subject.title}`;
}

function valuesOf(reading: Reading, locale: Locale): string[] {
  const panels = distinct(reading.points.map(({ panel }) => panel));
  if (panels.length > 1) {
    const few = reading.points.length <= MOST_VALUES;
    return panels.flatMap((panel) => {
      const points = reading.points.filter((point) => point.panel === panel);
      const sentences = few ? everyValue({ ...reading, points }, locale) : range({ ...reading, points }, locale);
      return sentences.map((sentence) => `${panel}: ${sentence}`);
    });
  }
  if (reading.kind === 'timeline') return events(reading);
  return reading.points.length <= MOST_VALUES ? everyValue(reading, locale) : ranges(reading, locale);
}

function everyValue(reading: Reading, locale: Locale): string[] {
  const { kind, series, points } = reading;
  if (kind === 'scatter') return [closed(points.map((point) => pairWords(point, reading)).join('; '))];
  if (kind === 'other') return [closed(points.map(anyWords).join('; '))];
  return series === undefined ? [oneSeries(reading, locale)] : severalSeries(reading);
}

function pairWords(point: ReadPoint, reading: Reading): string {
  const lead = point.series === '' ? '' : `${point.series}: `;
  return `${lead}${point.category} and ${quantity(point, reading)}`;
}

function anyWords({ category, series, valueWords }: ReadPoint): string {
  return [category, series, valueWords].filter((word) => word !== '').join(', ');
}

/** "Opium: 5 kilograms; Heroin: 2 kilograms.", or along time "5 kilograms in 2004, 2 kilograms in 2005." */
function oneSeries(reading: Reading, locale: Locale): string {
  const { kind, category, points } = reading;
  if (category !== undefined && isTime(category)) {
    return closed(points.map((point) => `${quantity(point, reading)} in ${point.category}`).join(', '));
  }
  const total = points.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const share = ({ value }: ReadPoint): string => {
    if (kind !== 'pie' || value === null || !(total > 0)) return '';
    return ` (${formatNumber((value / total) * 100, locale, 0)} ${locale.units.percent?.other ?? '%'})`;
  };
  return closed(points.map((point) => `${point.category}: ${quantity(point, reading)}${share(point)}`).join('; '));
}

/** A sentence for each group of bars, or for each line. */
function severalSeries(reading: Reading): string[] {
  const { kind, category, series, points } = reading;
  const alongLines = kind === 'line' || kind === 'area';
  const [outer, inner] = alongLines ? (['series', 'category'] as const) : (['category', 'series'] as const);
  const within = alongLines ? category : series;
  return distinct(points.map((point) => point[outer])).map((name) => {
    const parts = points.filter((point) => point[outer] === name).map((point) => {
      const words = quantity(point, reading);
      return within !== undefined && isTime(within) ? `${words} in ${point[inner]}` : `${point[inner]} ${words}`;
    });
    return closed(`${name}: ${parts.join(', ')}`);
  });
}

function ranges(reading: Reading, locale: Locale): string[] {
  const series = distinct(reading.points.map((point) => point.series));
  const apart = reading.series !== undefined && reading.kind !== 'heatmap' && series.length <= MOST_VALUES;
  if (!apart) return range(reading, locale);
  return series.flatMap((name) => {
    const points = reading.points.filter((point) => point.series === name);
    return range({ ...reading, points }, locale).map((sentence) => `${name}: ${sentence}`);
  });
}

/** How many values, the first and last along time, the highest and the lowest. */
function range(reading: Reading, locale: Locale): string[] {
  const known = reading.points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [`${reading.points.length} marks.`];
  const ascending = [...known].sort((a, b) => a.value! - b.value!);
  const named = (point: ReadPoint): string => {
    const where = [point.category, reading.kind === 'heatmap' ? point.series : ''].filter((word) => word !== '').join(', ');
    return `${quantity(point, reading)} (${where})`;
  };
  const course = reading.category !== undefined && isTime(reading.category) ? `from ${named(first)} to ${named(last)}; ` : '';
  return [`${formatNumber(known.length, locale)} values; ${course}highest ${named(ascending.at(-1)!)}, lowest ${named(ascending[0]!)}.`];
}

function events({ points }: Reading): string[] {
  const told = points.slice(0, MOST_EVENTS).map((point) => `${point.category}: ${eventWords(point)}`);
  const more = points.length > MOST_EVENTS ? [`${points.length - MOST_EVENTS} more.`] : [];
  return [closed(told.join('; ')), ...more];
}

function eventWords({ label, series }: ReadPoint): string {
  return label === '' || series === '' ? label + series : `${label} (${series})`;
}

/** "581 kilograms", "$5", "N/A". */
function quantity({ value, valueWords }: ReadPoint, { value: dimension }: Reading): string {
  const unit = dimension?.unit;
  if (unit === undefined || value === null || unit.kind === 'plain') return valueWords;
  if (unit.kind === 'money') return `${unit.symbol ?? ''}${valueWords}`;
  return `${valueWords} ${Math.abs(value) === 1 ? unit.one : unit.other}`;
}

function isTime(dimension: Dimension): boolean {
  return dimension.kind === 'date' || isYear(dimension);
}

export function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function list(words: readonly string[], locale: Locale): string {
  if (words.length < 2) return words.join('');
  if (words.length === 2) return words.join(` ${locale.and} `);
  return `${words.slice(0, -1).join(', ')}${locale.listComma} ${locale.and} ${words.at(-1)}`;
}

function closed(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
