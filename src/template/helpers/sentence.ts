import type { Unit } from '../../locale.ts';
import * as messages from '../../messages/template.ts';
import { capitalize } from '../wording/letters.ts';
import { beginsWithFigure, wordQuantity } from '../wording/quantity.ts';
import type { Quantity, QuantityStyle } from '../wording/quantity.ts';
import type { HelperCall } from './helper.ts';

/** Prints a quantity in a style, for the middle of a sentence or, with `capital=true`, for its beginning. */
export interface SentenceParts {
  readonly quantity: Quantity;
  readonly unit: Unit;
  readonly style: QuantityStyle;
  /** Text from the worded quantity. */
  readonly compose: (value: string, unit: string, glue: string) => string;
}

/**
 * The text of a quantity. No sentence begins with a figure: up to 999 it is spelled out there, beyond
 * that the author is told. Undefined where the quantity has no such style.
 */
export function placeInSentence(call: HelperCall, parts: SentenceParts): string | undefined {
  const { locale } = call.world;
  const text = compose(parts, parts.style, call);
  if (text === undefined || call.options['capital'] !== true) return text;
  if (!beginsWithFigure(text, parts.unit)) return capitalize(text, locale.language);
  const spelled = parts.style === 'prose' ? compose(parts, 'words', call) : undefined;
  if (spelled !== undefined) return capitalize(spelled, locale.language);
  call.warn((place) => messages.figureBeginsSentence(place, text));
  return text;
}

function compose(parts: SentenceParts, style: QuantityStyle, call: HelperCall): string | undefined {
  const worded = wordQuantity(parts.quantity, parts.unit, style, call.world.locale);
  return worded === undefined ? undefined : parts.compose(worded.value, worded.unit, worded.glue);
}
