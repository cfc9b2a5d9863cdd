import type { Dataset } from '../dataset/model.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { Helper, HelperParameter } from './helpers/helper.ts';
import { BOOLEAN, FIGURE, TEXT, UNKNOWN } from './shape.ts';
import type { Shape } from './shape.ts';
import { readDate } from './wording/dates.ts';

/** An argument as it is known before expanding. */
export interface KnownArgument {
  readonly shape: Shape;
  readonly literal: string | number | boolean | undefined;
  readonly place: Place;
  /** As written. */
  readonly text: string;
}

export interface KnownCall {
  readonly name: string;
  readonly helper: Helper;
  readonly arguments: readonly KnownArgument[];
  readonly options: ReadonlyMap<string, KnownArgument>;
  readonly dataset: Dataset;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Checks the arguments of a call against what its helper accepts, and gives the shape of its result. */
export function checkCall(call: KnownCall): Shape {
  const { parameters, gives } = call.helper;
  call.arguments.forEach((argument, index) => {
    const last = parameters.at(-1);
    const parameter = parameters[index] ?? (last?.repeated === true ? last : undefined);
    if (parameter !== undefined) checkArgument(call, argument, parameter);
  });
  checkChoices(call);
  for (const [name, { shape, place, literal, text }] of call.options) {
    if (literal === undefined && !isPrintable(shape)) call.report(messages.optionNotPlain(place, call.name, name, text));
  }
  switch (gives) {
    case 'figure':
      return FIGURE;
    case 'text':
      return TEXT;
    case 'boolean':
      return BOOLEAN;
    case 'argument':
      return call.arguments[0]?.shape ?? UNKNOWN;
  }
}

function checkArgument(call: KnownCall, argument: KnownArgument, parameter: HelperParameter): void {
  const { shape, literal, place } = argument;
  if (shape.kind === 'unknown' || shape.kind === 'absent') return;
  const complain = (): void => call.report(messages.wrongArgument(place, call.name, parameter.name, WANTED[parameter.accepts], nameOf(argument)));
  switch (parameter.accepts) {
    case 'fact':
      if (typeof literal === 'string') checkFactId(call, literal, place);
      else if (literal !== undefined || shape.kind === 'figure' || !isPrintable(shape)) complain();
      return;
    case 'amount':
      if (typeof literal === 'string') checkFactId(call, literal, place);
      else if (shape.kind !== 'number' && shape.kind !== 'figure') complain();
      return;
    case 'number':
      if (shape.kind !== 'number' && shape.kind !== 'figure') complain();
      return;
    case 'date':
      if (typeof literal === 'string') {
        if (readDate(literal) === undefined) call.report(messages.notADate(place, `"${literal}"`));
      } else if (!['date', 'text', 'number'].includes(shape.kind)) complain();
      return;
    case 'text':
      if (!isPrintable(shape)) complain();
      return;
    case 'comparable':
      if (!isPrintable(shape) && shape.kind !== 'boolean') complain();
      return;
    case 'item':
      checkItem(call, argument, complain);
      return;
    case 'condition':
      return;
  }
}

const WANTED: Readonly<Record<HelperParameter['accepts'], string>> = {
  fact: 'the id of a fact in quotes',
  amount: 'a number, a figure, or the id of a fact in quotes',
  number: 'a number',
  text: 'a text',
  date: 'a date such as "2005-06-29"',
  item: 'something to print, or one list',
  comparable: 'a value',
  condition: 'a condition',
};

function checkFactId({ dataset, report }: KnownCall, id: string, place: Place): void {
  if (!dataset.facts.has(id)) report(messages.unknownFact(place, id, dataset.facts.keys()));
}

function checkItem(call: KnownCall, argument: KnownArgument, complain: () => void): void {
  const { shape, place } = argument;
  const key = call.options.get('key');
  if (shape.kind !== 'list') {
    if (!isPrintable(shape)) complain();
    else if (key !== undefined) call.report(messages.keyWithoutRows(key.place));
    return;
  }
  if (call.arguments.length > 1) {
    complain();
    return;
  }
  const { item } = shape;
  if (item.kind !== 'record') {
    if (key !== undefined) call.report(messages.keyWithoutRows(key.place));
    return;
  }
  if (key === undefined) call.report(messages.listNeedsKey(place, shape.name, item.fields.keys()));
  else if (typeof key.literal === 'string' && !item.fields.has(key.literal)) {
    call.report(messages.unknownName(key.place, key.literal, key.literal, item.name, item.fields.keys(), []));
  }
}

/** A comparison with a word that the parameter never has is never true. */
function checkChoices({ name, arguments: [a, b], report }: KnownCall): void {
  if ((name !== 'eq' && name !== 'ne') || a === undefined || b === undefined) return;
  for (const [value, literal] of [[a, b] as const, [b, a] as const]) {
    if (value.shape.kind !== 'text' || value.shape.choices === undefined || literal.literal === undefined) continue;
    const choices = value.shape.choices.map(String);
    if (!choices.includes(String(literal.literal))) {
      report(messages.neverEqual(literal.place, value.text, String(literal.literal), choices));
    }
  }
}

export function isPrintable({ kind }: Shape): boolean {
  return kind !== 'list' && kind !== 'record' && kind !== 'boolean';
}

function nameOf({ shape, text, literal }: KnownArgument): string {
  if (literal !== undefined) return typeof literal === 'string' ? `"${literal}"` : String(literal);
  switch (shape.kind) {
    case 'list':
      return `${text}, which is a list`;
    case 'record':
      return `${text}, which is a group of values`;
    case 'boolean':
      return `${text}, which is true or false`;
    default:
      return `${text}, which is a ${shape.kind}`;
  }
}
