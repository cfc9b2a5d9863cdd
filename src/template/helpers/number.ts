import * as messages from '../../messages/template.ts';
import { Cell, Phrase, words } from '../value.ts';
import type { Value } from '../value.ts';
import type { Unit } from '../../locale.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import { describe, numberOf } from './arguments.ts';
import type { Helper, HelperCall } from './helper.ts';
import { typedDecimals } from '../../rational.ts';
import { placeInSentence } from './sentence.ts';

/** `{{number n}}`: a number as running text has it, small ones in words. */
export const number: Helper = {
  parameters: [{ name: 'the number', accepts: 'number' }],
  options: {
    as: { type: 'choice', choices: ['figures', 'words', 'ordinal'] },
    decimals: { type: 'decimals' },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const as = call.options['as'] ?? (call.options['decimals'] === undefined ? 'prose' : 'figures');
    return printNumber(call, BARE, as as QuantityStyle);
  },
};

const BARE: Unit = { one: '', other: '', kind: 'count' };

/** The first argument in a unit, bound to the fact that its cell states. */
export function printNumber(call: HelperCall, unit: Unit, style: QuantityStyle): Value {
  const [argument] = call.arguments;
  const value = numberOf(argument);
  if (value === 'missing') return words(call.world.locale.notAvailable);
  if (value === undefined) return call.fail((place) => messages.expectedNumber(place, describe(argument)));
  const decimals = call.options['decimals'];
  const text = placeInSentence(call, {
    quantity: { kind: 'number', value, decimals: typeof decimals === 'number' ? decimals : typedDecimals(value) },
    unit,
    style,
    compose: (printed, unitText, glue) => printed + glue + unitText,
  });
  if (text === undefined) return call.fail((place) => messages.resultNotInStyle(place, 'number', style));
  const facts = factsOf(argument);
  return new Phrase([facts.length === 0 ? { text } : { text, facts }], value);
}

function factsOf(value: Value): readonly string[] {
  if (value instanceof Cell) return value.fact === undefined ? [] : [value.fact];
  if (!(value instanceof Phrase)) return [];
  return value.pieces.flatMap((piece) => ('facts' in piece ? piece.facts : []));
}
