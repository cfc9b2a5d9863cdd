import type { QuantityStyle } from '../wording/quantity.ts';
import { readUnit } from './arguments.ts';
import type { Helper } from './helper.ts';
import { printNumber } from './number.ts';

/** `{{percent n}}`: a number of percent in house style. */
export const percent: Helper = {
  parameters: [{ name: 'the number', accepts: 'number' }],
  options: {
    as: { type: 'choice', choices: ['symbol', 'words'] },
    decimals: { type: 'decimals' },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const unit = readUnit(call, 'percent');
    return unit === undefined ? undefined : printNumber(call, unit, (call.options['as'] ?? 'prose') as QuantityStyle);
  },
};
