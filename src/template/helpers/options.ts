import type { Diagnostic, Place } from '../../diagnostic.ts';
import * as messages from '../../messages/template.ts';
import type { HelperOption } from './helper.ts';

const MOST_DECIMALS = 6;

/** What is wrong with the value of an option; undefined if nothing is. */
export function optionProblem(
  helper: string,
  name: string,
  option: HelperOption,
  value: string | number | boolean,
): ((place: Place) => Diagnostic) | undefined {
  switch (option.type) {
    case 'choice':
      if (typeof value === 'string' && option.choices.includes(value)) return undefined;
      return (place) => messages.optionChoice(place, helper, name, String(value), option.choices);
    case 'parts': {
      const parts = String(value).split(/\s+/);
      const unknown = parts.find((part) => !option.parts.includes(part));
      if (unknown === undefined) return undefined;
      return (place) => messages.optionParts(place, helper, name, unknown, option.parts);
    }
    case 'flag':
      if (typeof value === 'boolean') return undefined;
      return (place) => messages.optionFlag(place, helper, name, String(value));
    case 'decimals':
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_DECIMALS) return undefined;
      return (place) => messages.optionDecimals(place, helper, name, String(value), MOST_DECIMALS);
    case 'text':
      if (typeof value === 'string') return undefined;
      return (place) => messages.optionText(place, helper, name, String(value));
  }
}
