import { BriefError } from '../../diagnostic.ts';
import type { Diagnostic, Place } from '../../diagnostic.ts';
import * as messages from '../../messages/checks.ts';
import { isCalendarDate } from '../date.ts';
import type { Fact } from '../model.ts';
import { rational } from '../../rational.ts';
import { calculate, exactAmount, fromDecimals, negate } from './amount.ts';
import type { Amount, Operation } from './amount.ts';
import { describeDimension, joinDimensions } from './dimension.ts';
import type { Units } from './dimension.ts';
import type { ExpressionNode, Locate, NodeOf, NodeOperator } from './expression.ts';
import { functions } from './functions.ts';
import { MOST_DIGITS } from './limits.ts';
import type { Value } from './value.ts';

/** What an expression may refer to, and how to speak of it. */
export interface Scope {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly units: Units;
  readonly locate: Locate;
  /** Id of the relation or conflict. */
  readonly subject: string;
}

/** Computes one side of a comparison. Throws `BriefError` where it stands for nothing. */
export function evaluate(node: ExpressionNode, scope: Scope): Value {
  const evaluator = evaluators[node.op] as (node: ExpressionNode, scope: Scope) => Value;
  return evaluator(node, scope);
}

const evaluators = {
  'value': readLiteral,
  'call': callFunction,
  '+': (node, scope) => operate('sum', node, scope),
  '-': (node, scope) => operate('difference', node, scope),
  '*': (node, scope) => operate('product', node, scope),
  '/': (node, scope) => operate('quotient', node, scope),
  '-_': (node, scope) => negate(needAmount(node.args, scope)),
  'id': (node, scope) => fail(messages.bareName(placeOf(node, scope), scope.subject, node.args, scope.facts.keys())),
  '==': refuse,
  '!=': refuse,
  '<': refuse,
  '<=': refuse,
  '>': refuse,
  '>=': refuse,
  'in': refuse,
  '%': refuse,
  '!_': refuse,
  '&&': refuse,
  '||': refuse,
  '?:': refuse,
  '.': refuse,
  '.?': refuse,
  '[]': refuse,
  '[?]': refuse,
  'list': refuse,
  'map': refuse,
  'rcall': refuse,
} satisfies { readonly [Operator in NodeOperator]: (node: NodeOf<Operator>, scope: Scope) => Value };

function refuse(node: ExpressionNode, scope: Scope): never {
  return fail(messages.notAllowed(placeOf(node, scope), scope.subject, node.op));
}

function readLiteral(node: NodeOf<'value'>, scope: Scope): Value {
  const { args: literal } = node;
  if (typeof literal === 'string') return isCalendarDate(literal) ? { kind: 'date', iso: literal } : { kind: 'text', text: literal };
  // The parser has rounded a number with a point: its digits are exact.
  const written = node.input.slice(node.start, node.end);
  if (/^\d{1,40}(\.\d{1,40})?$/.test(written)) return exactAmount(fromDecimals(written));
  return fail(messages.badLiteral(placeOf(node, scope), scope.subject, written));
}

function callFunction(node: NodeOf<'call'>, scope: Scope): Value {
  const [name, operands] = node.args;
  const definition = functions.get(name);
  if (definition === undefined) return fail(messages.unknownFunction(placeOf(node, scope), scope.subject, name, functions.keys()));
  const { least, most } = definition;
  if (operands.length < least || operands.length > most) {
    return fail(messages.wrongArguments(placeOf(node, scope), scope.subject, definition.usage));
  }
  const value = definition.apply({
    operands: operands.map((operand) => evaluate(operand, scope)),
    facts: scope.facts,
    units: scope.units,
    subject: scope.subject,
    place: placeOf(node, scope),
    placeOfOperand: (index) => placeOf(operands[index] ?? node, scope),
    operate: (operation, a, b) => apply(operation, a, b, node, scope),
  });
  return value.kind === 'amount' ? { ...value, ...checkSize(value, node, scope) } : value;
}

type BinaryNode = NodeOf<'+' | '-' | '*' | '/'>;

function operate(operation: Operation, node: BinaryNode, scope: Scope): Amount {
  const [left, right] = node.args;
  return apply(operation, needAmount(left, scope), needAmount(right, scope), node, scope);
}

function apply(operation: Operation, a: Amount, b: Amount, node: ExpressionNode, scope: Scope): Amount {
  const joined = joinDimensions(a.dimension, b.dimension);
  const additive = operation === 'sum' || operation === 'difference';
  if (additive && joined === undefined) {
    return fail(messages.unitsDoNotFit(placeOf(node, scope), scope.subject, describeDimension(a.dimension), describeDimension(b.dimension)));
  }
  const result = calculate(operation, a, b, joined ?? a.dimension);
  if (result === undefined) return fail(messages.divisionByZero(placeOf(node, scope), scope.subject));
  return checkSize(result, node, scope);
}

const most = 10n ** BigInt(MOST_DIGITS);

function checkSize(amount: Amount, node: ExpressionNode, scope: Scope): Amount {
  const { low = rational(0n, 1n), high = rational(0n, 1n) } = amount.bounds;
  for (const { numerator, denominator } of [amount.stated, low, high]) {
    if (numerator > most || -numerator > most || denominator > most) {
      return fail(messages.resultTooLarge(placeOf(node, scope), scope.subject));
    }
  }
  return amount;
}

function needAmount(node: ExpressionNode, scope: Scope): Amount {
  const value = evaluate(node, scope);
  if (value.kind === 'amount') return value;
  return fail(messages.notANumber(placeOf(node, scope), scope.subject, value.fact?.id ?? node.input.slice(node.start, node.end), value.kind));
}

function placeOf(node: ExpressionNode, scope: Scope): Place {
  return scope.locate(node.start);
}

function fail(finding: Diagnostic): never {
  throw new BriefError([finding]);
}
