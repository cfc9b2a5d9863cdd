import * as messages from '../../messages/template.ts';
import { Cell, Phrase, words } from '../value.ts';
import { dateWords, readDate } from '../wording/dates.ts';
import type { DateStyle } from '../wording/dates.ts';
import { describe } from './arguments.ts';
import type { Helper } from './helper.ts';

/** `{{date "2005-06-29"}}`: a date in words; without argument the date of the brief. */
export const date: Helper = {
  parameters: [{ name: 'the date', accepts: 'date', optional: true }],
  options: { as: { type: 'choice', choices: ['month', 'day-month', 'year'] } },
  gives: 'text',
  run(call) {
    const argument = call.arguments.length === 0 ? call.world.date : call.arguments[0];
    const raw = argument instanceof Cell ? argument.value : argument;
    if (raw === null) return words(call.world.locale.notAvailable);
    const iso = typeof raw === 'number' ? String(raw) : raw;
    if (typeof iso !== 'string' || readDate(iso) === undefined) {
      return call.fail((place) => messages.notADate(place, describe(argument)));
    }
    const style = (call.options['as'] ?? 'full') as DateStyle;
    const text = dateWords(iso, style, call.world.locale);
    if (text === undefined) return call.fail((place) => messages.dateTooShort(place, iso, style));
    const fact = argument instanceof Cell ? argument.fact : undefined;
    return new Phrase([fact === undefined ? { text } : { text, facts: [fact] }]);
  },
};
