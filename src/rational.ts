/** An exact number in lowest terms; the denominator is above zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The exact quotient of two whole numbers. Throws `RangeError` for a denominator of zero. */
export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError('A rational number needs a denominator other than zero.');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

/** The decimal number that a reader sees when the value is printed in full: 0.1 is one tenth. */
export function exactly(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError('Only finite numbers can be printed.');
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', places = ''] = mantissa.split('.');
  const power = Number(exponent) - places.length;
  const digits = BigInt(whole + places);
  return power >= 0 ? rational(digits * 10n ** BigInt(power), 1n) : rational(digits, 10n ** BigInt(-power));
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Undefined where the divisor is zero. */
export function divide(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined;
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** -1, 0 or 1 */
export function signOf(value: Rational): -1 | 0 | 1 {
  if (value.numerator === 0n) return 0;
  return value.numerator < 0n ? -1 : 1;
}

export function absolute(value: Rational): Rational {
  return signOf(value) < 0 ? { ...value, numerator: -value.numerator } : value;
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  return signOf(subtract(a, b));
}

/** The value if it is a whole number. */
export function wholeOf(value: Rational): bigint | undefined {
  return value.denominator === 1n ? value.numerator : undefined;
}

/** Rounded to decimal places, halves away from zero. */
export function roundTo(value: Rational, decimals: number): Rational {
  const scale = 10n ** BigInt(decimals);
  const { numerator, denominator } = absolute(value);
  const scaled = (2n * numerator * scale + denominator) / (2n * denominator);
  return rational(signOf(value) < 0 ? -scaled : scaled, scale);
}

/** Digits with a full stop before the decimal places: `1250.50`. Rounds halves away from zero. */
export function toDigits(value: Rational, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = roundTo(value, decimals);
  const scaled = (absolute(rounded).numerator * scale) / rounded.denominator;
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const places = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${signOf(rounded) < 0 ? '-' : ''}${whole}${places}`;
}

/** How many decimal places the value needs, up to `most`; undefined if it needs more. */
export function decimalsNeeded(value: Rational, most: number): number | undefined {
  for (let decimals = 0; decimals <= most; decimals += 1) {
    if (compare(roundTo(value, decimals), value) === 0) return decimals;
  }
  return undefined;
}

/** Decimal places of a number as it was typed; no more than 15. */
export function typedDecimals(value: Rational): number {
  return decimalsNeeded(value, 15) ?? 15;
}

/** The nearest number; undefined if it has more digits than a number can hold. */
export function toNumber({ numerator, denominator }: Rational): number | undefined {
  const whole = numerator / denominator;
  if (whole >= 10n ** 15n || whole <= -(10n ** 15n)) return undefined;
  // Dividing two exact doubles is rounded once; longer operands are first brought down to 17 digits after the point.
  if (isSafe(numerator) && isSafe(denominator)) return Number(numerator) / Number(denominator);
  return Number((numerator * 10n ** 17n) / denominator) / 1e17;
}

function isSafe(value: bigint): boolean {
  return BigInt.asIntN(54, value) === value;
}
