import type { NumberLike } from '../messages/datasetFacts.ts';

const signs: Readonly<Record<string, string>> = {
  '>': 'more than',
  '<': 'less than',
  '≥': 'at least',
  '≤': 'at most',
  '~': 'approximately',
  '≈': 'approximately',
  '±': 'approximately',
};

const magnitudes: Readonly<Record<string, number>> = {
  thousand: 3,
  mln: 6,
  million: 6,
  bn: 9,
  billion: 9,
};

const halves: Readonly<Record<string, string>> = { '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4', '⅕': '1/5' };

const shape =
  /^(?<before>[^\d.½⅓⅔¼¾⅕]*?)\s*(?<number>-?(?:\d[\d.,'’\u00A0\u202F ]*(?:\s*(?:[/–—-]|\.{2,3}|to)\s*\d[\d.,'’\u00A0\u202F ]*)?|\.\d+|[½⅓⅔¼¾⅕]))\s*(?<after>\D*)$/;

/** Longer texts are prose, and not worth a search. */
const LONGEST = 60;

/** The number that a text most likely means, and how to write it; undefined if none is seen. */
export function readNumberLike(text: string): NumberLike | undefined {
  if (text.length > LONGEST) return undefined;
  const groups = shape.exec(text.trim().replace(/^[−–]/, '-'))?.groups;
  if (groups === undefined) return undefined;
  const after = (groups['after'] ?? '').trim();
  const magnitudeWord = Object.keys(magnitudes).find((word) => after.toLowerCase().startsWith(word));
  const number = tidyNumber((groups['number'] ?? '').trim(), magnitudeWord);
  if (number === undefined) return undefined;
  const { qualifier, currency } = readBefore((groups['before'] ?? '').trim());
  const unit = currency ?? after.slice(magnitudeWord?.length ?? 0).trim();
  return {
    number,
    ...(/\p{L}/u.test(qualifier) ? { qualifier } : {}),
    ...(/[\p{L}\p{Sc}%‰°]/u.test(unit) ? { unit } : {}),
  };
}

function readBefore(before: string): { qualifier: string; currency?: string } {
  const currency = /[$€£¥₸]$/.exec(before)?.[0];
  const rest = currency === undefined ? before : before.slice(0, -1).trim();
  const qualifier = signs[rest] ?? rest;
  return currency === undefined ? { qualifier } : { qualifier, currency };
}

function tidyNumber(written: string, magnitudeWord: string | undefined): string | undefined {
  const half = halves[written];
  if (half !== undefined) return half;
  const parts = /^(?<low>.+?)\s*(?<between>[/–—]|(?<=\d\s*)-|\.{2,3}|to)\s*(?<high>\d.*)$/.exec(written)?.groups;
  if (parts === undefined) return tidyDigits(written, magnitudeWord);
  const low = tidyDigits(parts['low'] ?? '', magnitudeWord);
  const high = tidyDigits(parts['high'] ?? '', magnitudeWord);
  if (low === undefined || high === undefined) return undefined;
  if (parts['between'] !== '/') return `${low}..${high}`;
  return /^\d+\/[1-9]\d*$/.test(`${low}/${high}`) ? `${low}/${high}` : undefined;
}

/** Without separators of thousands, with a decimal point, and with the magnitude multiplied out. */
function tidyDigits(written: string, magnitudeWord: string | undefined): string | undefined {
  const grouped = /^-?\d{1,3}([,'’\u00A0\u202F ]\d{3})+(\.\d+)?$/.test(written);
  const bare = grouped ? written.replaceAll(/[,'’\u00A0\u202F ]/g, '') : written.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  const match = /^(-?)0*(\d*)(?:\.(\d+))?$/.exec(bare);
  if (match === null || bare === '' || bare === '-') return undefined;
  const [, sign = '', whole = '', decimals = ''] = match;
  const shift = magnitudeWord === undefined ? 0 : (magnitudes[magnitudeWord] ?? 0);
  const digits = (whole + decimals.padEnd(shift, '0').slice(0, shift)).replace(/^0+(?=\d)/, '');
  const rest = decimals.slice(shift);
  return `${sign}${digits === '' ? '0' : digits}${rest === '' ? '' : `.${rest}`}`;
}
