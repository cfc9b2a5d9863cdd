/** An exact fraction, so that computed figures carry no rounding error. The denominator is above 0. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function rational(numerator: bigint, denominator: bigint): Rational {
  const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** The exact value of a number as written: `6.50` is 13/2. */
export function rationalOf(value: number, decimals: number): Rational {
  return rational(BigInt(value.toFixed(decimals).replace('.', '')), 10n ** BigInt(decimals));
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

/** Undefined where the divisor is 0. */
export function divide(a: Rational, b: Rational): Rational | undefined {
  if (b.numerator === 0n) return undefined;
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
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

/** How many decimal places write the value in full; undefined if more than `most` would be needed. */
export function decimalPlaces({ denominator }: Rational, most: number): number | undefined {
  for (let places = 0; places <= most; places += 1) {
    if (10n ** BigInt(places) % denominator === 0n) return places;
  }
  return undefined;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
