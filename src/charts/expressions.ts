import { parseExpression } from 'vega';
import type { Place, Report } from '../diagnostic.ts';
import {
  badExpression, badFormat, forbiddenFunction, forbiddenMember, longSequence, overLimit, regularExpression,
} from '../messages/charts.ts';
import { isObject, type ChartSpec, type Json, type JsonPath } from './spec.ts';
import { EXPRESSION_FUNCTIONS } from './vocabulary.ts';

/** Longer expressions are not read: their tree could be too deep to be walked. */
export const LONGEST_EXPRESSION = 2_000;
/** What a chart may count up to in one call. */
const LONGEST_SEQUENCE = 500;
/** A width in a number format pads with blanks: three digits make a label longer than the page. */
const UNREASONABLE_FORMAT = /\d{3}/;
const FORBIDDEN_MEMBERS = ['__proto__', 'constructor', 'prototype'];

interface ExpressionNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/**
 * Checks one Vega expression and gives the fields of `datum` that it reads, none if it cannot be
 * parsed.
 */
export function checkExpression(spec: ChartSpec, text: string, place: Place, report: Report): string[] {
  if (text.length > LONGEST_EXPRESSION) {
    report(overLimit(spec.name, 'characters in one text', text.length, LONGEST_EXPRESSION, place));
    return [];
  }
  let root: unknown;
  try {
    root = parseExpression(text);
  } catch (error) {
    report(badExpression(spec.name, text, error instanceof Error ? error.message : '', place));
    return [];
  }
  const fields = new Set<string>();
  for (const node of expressionNodes(root)) {
    if (node.type === 'CallExpression') checkCall(spec, node, place, report);
    if (node.regex !== undefined) report(regularExpression(spec.name, place));
    if (node.type === 'MemberExpression') {
      const name = memberName(node);
      if (name === undefined) continue;
      if (FORBIDDEN_MEMBERS.includes(name)) report(forbiddenMember(spec.name, name, place));
      else if (isIdentifier(node.object, 'datum')) fields.add(name);
    }
  }
  return [...fields];
}

/** A format string of numbers or dates, wherever it stands. */
export function checkFormat(spec: ChartSpec, format: string, place: Place, report: Report): void {
  if (UNREASONABLE_FORMAT.test(format)) report(badFormat(spec.name, format, place));
}

/** The expressions in a part of a spec with their paths; inline data are passed over. */
export function* expressionsIn(part: Json, path: JsonPath): Generator<{ text: string; path: JsonPath }> {
  if (Array.isArray(part)) {
    for (const [index, child] of part.entries()) yield* expressionsIn(child, [...path, index]);
    return;
  }
  if (!isObject(part)) return;
  for (const [key, child] of Object.entries(part)) {
    const at = [...path, key];
    if (key === 'data') continue;
    if (typeof child === 'string') {
      if (EXPRESSION_KEYS.has(key)) yield { text: child, path: at };
    } else if (key === 'and' || key === 'or') {
      for (const [index, test] of (Array.isArray(child) ? child : []).entries()) {
        if (typeof test === 'string') yield { text: test, path: [...at, index] };
        else yield* expressionsIn(test, [...at, index]);
      }
    } else yield* expressionsIn(child, at);
  }
}

const EXPRESSION_KEYS = new Set(['filter', 'calculate', 'test', 'expr', 'signal', 'labelExpr', 'update', 'init', 'not']);

function checkCall(spec: ChartSpec, node: ExpressionNode, place: Place, report: Report): void {
  const name = isNode(node.callee) && typeof node.callee.name === 'string' ? node.callee.name : '';
  if (!EXPRESSION_FUNCTIONS.includes(name)) {
    report(forbiddenFunction(spec.name, name, EXPRESSION_FUNCTIONS, place));
    return;
  }
  const values = (Array.isArray(node.arguments) ? node.arguments : []).map(literalValue);
  if (name === 'sequence') {
    const [start, stop, step = 1] = values.length === 1 ? [0, values[0]] : values;
    const known = typeof start === 'number' && typeof stop === 'number' && typeof step === 'number';
    if (!known || !(Math.abs((stop - start) / step) <= LONGEST_SEQUENCE)) {
      report(longSequence(spec.name, LONGEST_SEQUENCE, place));
    }
  }
  if (name === 'format' || name === 'timeFormat' || name === 'utcFormat') {
    const format = values[1];
    if (values.length > 1 && typeof format !== 'string') report(badFormat(spec.name, '', place));
    else if (typeof format === 'string') checkFormat(spec, format, place, report);
  }
}

function literalValue(node: unknown): unknown {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return node.value;
  if (node.type === 'UnaryExpression' && node.operator === '-' && isNode(node.argument)) {
    return typeof node.argument.value === 'number' ? -node.argument.value : undefined;
  }
  return undefined;
}

function memberName(node: ExpressionNode): string | undefined {
  const { property } = node;
  if (!isNode(property)) return undefined;
  if (node.computed === true) return property.type === 'Literal' ? String(property.value) : undefined;
  return typeof property.name === 'string' ? property.name : undefined;
}

function isIdentifier(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name;
}

function isNode(value: unknown): value is ExpressionNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function* expressionNodes(node: unknown): Generator<ExpressionNode> {
  if (Array.isArray(node)) {
    for (const child of node) yield* expressionNodes(child);
  } else if (isNode(node)) {
    yield node;
    for (const child of Object.values(node)) yield* expressionNodes(child);
  }
}
