import * as fc from 'fast-check';
import { expressionFunction, parseExpression } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { interpreter } from '../../src/charts/interpreter.ts';
import { FUNCTIONS } from '../../src/charts/interpreterLibrary.ts';
import { callInUtc } from '../../src/charts/utc.ts';
import { EXPRESSION_FUNCTIONS } from '../../src/charts/vocabulary.ts';

// Vega's interpreter tells the console what it refuses.
beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

type Values = Readonly<Record<string, unknown>>;
type Parameter = (datum: unknown, params: Values) => unknown;

interface Runtime {
  parameter(context: { readonly functions: object }, expression: { readonly ast: unknown }): Parameter;
}

function outcome(runtime: Runtime, ast: unknown, datum: unknown): unknown {
  try {
    return { value: runtime.parameter({ functions: {} }, { ast })(datum, { $a: 3, $b: 'text' }) };
  } catch (error) {
    return error instanceof Error ? 'an error' : error;
  }
}

function expectTheSame(text: string, datum: unknown): void {
  const ast: unknown = parseExpression(text);
  expect({ text, is: outcome(interpreter as unknown as Runtime, ast, datum) }).toEqual({ text, is: outcome(expressionInterpreter as unknown as Runtime, ast, datum) });
}

const leaf = fc.oneof(
  fc.constantFrom('1', '0', '-2.5', '"text"', '"7"', 'true', 'null', 'PI', 'a', 'b', 'unknown', 'datum', 'datum.value', 'datum["name"]', 'datum.list', 'datum.none'),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => `(${value})`),
);

const LIBRARY = ['abs', 'atan2', 'ceil', 'clamp', 'floor', 'hypot', 'indexof', 'isFinite', 'isNaN', 'join', 'lastindexof', 'length', 'lower', 'max', 'min',
  'parseFloat', 'parseInt', 'pow', 'replace', 'reverse', 'round', 'slice', 'sort', 'split', 'sqrt', 'substring', 'time', 'trim', 'upper', 'utc', 'utcdate',
  'utcday', 'utchours', 'utcmilliseconds', 'utcminutes', 'utcmonth', 'utcseconds', 'utcyear', '_max', 'nothing'];

const expression = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/', '%', '<', '>', '<=', '>=', '==', '!=', '===', '!==', '&', '|', '^', '<<', '>>', '>>>', '&&', '||'), tie('tree')).map(([one, sign, other]) => `(${one} ${sign} ${other})`),
    fc.tuple(fc.constantFrom('+', '-', '~', '!'), tie('tree')).map(([sign, one]) => `${sign}(${one})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([test, yes, no]) => `if(${test}, ${yes}, ${no})`),
    fc.tuple(fc.constantFrom(...LIBRARY), fc.array(tie('tree'), { minLength: 1, maxLength: 3 })).map(([name, values]) => `${name}(${values.join(', ')})`),
    fc.array(tie('tree'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('tree'), tie('tree')).map(([one, other]) => `{one: ${one}, "other": ${other}}`),
    fc.tuple(tie('tree'), tie('tree')).map(([of, at]) => `(${of})[${at}]`),
  ),
})).tree;

/** Names of methods are left out: a method is no value here, as the test below says. */
const name = fc.string().filter((text) => [0, '', [], {}].every((value) => typeof (Object(value) as Record<string, unknown>)[text] !== 'function'));

test('an expression has the value that Vega gives it', () => {
  const datum = fc.record({ value: fc.oneof(fc.double(), fc.integer()), name, list: fc.array(fc.oneof(fc.integer(), fc.string())) });
  fc.assert(fc.property(expression, datum, expectTheSame), { numRuns: 3000 });
});

test.each([
  'datum["__proto__"]', '{__proto__: 1, constructor: 2, valueOf: 3, fine: 4}',
  'datum.run', 'datum["run"]', '{run: datum.run}', 'replace("aXbX", /X/g, "-")', 'sort([0, abs("x"), null, 2, 1, "a"])', 'test(/a/, "cat")', 'test(regexp("^a"), "ab")', 'length(null)', 'nothing(1)',
])('%s has the value that Vega gives it', (text) => {
  expectTheSame(text, { run: Function, list: [1] });
});

test.each(['"".constructor', 'datum["const" + "ructor"]', '[].map', 'datum.run', 'PI.toFixed'])('%s is no value: it is a function', (text) => {
  expect(outcome(interpreter as unknown as Runtime, parseExpression(text), { run: () => 1 })).toEqual({ value: undefined });
});

test.each(EXPRESSION_FUNCTIONS.filter((name) => name !== 'if'))('%s can be called', (name) => {
  const call = parseExpression(`${name}(1)`) as unknown as { readonly callee: { readonly name: string } };
  callInUtc(call);
  expect(FUNCTIONS.get(call.callee.name) ?? (expressionFunction(call.callee.name) as unknown)).toBeTypeOf('function');
});
