import * as messages from '../../messages/template.ts';
import { isList, isRecord, Phrase } from '../value.ts';
import type { Piece, Value } from '../value.ts';
import { listSeparators } from '../wording/lists.ts';
import { describe } from './arguments.ts';
import type { Helper, HelperCall } from './helper.ts';
import { phraseOf } from './print.ts';

/** `{{list items}}` or `{{list "a" "b"}}`: "a, b, and c"; `key` names the column of rows. */
export const list: Helper = {
  parameters: [{ name: 'the items', accepts: 'item', repeated: true }],
  options: { key: { type: 'text' }, as: { type: 'choice', choices: ['and', 'or'] } },
  gives: 'figure',
  run(call) {
    const [first] = call.arguments;
    const items = isList(first) ? first : call.arguments;
    const phrases: Phrase[] = [];
    for (const item of items) {
      const phrase = itemPhrase(call, item);
      if (phrase === undefined) return undefined;
      phrases.push(phrase);
    }
    const { locale } = call.world;
    const separators = listSeparators(phrases.length, call.options['as'] === 'or' ? locale.or : locale.and, locale);
    return new Phrase(
      phrases.flatMap((phrase, index): Piece[] => {
        const separator = separators[index];
        return separator === undefined ? [...phrase.pieces] : [...phrase.pieces, { text: separator }];
      }),
    );
  },
};

function itemPhrase(call: HelperCall, item: Value): Phrase | undefined {
  const { key } = call.options;
  const value = typeof key === 'string' && isRecord(item) ? item[key] : item;
  return phraseOf(value, call.world.locale) ?? call.fail((place) => messages.cannotList(place, describe(value)));
}
