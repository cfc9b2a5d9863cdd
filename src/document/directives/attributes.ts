import * as messages from '../../messages/document.ts';
import type { Inline } from '../model.ts';
import { isId } from '../slug.ts';
import type { Call } from './directive.ts';

/** Attributes of everything that has a caption. */
export const CAPTION_ATTRIBUTES = [
  'id',
  'caption',
  'source',
  'note',
  'note2',
  'note3',
  'note4',
  'note5',
  'note6',
  'note7',
  'note8',
  'note9',
] as const;

const NOTES = CAPTION_ATTRIBUTES.slice(3);

/** Words separated by spaces. */
export function readNames(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter((name) => name !== '');
}

/** A whole number from `min` to `max`, or the fallback where there is none or it is wrong. */
export function readInteger<Name extends string>(
  call: Call<Name>,
  attribute: Name,
  [min, max]: readonly [number, number],
  fallback: number,
): number {
  const value = call.attributes[attribute];
  if (value === undefined || value === '') return fallback;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (number >= min && number <= max) return number;
  const accepted = `a whole number from ${min} to ${max}`;
  call.scope.brief.report(messages.badAttribute(call.name, attribute, value, accepted, call.place));
  return fallback;
}

/** One of the choices, or the first where there is none or it is wrong. */
export function readChoice<Name extends string, const Choice extends string>(
  call: Call<Name>,
  attribute: Name,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = call.attributes[attribute];
  if (value === undefined || value === '') return choices[0];
  const choice = choices.find((choice) => choice === value);
  if (choice !== undefined) return choice;
  call.scope.brief.report(messages.badChoice(call.name, attribute, value, choices, call.place));
  return choices[0];
}

/** The id that the author gave, or the one that is made where there is none. */
export function readId(call: Call<'id'>, makeId: () => string): string {
  const value = call.attributes.id;
  if (value === undefined || value === '') return makeId();
  if (isId(value)) return value;
  call.scope.brief.report(messages.badId(call.name, value, call.place));
  return makeId();
}

/** Markdown of one attribute; undefined where it is absent or empty. */
export function readLine<Name extends string>(call: Call<Name>, attribute: Name): Inline[] | undefined {
  const value = call.attributes[attribute];
  if (value === undefined || value === '') return undefined;
  return call.scope.brief.buildLine(value, call.scope, call.place);
}

/** The lines around a figure or table. `source` is absent where the author gave none or an empty one. */
export function readCaption(call: Call<(typeof CAPTION_ATTRIBUTES)[number]>): {
  caption?: Inline[];
  source?: Inline[];
  notes: Inline[][];
} {
  const caption = readLine(call, 'caption');
  const source = readLine(call, 'source');
  return {
    ...(caption === undefined ? {} : { caption }),
    ...(source === undefined ? {} : { source }),
    notes: NOTES.map((name) => readLine(call, name)).filter((note) => note !== undefined),
  };
}
