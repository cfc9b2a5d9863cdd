import { Environment, ParseError } from '@marcbachmann/cel-js';
import type { ASTNode, ASTOperator } from '@marcbachmann/cel-js';
import { BriefError } from '../../diagnostic.ts';
import type { Place } from '../../diagnostic.ts';
import * as messages from '../../messages/checks.ts';
import type { Comparator, Comparison, TextPlace } from '../model.ts';
import { LONGEST_EXPRESSION, MOST_ARGUMENTS, MOST_DEPTH, MOST_NODES } from './limits.ts';

/** A node of the tree that the CEL parser gives. */
export type ExpressionNode = ASTNode;
export type NodeOf<Operator extends ASTOperator> = Extract<ASTNode, { readonly op: Operator }>;
export type NodeOperator = ASTOperator;

const comparators: readonly Comparator[] = ['==', '!=', '<', '<=', '>', '>='];

export interface ParsedComparison {
  readonly comparator: Comparator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** Gives the place in the file of a character of the expression. */
export type Locate = (offset: number) => Place;

// Only the grammar of CEL is used: its own arithmetic cuts 1/3 down to 0 and knows neither units nor qualifiers.
const grammar = new Environment({
  limits: {
    maxAstNodes: MOST_NODES,
    maxDepth: MOST_DEPTH,
    maxCallArguments: MOST_ARGUMENTS,
    maxListElements: MOST_ARGUMENTS,
    maxMapEntries: MOST_ARGUMENTS,
  },
});

/** Parses an expression. Throws `BriefError` if it is not one comparison. */
export function parseComparison(subject: string, comparison: Comparison): ParsedComparison {
  const { expression } = comparison;
  const locate = locateIn(comparison);
  if (expression.length > LONGEST_EXPRESSION) {
    throw new BriefError([messages.expressionTooLong(locate(0), subject, expression.length, LONGEST_EXPRESSION)]);
  }
  const root = parseTree(subject, expression, locate);
  if (!isComparison(root)) throw new BriefError([messages.notAComparison(locate(root.start), subject, root.op)]);
  const [left, right] = root.args;
  return { comparator: root.op, left, right };
}

/** Where the characters of an expression stand in the file. */
export function locateIn({ where, places }: Comparison): Locate {
  const stretches: readonly TextPlace[] = places ?? [{ offset: 0, place: where }];
  return (offset) => {
    const stretch = stretches.findLast((candidate) => candidate.offset <= offset) ?? { offset: 0, place: where };
    const { place } = stretch;
    return { ...place, column: (place.column ?? 1) + Math.max(0, offset - stretch.offset) };
  };
}

function parseTree(subject: string, expression: string, locate: Locate): ExpressionNode {
  try {
    return grammar.parse(expression).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { start, end } = error.range ?? { start: 0, end: 0 };
    throw new BriefError([messages.badSyntax(locate(start), subject, error.code, expression.slice(start, end), expression)]);
  }
}

function isComparison(node: ExpressionNode): node is NodeOf<Comparator> {
  return comparators.some((comparator) => comparator === node.op);
}
