import type { Fact, FactQuantity } from '../../dataset/model.ts';
import { absolute, add, divide, exactly, multiply, rational, subtract } from '../../rational.ts';
import type { Rational } from '../../rational.ts';
import type { Formula } from './entries.ts';

/** The value of a fact; undefined for ranges and dates. A percentage is its percentage. */
export function valueOf({ kind, ...quantity }: FactQuantity): Rational | undefined {
  if (kind === 'number' && 'value' in quantity) return exactly(quantity.value);
  if (kind === 'fraction' && 'numerator' in quantity) return rational(BigInt(quantity.numerator), BigInt(quantity.denominator));
  return undefined;
}

type Operation = (first: Rational, second: Rational) => Rational | undefined;

/** As the helpers of the template language compute them; a ratio is a quotient, a change in percent with its sign. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['sum', add],
  ['difference', subtract],
  ['product', multiply],
  ['ratio', divide],
  [
    'change',
    (now, before) => {
      const change = divide(subtract(now, before), absolute(before));
      return change === undefined ? undefined : multiply(change, exactly(100));
    },
  ],
]);

/** What a formula gives exactly; undefined where it is of another kind, or an operand has no single value. */
export function exactValue({ operation, of }: Formula): Rational | undefined {
  const compute = OPERATIONS.get(operation);
  const [first, ...rest] = of.map(({ value }: Fact) => valueOf(value));
  if (compute === undefined || rest.length === 0) return undefined;
  return rest.reduce<Rational | undefined>((total, next) => (total === undefined || next === undefined ? undefined : compute(total, next)), first);
}
