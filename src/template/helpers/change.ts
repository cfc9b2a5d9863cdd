import * as messages from '../../messages/template.ts';
import { absolute, divide, exactly, multiply, signOf, subtract } from '../../rational.ts';
import { capitalize } from '../wording/letters.ts';
import { fill } from '../wording/pattern.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import { readNumericFacts, readUnit } from './arguments.ts';
import { bindComputed, decimalsOf, printComputed, roundVisibly } from './figure.ts';
import type { Helper } from './helper.ts';

/** `{{change "new" "old"}}`: by how many percent a figure changed, without sign. */
export const change: Helper = {
  parameters: [
    { name: 'the new fact', accepts: 'fact' },
    { name: 'the old fact', accepts: 'fact' },
  ],
  options: {
    as: { type: 'choice', choices: ['phrase', 'symbol', 'figures', 'words'] },
    decimals: { type: 'decimals' },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const of = readNumericFacts(call);
    const percent = readUnit(call, 'percent');
    if (of === undefined || percent === undefined) return undefined;
    const [now, before] = [of[0], of[1]!];
    if (signOf(before.value) === 0) return call.fail((place) => messages.divisionByZero(place, before.fact));

    const { changes, language } = call.world.locale;
    const exact = multiply(divide(subtract(now.value, before.value), absolute(before.value))!, exactly(100));
    const decimals = decimalsOf(call, 0);
    const { value, tooSmall } = roundVisibly(absolute(exact), decimals);
    const asPhrase = call.options['as'] === 'phrase';
    if (asPhrase && signOf(exact) === 0) {
      const text = call.options['capital'] === true ? capitalize(changes.none, language) : changes.none;
      return bindComputed({ operation: 'change', of, value: exact }, text);
    }
    const direction = signOf(exact) > 0 ? changes.increase : changes.decrease;
    const less = (amount: string): string => (tooSmall ? fill(changes.lessThan, { amount }) : amount);
    return printComputed(call, {
      operation: 'change',
      of,
      value,
      decimals,
      unit: percent,
      style: asPhrase ? 'prose' : ((call.options['as'] ?? 'prose') as QuantityStyle),
      around: (amount) => (asPhrase ? fill(direction, { amount: less(amount) }) : less(amount)),
    });
  },
};
