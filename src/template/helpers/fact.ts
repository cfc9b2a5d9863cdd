import type { Fact } from '../../dataset/model.ts';
import type { Locale } from '../../locale.ts';
import * as messages from '../../messages/template.ts';
import { Phrase } from '../value.ts';
import { capitalize } from '../wording/letters.ts';
import { numberIn, quantityOf } from '../wording/quantity.ts';
import type { QuantityStyle } from '../wording/quantity.ts';
import { readFact, readUnit } from './arguments.ts';
import type { Helper, HelperCall } from './helper.ts';
import { placeInSentence } from './sentence.ts';

/** Parts of a fact in the order of print. */
const PARTS = ['qualifier', 'value', 'unit', 'period', 'place'] as const;

const STYLES = [
  'figures',
  'words',
  'symbol',
  'ordinal',
  'adjective',
  'fraction',
  'one-in',
  'month',
  'day-month',
  'year',
] as const satisfies readonly QuantityStyle[];

/** `{{fact "id"}}`: a fact as its source has it, with qualifier, value and unit. */
export const fact: Helper = {
  parameters: [{ name: 'the fact', accepts: 'fact' }],
  options: {
    show: { type: 'parts', parts: PARTS },
    as: { type: 'choice', choices: STYLES },
    capital: { type: 'flag' },
  },
  gives: 'figure',
  run(call) {
    const [argument] = call.arguments;
    const found = readFact(call, argument);
    return found === undefined ? undefined : printFact(call, found);
  },
};

/** Prints a fact as the options of the call say. */
export function printFact(call: HelperCall, found: Fact): Phrase | undefined {
  const style = (call.options['as'] ?? 'prose') as QuantityStyle;
  const shown = shownParts(call.options['show'], style);
  const around = (value: string): string => joinParts(found, shown, value, call.world.locale);
  const quantity = quantityOf(found.value);
  const bind = (text: string): Phrase => new Phrase([{ text, facts: [found.id] }], numberIn(quantity));

  if (!shown.has('value') && !shown.has('unit')) {
    const text = around('');
    if (text === '') return call.fail((place) => messages.factHasNoPart(place, found, [...shown]));
    return bind(call.options['capital'] === true ? capitalize(text, call.world.locale.language) : text);
  }
  const unit = readUnit(call, found.unit);
  if (unit === undefined) return undefined;
  const text = placeInSentence(call, {
    quantity,
    unit,
    style,
    compose(value, unitText, glue) {
      const amount = [shown.has('value') ? value : '', shown.has('unit') ? unitText : ''];
      return around(amount.filter((part) => part !== '').join(glue));
    },
  });
  if (text === undefined) return call.fail((place) => messages.notInStyle(place, found, style));
  return text === '' ? call.fail((place) => messages.factHasNoPart(place, found, [...shown])) : bind(text);
}

function shownParts(show: string | number | boolean | undefined, style: QuantityStyle): ReadonlySet<string> {
  if (typeof show === 'string') return new Set(show.split(/\s+/));
  return new Set(style === 'ordinal' ? ['qualifier', 'value'] : ['qualifier', 'value', 'unit']);
}

/** Qualifier, amount, period and place; period and place follow a comma where something precedes them. */
function joinParts(found: Fact, shown: ReadonlySet<string>, amount: string, locale: Locale): string {
  const qualifier = shown.has('qualifier') ? (found.qualifier ?? '') : '';
  const start = [qualifier, amount].filter((part) => part !== '').join(' ');
  const after = [shown.has('period') ? found.period : '', shown.has('place') ? found.place : ''];
  return [start, ...after].filter((part) => part !== '').join(`${locale.listComma} `);
}
