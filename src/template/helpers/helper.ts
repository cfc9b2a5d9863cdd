import type { Dataset } from '../../dataset/model.ts';
import type { Diagnostic, Place } from '../../diagnostic.ts';
import type { Locale } from '../../locale.ts';
import type { Value } from '../value.ts';

/** A helper that gives a value; `checkTemplate` and `expandTemplate` read the same description. */
export interface Helper {
  readonly parameters: readonly HelperParameter[];
  readonly options: Readonly<Record<string, HelperOption>>;
  /** What it gives; `argument`: one of its arguments. */
  readonly gives: 'figure' | 'text' | 'boolean' | 'argument';
  /** Undefined after `call.fail`, and where there is nothing to print. */
  run(call: HelperCall): Value;
}

export interface HelperParameter {
  /** What the argument is, for messages: "the new fact". */
  readonly name: string;
  /**
   * `fact`: the id of a fact, or a cell that states one; `amount`: a number, a figure or the id of a
   * fact; `item`: anything that can be printed, or a list as the only argument.
   */
  readonly accepts: 'fact' | 'amount' | 'number' | 'text' | 'date' | 'item' | 'comparable' | 'condition';
  readonly optional?: true;
  /** The last one may be given many times. */
  readonly repeated?: true;
}

/** Values that an option takes. */
export type HelperOption =
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** Some of these words, separated by spaces. */
  | { readonly type: 'parts'; readonly parts: readonly string[] }
  | { readonly type: 'flag' }
  /** A number of decimal places from 0 to 6. */
  | { readonly type: 'decimals' }
  | { readonly type: 'text' };

/** What a helper is given: its arguments, checked against its description. */
export interface HelperCall {
  readonly arguments: readonly Value[];
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly world: HelperWorld;
  /** Reports what keeps the helper from giving a value. */
  fail(problem: (place: Place) => Diagnostic): undefined;
  /** Reports something that the author should see. */
  warn(problem: (place: Place) => Diagnostic): void;
}

/** What helpers know beside their arguments. */
export interface HelperWorld {
  readonly dataset: Dataset;
  readonly locale: Locale;
  /** Date of the brief, `YYYY-MM-DD`. */
  readonly date: string;
}
