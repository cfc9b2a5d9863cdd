import type { NamedFigure } from '../../messages/checks.ts';
import type { Fact, FactQuantity } from '../model.ts';

/** A fact as messages speak of it. */
export function nameFigure({ id, value, unit, qualifier, period, where }: Fact): NamedFigure {
  const figure = [qualifier, writeQuantity(value), unit === 'date' ? undefined : unit].filter((part) => part !== undefined).join(' ');
  return { id, figure, unit, period, where };
}

function writeQuantity(value: FactQuantity): string {
  switch (value.kind) {
    case 'number':
      return value.value.toFixed(value.decimals);
    case 'range':
      return `${value.low}..${value.high}`;
    case 'fraction':
      return `${value.numerator}/${value.denominator}`;
    case 'date':
      return value.iso;
  }
}
