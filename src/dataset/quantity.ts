import type { QuantityProblem } from '../messages/datasetFacts.ts';
import { isCalendarDate } from './date.ts';
import type { FactQuantity } from './model.ts';

export type ParsedQuantity = { readonly quantity: FactQuantity } | { readonly problem: QuantityProblem };

/** A number as datasets have it: no plus sign, no leading zeros, no separators, a point. */
export const numberPattern = /^-?(0|[1-9]\d*)(\.\d+)?$/;

const rangePattern = /^(.+?)\.\.(.+)$/;
const fractionPattern = /^(0|[1-9]\d*)\/(0|[1-9]\d*)$/;
const datePattern = /^\d{4}(-\d{2}){0,2}$/;

/** More significant digits than this are not exact in a double. */
const MOST_DIGITS = 15;

/**
 * Reads the value of a fact: `6.50` (a number that keeps its decimals), `14..15`, `1/3` or, where
 * the unit is `date`, `2005`, `2005-06` or `2005-06-29`.
 */
export function parseQuantity(text: string, unit: string): ParsedQuantity {
  if (unit === 'date') return parseDate(text);
  if (numberPattern.test(text)) {
    const number = readNumber(text);
    return number === undefined ? { problem: 'tooManyDigits' } : { quantity: { kind: 'number', ...number } };
  }
  const fraction = fractionPattern.exec(text);
  if (fraction !== null) return parseFraction(Number(fraction[1]), Number(fraction[2]));
  const range = rangePattern.exec(text);
  if (range !== null) return parseRange(range[1]!, range[2]!);
  if (datePattern.test(text)) return { problem: 'dateWithoutUnit' };
  return { problem: 'notAValue' };
}

/** Value and decimals of a text that matches `numberPattern`; undefined if it would lose digits. */
export function readNumber(text: string): { value: number; decimals: number } | undefined {
  const digits = text.replace(/^-?0?\.?/, '').replace('.', '');
  if (digits.length > MOST_DIGITS) return undefined;
  return { value: Number(text), decimals: countDecimals(text) };
}

function countDecimals(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function parseDate(text: string): ParsedQuantity {
  if (isCalendarDate(text)) return { quantity: { kind: 'date', iso: text } };
  return { problem: datePattern.test(text) ? 'impossibleDate' : 'notADate' };
}

function parseFraction(numerator: number, denominator: number): ParsedQuantity {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return { problem: 'tooManyDigits' };
  if (denominator === 0) return { problem: 'zeroDenominator' };
  return { quantity: { kind: 'fraction', numerator, denominator } };
}

function parseRange(lowText: string, highText: string): ParsedQuantity {
  if (!numberPattern.test(lowText) || !numberPattern.test(highText)) return { problem: 'notAValue' };
  const low = readNumber(lowText);
  const high = readNumber(highText);
  if (low === undefined || high === undefined) return { problem: 'tooManyDigits' };
  if (low.value >= high.value) return { problem: 'rangeReversed' };
  const decimals = Math.max(low.decimals, high.decimals);
  return { quantity: { kind: 'range', low: low.value, high: high.value, ...(decimals === 0 ? {} : { decimals }) } };
}
