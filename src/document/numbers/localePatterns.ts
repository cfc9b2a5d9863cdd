import type { Locale, Unit } from '../../locale.ts';
import { literal, oneOf, wholeWords } from './patterns.ts';
import { wordValues } from './values.ts';

/** What numbers look like in a locale, and what stands around them. */
export interface Patterns {
  readonly phrases: RegExp;
  readonly references: RegExp;
  readonly digits: RegExp;
  readonly unitFollows: RegExp;
  readonly yearBefore: RegExp;
  readonly fractions: RegExp;
  readonly words: RegExp;
  readonly countedFollows: RegExp;
  readonly ordinals: RegExp;
  readonly multiples: RegExp;
  readonly vague: RegExp;
}

/** Compiles what a locale says of numbers. `units` are those of a dataset, beside the locale's. */
export function compilePatterns(locale: Locale, units: readonly Unit[]): Patterns {
  const { numbers, typedNumbers: rules } = locale;
  const values = [...wordValues(locale).keys()];
  const scales = oneOf([...Object.keys(rules.amounts), numbers.million, numbers.billion]);
  const nouns = oneOf([...Object.values(locale.units), ...units].flatMap(({ one, other, symbol = '' }) => [one, other, symbol]));
  const fractions = oneOf(fractionNamesOf(locale));
  const lone = oneOf(rules.loneFractions);
  const shares = rules.shares.map((pattern) => {
    const [before = '', after = ''] = pattern.split('{fraction}');
    return `${literal(before)}\\s+${fractions}(?=\\s+${literal(after)}(?!\\p{L}))`;
  });
  const number = String.raw`\d+(?:${literal(numbers.group)}\d{3})*(?:${literal(numbers.decimal)}\d+)*`;
  const reference = String.raw`\d+\p{Ll}?(?:\.\d+)*`;
  const join = `(?:\\s*[,;–-]?\\s*${oneOf([...rules.joins, '&'])}\\s+|\\s*[-–]\\s*)`;
  // After a comma the number goes on the list only if the list goes on or ends behind it.
  const listed = `(?:${join}${reference}|\\s*[,;]\\s*${reference}(?=\\s*[,;.)]|\\s*$|\\s+${oneOf(rules.joins)}\\s|[-–]))`;
  const word = oneOf(values);
  const run = `${word}(?:[\\s-]+${word})*`;
  const { ordinals } = numbers;
  return {
    phrases: searchFor(wholeWords(oneOf(rules.phrases))),
    references: searchFor(`${wholeWords(oneOf(rules.references))}\\.?\\s+${reference}${listed}*(?![\\p{L}\\p{N}])`),
    digits: searchFor(
      String.raw`(?=[-−+\p{Sc}\d])(?<![\p{L}\p{N}]|\p{L}[-.’'])[-−+]?\p{Sc}?(${number}(?:\s?[-–—:/×]\s?\p{Sc}?${number})*)` +
        `(?:(\\s${scales}(?!\\p{L}))|\\s?[%‰\\p{Sc}]|\\p{L}[\\p{L}\\p{N}]*)?`,
    ),
    unitFollows: searchFor(`^[\\s-]+${nouns}(?![\\p{L}\\p{N}])`, 'iu'),
    yearBefore: searchFor(`(?<!\\p{L})${oneOf(rules.beforeYears)}[\\s-]+$`, 'iu'),
    fractions: searchFor(wholeWords(`(?:${run}|\\d+)[\\s-]+${fractions}|${shares.length === 0 ? '(?!)' : shares.join('|')}|${lone}`)),
    words: searchFor(wholeWords(run)),
    countedFollows: searchFor(
      `^(?:[\\s-]+(?:${nouns}|${oneOf(rules.ordered)}s?)(?![\\p{L}\\p{N}])|\\s+in\\s+(?:${number}|${word})(?![\\p{L}\\p{N}]))`,
      'iu',
    ),
    ordinals: searchFor(`${wholeWords(oneOf(ordinals.slice(1)))}(?=[\\s-]+(?:${nouns}|${oneOf(rules.ordered)}s?)(?![\\p{L}\\p{N}]))`),
    multiples: searchFor(wholeWords(oneOf(Object.keys(rules.multiples)))),
    vague: searchFor(wholeWords(oneOf(rules.vague))),
  };
}

function searchFor(pattern: string, flags = 'giu'): RegExp {
  return new RegExp(pattern, flags);
}

/** How a locale calls its fractions: half, halves, third, ... */
export function fractionNamesOf({ numbers }: Locale): string[] {
  return Object.values(numbers.fractions).flatMap(({ one, other }) => [one, other]);
}
