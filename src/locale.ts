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
  language: z.string().refine(isLanguageTag, 'a language as BCP 47 has it, such as en-US'),
  numbers: z.strictObject({
    group: z.string(),
    decimal: z.string(),
    /** Counts below this are spelled out in running text. */
    wordsBelow: z.number().int().min(0).max(1_000),
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
  /** Which words of running text are numbers, and which of these count nothing: see docs/figures.md. */
  typedNumbers: z.strictObject({
    /** Words with their value, beside those of `numbers`: hundred, dozen. */
    amounts: z.record(z.string(), z.number()),
    /** Amounts that name no number: hundreds, dozens. */
    vague: z.array(z.string()),
    /** Words that multiply, with their factor: twice, doubled. */
    multiples: z.record(z.string(), z.number()),
    /** Number words that are pronouns unless a unit, a fraction or a scale follows: one. */
    pronouns: z.array(z.string()),
    /** Fractions that need no number before them: half. */
    loneFractions: z.array(z.string()),
    /** A fraction after an article: patterns with {fraction}, such as "a {fraction} of". */
    shares: z.array(z.string()),
    /** Nouns that make an ordinal before them a measure, as units do: stage, quarter. */
    ordered: z.array(z.string()),
    /** Phrases whose number words count nothing: one another, for the first time. */
    phrases: z.array(z.string()),
    /** Words that make the number after them a reference: paragraph, article. */
    references: z.array(z.string()),
    /** Words between the numbers of a reference: and, to. */
    joins: z.array(z.string()),
    /** First and last number that reads as a calendar year. */
    years: z.tuple([z.number().int(), z.number().int()]),
    /** What stands before a number that is lower, higher, a little higher, or near: more than, less than, almost, about. */
    above: z.array(z.string()),
    below: z.array(z.string()),
    almost: z.array(z.string()),
    near: z.array(z.string()),
    /** Words after which a number is a year, whatever follows it: in, since. */
    beforeYears: z.array(z.string()),
  }),
  /** Words of the register of figures and of endnotes. */
  register: z.strictObject({
    /** Heads of columns. */
    heads: z.strictObject({
      number: z.string(),
      printed: z.string(),
      label: z.string(),
      amount: z.string(),
      value: z.string(),
      unit: z.string(),
      qualifier: z.string(),
      period: z.string(),
      place: z.string(),
      agency: z.string(),
      attribution: z.string(),
      source: z.string(),
      note: z.string(),
      used: z.string(),
    }),
    /** A row, where another row names it: pattern with {number}. */
    entry: z.string(),
    /** Other rows of a contradiction, behind what is said of it: pattern with {entries}. */
    see: z.string(),
    /** Where a contradiction is told of: pattern with {entries}. */
    contradiction: z.string(),
    /** A paragraph of a source: pattern with {source} {paragraph}. */
    paragraph: z.string(),
    /** How a figure was computed: pattern with {formula}. */
    computed: z.string(),
    /** Formulas in words: {a} and {b} are the operands, {items} all of them. */
    formulas: z.strictObject({
      sum: z.string(),
      difference: z.string(),
      product: z.string(),
      ratio: z.string(),
      change: z.string(),
      /** Any other computation. */
      other: z.string(),
    }),
    /** Where a figure stands that no heading is above. */
    opening: z.string(),
    /** Pages on which a figure stands: patterns with {page} and {pages}. */
    onPage: z.string(),
    onPages: z.string(),
    /** Mark of an endnote: pattern with {number}. */
    mark: z.string(),
    /** What a link from a figure to its row says to those who cannot see it: {figure} {number}. */
    link: z.string(),
    /** What a figure counts and where that comes from, in one sentence: {label} {period} {source}. */
    about: z.string(),
  }),
  /** What readers of a figure are told of a contradiction that it is part of. */
  conflicts: z.strictObject({
    /** Pattern with {reason} {figures}. */
    note: z.string(),
    /** One of the figures: pattern with {amount} {about}, its label, period and source. */
    figure: z.string(),
    /** Where it was told before: patterns with {notes}, the number of a note or those of several. */
    see: z.string(),
    seeMany: z.string(),
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

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
