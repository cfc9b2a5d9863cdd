import { subtract } from '../../rational.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import { readNumericFacts, readUnit } from './arguments.ts';
import { decimalsOf, printComputed } from './figure.ts';
import type { Helper } from './helper.ts';

/** `{{difference "a" "b"}}`: the first fact less the second, with the unit they share. */
export const difference: Helper = {
  parameters: [
    { name: 'the first fact', accepts: 'fact' },
    { name: 'the fact to take away', accepts: 'fact' },
  ],
  options: {
    as: { type: 'choice', choices: ['figures', 'words', 'symbol', 'adjective'] },
    decimals: { type: 'decimals' },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const of = readNumericFacts(call);
    const shared = of === undefined ? undefined : readUnit(call, of[0].fact.unit);
    const unit = shared?.difference === undefined ? shared : readUnit(call, shared.difference);
    if (of === undefined || unit === undefined) return undefined;
    return printComputed(call, {
      operation: 'difference',
      of,
      value: subtract(of[0].value, of[1]!.value),
      decimals: decimalsOf(call, Math.max(...of.map(({ decimals }) => decimals))),
      unit,
      style: (call.options['as'] ?? 'prose') as QuantityStyle,
    });
  },
};
