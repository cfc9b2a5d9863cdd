import { ascending } from 'vega';

/** Constants, operators and functions of Vega's expressions that Vega does not lend itself. Dates count in UTC alone. */

export const CONSTANTS: Readonly<Record<string, number>> = {
  NaN,
  E: Math.E,
  LN2: Math.LN2,
  LN10: Math.LN10,
  LOG2E: Math.LOG2E,
  LOG10E: Math.LOG10E,
  PI: Math.PI,
  SQRT1_2: Math.SQRT1_2,
  SQRT2: Math.SQRT2,
  MIN_VALUE: Number.MIN_VALUE,
  MAX_VALUE: Number.MAX_VALUE,
};

export const OPERATORS: Readonly<Record<string, (a: unknown, b: unknown) => unknown>> = {
  '+': (a, b) => (a as number) + (b as number),
  '-': (a, b) => (a as number) - (b as number),
  '*': (a, b) => (a as number) * (b as number),
  '/': (a, b) => (a as number) / (b as number),
  '%': (a, b) => (a as number) % (b as number),
  '>': (a, b) => (a as number) > (b as number),
  '<': (a, b) => (a as number) < (b as number),
  '>=': (a, b) => (a as number) >= (b as number),
  '<=': (a, b) => (a as number) <= (b as number),
  // As Vega means it: "1" equals 1 here.
  '==': (a, b) => a == b,
  '!=': (a, b) => a != b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '&': (a, b) => (a as number) & (b as number),
  '|': (a, b) => (a as number) | (b as number),
  '^': (a, b) => (a as number) ^ (b as number),
  '<<': (a, b) => (a as number) << (b as number),
  '>>': (a, b) => (a as number) >> (b as number),
  '>>>': (a, b) => (a as number) >>> (b as number),
};

export const SIGNS: Readonly<Record<string, (a: unknown) => unknown>> = {
  '+': (a) => +(a as number),
  '-': (a) => -(a as number),
  '~': (a) => ~(a as number),
  '!': (a) => !a,
};

/** Calls a method that texts and lists share. */
const method =
  (name: 'join' | 'indexOf' | 'lastIndexOf' | 'slice') =>
  (on: Record<typeof name, (...values: unknown[]) => unknown>, ...values: unknown[]): unknown =>
    on[name](...values);

const textMethod =
  (name: 'substring' | 'split' | 'replace') =>
  (on: unknown, ...values: unknown[]): unknown =>
    (String(on)[name] as (...values: unknown[]) => unknown)(...values);

const dateOf = (value: unknown): Date => new Date(value as number);

const functions = {
  isNaN: Number.isNaN,
  isFinite: Number.isFinite,
  abs: Math.abs,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  atan2: Math.atan2,
  ceil: Math.ceil,
  cos: Math.cos,
  exp: Math.exp,
  floor: Math.floor,
  hypot: Math.hypot,
  log: Math.log,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  round: Math.round,
  sin: Math.sin,
  sqrt: Math.sqrt,
  tan: Math.tan,
  clamp: (value: number, least: number, most: number) => Math.max(least, Math.min(most, value)),

  utc: Date.UTC,
  time: (date: unknown) => dateOf(date).getTime(),
  utcdate: (date: unknown) => dateOf(date).getUTCDate(),
  utcday: (date: unknown) => dateOf(date).getUTCDay(),
  utcyear: (date: unknown) => dateOf(date).getUTCFullYear(),
  utcmonth: (date: unknown) => dateOf(date).getUTCMonth(),
  utchours: (date: unknown) => dateOf(date).getUTCHours(),
  utcminutes: (date: unknown) => dateOf(date).getUTCMinutes(),
  utcseconds: (date: unknown) => dateOf(date).getUTCSeconds(),
  utcmilliseconds: (date: unknown) => dateOf(date).getUTCMilliseconds(),

  length: (of: { readonly length: number }) => of.length,
  join: method('join'),
  indexof: method('indexOf'),
  lastindexof: method('lastIndexOf'),
  slice: method('slice'),
  reverse: (list: readonly unknown[]) => list.slice().reverse(),
  sort: (list: readonly number[]) => list.slice().sort(ascending),

  parseFloat,
  parseInt,
  upper: (text: unknown) => String(text).toUpperCase(),
  lower: (text: unknown) => String(text).toLowerCase(),
  substring: textMethod('substring'),
  split: textMethod('split'),
  replace: textMethod('replace'),
  trim: (text: unknown) => String(text).trim(),
  regexp: RegExp,
  test: (pattern: string | RegExp, text: string) => RegExp(pattern).test(text),
};

/** By name; what they are given is what an expression says. */
export const FUNCTIONS: ReadonlyMap<string, (...values: readonly unknown[]) => unknown> = new Map(Object.entries(functions as unknown as Record<string, never>));
