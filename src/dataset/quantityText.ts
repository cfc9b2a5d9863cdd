import type { FactQuantity } from './model.ts';

/** A value as datasets write it: `6.50`, `14..15`, `1/3`, `2005-06`. */
export function quantityText(value: FactQuantity): string {
  switch (value.kind) {
    case 'number':
      return value.value.toFixed(value.decimals);
    case 'range': {
      const { low, high, decimals = 0 } = value;
      return `${low.toFixed(decimals)}..${high.toFixed(decimals)}`;
    }
    case 'fraction':
      return `${value.numerator}/${value.denominator}`;
    case 'date':
      return value.iso;
  }
}
