import { z } from 'zod';

/** Forms of a unit. `symbol` is printed after figures in tables; words in running text. */
export const unitSchema = z.strictObject({
  one: z.string(),
  other: z.string(),
  symbol: z.string().optional(),
  /**
   * `measure`: always in figures (kilograms, years, percent); `count`: small numbers in words
   * (officers, cases); `money`: the symbol stands before the figure; `plain`: a bare number.
   */
  kind: z.enum(['measure', 'count', 'money', 'plain']).default('count'),
  /** Code of the unit that a difference of two such figures has: percentage points for percent. */
  difference: z.string().optional(),
});

export type Unit = z.infer<typeof unitSchema>;

/** House style and all fixed words of one language: `templates/_shared/locales/<tag>.yaml`. */
export const localeSchema = z.strictObject({
  /** BCP 47 tag. */
  language: z.string(),
  numbers: z.strictObject({
    group: z.string(),
    decimal: z.string(),
    /** Counts below this are spelled out in running text. */
    wordsBelow: z.number().int(),
    /** Before a number below zero. */
    minus: z.string(),
    /** Two figures as a range, and two numbers in words: patterns with {low} {high}. */
    range: z.string(),
    rangeInWords: z.string(),
    /** "zero", "one", ..., up to "nineteen". */
    words: z.array(z.string()).min(20),
    /** "twenty", "thirty", ..., "ninety". */
    tens: z.array(z.string()).length(8),
    /** 21 to 99 and 100 to 999: patterns with {tens} {ones} and {count} {rest}. */
    tensAndOnes: z.string(),
    hundreds: z.string(),
    /** "zeroth", "first", ... Ordinals from `wordsBelow` on are figures, as `ordinalFigures` has them. */
    ordinals: z.array(z.string()),
    /** Patterns with {number} by plural category (one, two, few, other): 21st, 22nd, 23rd, 24th. */
    ordinalFigures: z.record(z.string(), z.string()),
    /** A number and a unit as one adjective: pattern with {number} {unit}. */
    adjective: z.string(),
    /** Name of a denominator: 2 half, 3 third, ... */
    fractions: z.record(z.string(), z.strictObject({ one: z.string(), other: z.string() })),
    /** Patterns with {numerator} {denominator}: "one-third", "one in four". */
    fraction: z.string(),
    oneIn: z.string(),
    /** Figures of a million and more as "1.6 million". */
    million: z.string(),
    billion: z.string(),
  }),
  dates: z.strictObject({
    months: z.array(z.string()).length(12),
    /** Patterns with {day} {month} {year}. */
    full: z.string(),
    month: z.string(),
    dayMonth: z.string(),
  }),
  /** Unit names that every dataset may use; a dataset adds its own. */
  units: z.record(z.string(), unitSchema),
  /** Printed where a figure is not available. */
  notAvailable: z.string(),
  /** Joins the last two items of a list: "and". */
  and: z.string(),
  or: z.string(),
  listComma: z.string(),
  /** How a change reads: patterns with {amount}. */
  changes: z.strictObject({
    /** Phrases: "an increase of 11 percent". */
    increase: z.string(),
    decrease: z.string(),
    none: z.string(),
    /** For an amount that rounds to nothing: "less than 1 percent". */
    lessThan: z.string(),
  }),
  /** Fixed words that writers and blocks print, with {placeholders}. */
  words: z.strictObject({
    figure: z.string(),
    table: z.string(),
    source: z.string(),
    sources: z.string(),
    note: z.string(),
    notes: z.string(),
    contents: z.string(),
    listOfFigures: z.string(),
    listOfTables: z.string(),
    page: z.string(),
    continued: z.string(),
    keyFigure: z.string(),
    keyMeasure: z.string(),
    keyPeriod: z.string(),
    increase: z.string(),
    decrease: z.string(),
    noChange: z.string(),
    register: z.string(),
    /** For readers of the web page: a link past its head, the data under a chart, the way back from a note. */
    skipToContent: z.string(),
    chartData: z.string(),
    backToText: z.string(),
  }),
});

export type Locale = z.infer<typeof localeSchema>;
