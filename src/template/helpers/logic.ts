import { isTruthy } from '../value.ts';
import type { Helper } from './helper.ts';

const CONDITIONS = [
  { name: 'the first condition', accepts: 'condition' },
  { name: 'a further condition', accepts: 'condition', repeated: true },
] as const;

/** `(and a b)`: the last value if all hold, else the first that does not. */
export const and: Helper = {
  parameters: CONDITIONS,
  options: {},
  gives: 'argument',
  run: ({ arguments: values }) => values.at(values.findIndex((value) => !isTruthy(value))),
};

/** `(or a b)`: the first value that holds, else the last. */
export const or: Helper = {
  parameters: CONDITIONS,
  options: {},
  gives: 'argument',
  run: ({ arguments: values }) => values.at(values.findIndex(isTruthy)),
};

/** `(not a)` */
export const not: Helper = {
  parameters: [{ name: 'the condition', accepts: 'condition' }],
  options: {},
  gives: 'boolean',
  run: ({ arguments: [value] }) => !isTruthy(value),
};
