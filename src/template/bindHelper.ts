import type { Diagnostic, Place, Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { Helper, HelperWorld } from './helpers/helper.ts';
import { optionProblem } from './helpers/options.ts';
import { readPlace } from './place.ts';
import { Cell, Phrase } from './value.ts';
import type { Value } from './value.ts';

/** What a helper gives that could not give its value; helpers around it keep quiet about it. */
export const FAILED = new Phrase([]);

type Options = Readonly<Record<string, string | number | boolean>>;

/** A helper as Handlebars calls it: with its arguments, then an object that holds the named ones. */
export function bindHelper(name: string, helper: Helper, world: HelperWorld, report: Report) {
  return (...given: unknown[]): Value => {
    const { hash } = given.pop() as { hash: Record<string, Value> };
    const place = readPlace(hash);
    let failed = false;
    const fail = (problem: (place: Place) => Diagnostic): undefined => {
      report(problem(place));
      failed = true;
    };

    const values = given as Value[];
    if (values.includes(FAILED) || Object.values(hash).includes(FAILED)) return FAILED;
    const empty = values.findIndex((value, index) => value === undefined && needsValue(helper, index));
    if (empty !== -1) fail((at) => messages.emptyArgument(at, name, parameterAt(helper, empty)?.name ?? 'argument'));
    const options = readOptions(name, helper, hash, fail);
    if (failed) return FAILED;
    const result = helper.run({
      arguments: values,
      options,
      world,
      fail,
      warn: (problem) => report(problem(place)),
    });
    return failed ? FAILED : result;
  };
}

function parameterAt({ parameters }: Helper, index: number) {
  return parameters[index] ?? parameters.at(-1);
}

function needsValue(helper: Helper, index: number): boolean {
  const accepts = parameterAt(helper, index)?.accepts;
  return accepts !== 'condition' && accepts !== 'comparable';
}

function readOptions(
  name: string,
  helper: Helper,
  hash: Readonly<Record<string, Value>>,
  fail: (problem: (place: Place) => Diagnostic) => undefined,
): Options {
  const options: Record<string, string | number | boolean> = {};
  for (const [key, option] of Object.entries(helper.options)) {
    const value = Object.hasOwn(hash, key) ? plainOf(hash[key]) : undefined;
    if (value === undefined) continue;
    const problem = optionProblem(name, key, option, value);
    if (problem === undefined) options[key] = value;
    else fail(problem);
  }
  return options;
}

function plainOf(value: Value): string | number | boolean | undefined {
  if (value instanceof Cell) return value.value ?? undefined;
  if (value instanceof Phrase) return value.text;
  return typeof value === 'object' || value === null ? undefined : value;
}
