import type { Diagnostic, Place } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { describe } from './helpers/arguments.ts';
import { FAILED } from './bindHelper.ts';
import { dataFrame } from './engine.ts';
import type { BlockName } from './helpers/index.ts';
import { readPlace } from './place.ts';
import { contextOf, isList, isTruthy } from './value.ts';
import type { Value } from './value.ts';

/** What blocks are given by Handlebars beside their subject. */
interface BlockOptions {
  readonly hash: Record<string, unknown>;
  readonly data: unknown;
  fn(context: unknown, options?: { data?: unknown; blockParams?: unknown[] }): string;
  inverse(context: unknown): string;
}

type Block = (this: unknown, subject: Value, options: BlockOptions) => string;

/** What limits blocks. */
export interface BlockWorld {
  readonly note: (diagnostic: Diagnostic) => void;
  count(characters: number, place: Place): void;
  countRound(place: Place): void;
}

/** The blocks of the template language. Zero is a figure: `{{#if n}}` holds for it. */
export function openBlocks(world: BlockWorld): Readonly<Record<BlockName, Block>> {
  return {
    if(condition, options) {
      return isTruthy(condition) ? options.fn(this) : options.inverse(this);
    },
    unless(condition, options) {
      return isTruthy(condition) ? options.inverse(this) : options.fn(this);
    },
    with(subject, options) {
      if (!isTruthy(subject)) return options.inverse(this);
      const context = contextOf(subject);
      return options.fn(context, { data: options.data, blockParams: [context] });
    },
    each(subject, options) {
      const place = readPlace(options.hash);
      if (subject === FAILED) return '';
      if (!isList(subject)) {
        world.note(messages.notAList(place, describe(subject), []));
        return '';
      }
      if (subject.length === 0) return options.inverse(this);
      return subject.map((item, index) => round(item, index, subject.length, options, place)).join('');
    },
  };

  function round(item: Value, index: number, length: number, options: BlockOptions, place: Place): string {
    world.countRound(place);
    const data = dataFrame(options.data);
    Object.assign(data, { index, number: index + 1, first: index === 0, last: index === length - 1 });
    const context = contextOf(item);
    const printed = options.fn(context, { data, blockParams: [context, index] });
    world.count(printed.length, place);
    return printed;
  }
}
