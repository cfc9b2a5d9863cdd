import { add } from '../../rational.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import { readNumericFacts, readUnit } from './arguments.ts';
import { decimalsOf, printComputed } from './figure.ts';
import type { Helper } from './helper.ts';

/** `{{sum "a" "b" "c"}}`: the sum of facts, with the unit they share. */
export const sum: Helper = {
  parameters: [
    { name: 'the first fact', accepts: 'fact' },
    { name: 'a further fact', accepts: 'fact', repeated: true },
  ],
  options: {
    as: { type: 'choice', choices: ['figures', 'words', 'symbol', 'adjective'] },
    decimals: { type: 'decimals' },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const of = readNumericFacts(call);
    const unit = of === undefined ? undefined : readUnit(call, of[0].fact.unit);
    if (of === undefined || unit === undefined) return undefined;
    return printComputed(call, {
      operation: 'sum',
      of,
      value: of.map(({ value }) => value).reduce(add),
      decimals: decimalsOf(call, Math.max(...of.map(({ decimals }) => decimals))),
      unit,
      style: (call.options['as'] ?? 'prose') as QuantityStyle,
    });
  },
};
