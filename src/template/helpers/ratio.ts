import type { Unit } from '../../locale.ts';
import * as messages from '../../messages/template.ts';
import { divide, exactly, multiply, signOf } from '../../rational.ts';
import { fill } from '../wording/pattern.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import { readNumericFacts, readUnit } from './arguments.ts';
import { decimalsOf, printComputed, roundVisibly } from './figure.ts';
import type { Helper } from './helper.ts';

/** `{{ratio "part" "whole"}}`: how many percent of the second fact the first is; or times, or a fraction. */
export const ratio: Helper = {
  parameters: [
    { name: 'the part', accepts: 'fact' },
    { name: 'the whole', accepts: 'fact' },
  ],
  options: {
    as: { type: 'choice', choices: ['times', 'fraction', 'one-in', 'symbol', 'figures', 'words'] },
    decimals: { type: 'decimals' },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const of = readNumericFacts(call);
    const percent = readUnit(call, 'percent');
    const times = readUnit(call, 'times');
    if (of === undefined || percent === undefined || times === undefined) return undefined;
    const [part, whole] = [of[0], of[1]!];
    if (signOf(whole.value) === 0) return call.fail((place) => messages.divisionByZero(place, whole.fact));

    const share = divide(part.value, whole.value)!;
    const as = call.options['as'];
    if (as === 'fraction' || as === 'one-in') {
      return printComputed(call, { operation: 'ratio', of, value: share, decimals: 0, unit: PLAIN, style: as });
    }
    const decimals = decimalsOf(call, 0);
    const exact = as === 'times' ? share : multiply(share, exactly(100));
    const { value, tooSmall } = roundVisibly(exact, decimals);
    const { lessThan } = call.world.locale.changes;
    return printComputed(call, {
      operation: 'ratio',
      of,
      value,
      decimals,
      unit: as === 'times' ? times : percent,
      style: as === 'times' ? 'prose' : ((as ?? 'prose') as QuantityStyle),
      around: (amount) => (tooSmall ? fill(lessThan, { amount }) : amount),
    });
  },
};

const PLAIN: Unit = { one: '', other: '', kind: 'plain' };
