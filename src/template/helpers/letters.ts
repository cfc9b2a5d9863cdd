import * as messages from '../../messages/template.ts';
import type { Phrase } from '../value.ts';
import { capitalize } from '../wording/letters.ts';
import { describe } from './arguments.ts';
import type { Helper } from './helper.ts';
import { phraseOf } from './print.ts';

/** `{{upper x}}` */
export const upper = letters((phrase, language) => phrase.mapText((text) => text.toLocaleUpperCase(language)));

/** `{{lower x}}` */
export const lower = letters((phrase, language) => phrase.mapText((text) => text.toLocaleLowerCase(language)));

/** `{{capital x}}`: the first letter as a capital. */
export const capital = letters((phrase, language) =>
  phrase.mapText((text, index) => (index === 0 ? capitalize(text, language) : text)),
);

function letters(change: (phrase: Phrase, language: string) => Phrase): Helper {
  return {
    parameters: [{ name: 'the text', accepts: 'text' }],
    options: {},
    gives: 'figure',
    run(call) {
      const [argument] = call.arguments;
      const { locale } = call.world;
      const phrase = phraseOf(argument, locale);
      if (phrase === undefined) return call.fail((place) => messages.expectedText(place, describe(argument)));
      return change(phrase, locale.language);
    },
  };
}
