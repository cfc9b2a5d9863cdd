import Handlebars from 'handlebars';
import { openCache } from '../cache.ts';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { cacheKey } from './cacheKey.ts';
import { HELPERS, isBlockName } from './helpers/index.ts';
import * as messages from '../messages/template.ts';
import { LONGEST_LINE, MOST_MUSTACHES, MOST_NESTING } from './limits.ts';
import { placeAt } from './located.ts';
import type { LocatedText } from './located.ts';
import { explainParseError } from './parseError.ts';
import { findTags } from './tags.ts';
import type { Tag } from './tags.ts';
import { openTextContext } from './textContext.ts';
import type { TextContext } from './textContext.ts';

/** A text taken apart. Without `program` it could not be parsed, and `problem` says why. */
export interface ParsedText {
  readonly source: LocatedText;
  readonly program?: hbs.AST.Program;
  readonly problem?: Diagnostic;
  /** Where in the Markdown a mustache stands. */
  readonly contextOf: (node: hbs.AST.Node) => TextContext;
}

const parsedTexts = openCache<ParsedText>(200);

/** Parses a text. Values, helpers and partials are not looked at. The same text is parsed once. */
export function parseText(source: LocatedText): ParsedText {
  return parsedTexts.keep(cacheKey(source), () => parse(source));
}

function parse(source: LocatedText): ParsedText {
  let locate: ((line: number, column: number) => TextContext) | undefined;
  const contextOf = ({ loc }: hbs.AST.Node): TextContext => {
    locate ??= openTextContext(source.text);
    return locate(loc.start.line, loc.start.column);
  };
  const problem = limitProblem(source);
  if (problem !== undefined) return { source, problem, contextOf };
  try {
    return { source, program: parseContent(source.text) ?? Handlebars.parse(source.text), contextOf };
  } catch (error) {
    return { source, problem: explainParseError(source, error), contextOf };
  }
}

/** What Handlebars makes of a text that has nothing for it, without looking at every character. */
export function parseContent(text: string): hbs.AST.Program | undefined {
  if (text === '' || /\{\{|[\0\r\u2028\u2029]/.test(text)) return undefined;
  const lines = text.split('\n');
  const loc = { start: { line: 1, column: 0 }, end: { line: lines.length, column: lines.at(-1)!.length } } as hbs.AST.SourceLocation;
  const content: hbs.AST.ContentStatement = { type: 'ContentStatement', original: text as never, value: text, loc };
  return { type: 'Program', body: [content], strip: {}, loc } as unknown as hbs.AST.Program;
}

/** What makes a text too much to be walked: the parser and all that follows work mustache by mustache, line by line. */
function limitProblem(source: LocatedText): Diagnostic | undefined {
  const tags = findTags(source.text);
  const at = ({ line, column }: Tag): Place => placeAt(source, line, column);
  const tooDeep = findTooDeep(tags);
  if (tooDeep !== undefined) return messages.tooDeep(at(tooDeep), MOST_NESTING);
  const tooMany = tags[MOST_MUSTACHES];
  if (tooMany !== undefined) return messages.tooManyMustaches(at(tooMany), MOST_MUSTACHES);
  const lines = source.text.split('\n');
  const tooLong = tags.find(({ line }) => lines[line - 1]!.length > LONGEST_LINE);
  return tooLong === undefined ? undefined : messages.lineTooLong(at({ ...tooLong, column: 0 }), LONGEST_LINE);
}

/** The first mustache that is nested too deep for recursive walks of the tree; each `else if` is a block in the last. */
function findTooDeep(tags: readonly Tag[]): Tag | undefined {
  const blocks: number[] = [];
  let depth = 0;
  return tags.find(({ kind, name, text }) => {
    if (kind === 'open') blocks.push(0);
    if (kind === 'open' || (kind === 'else' && name !== '')) {
      blocks.push((blocks.pop() ?? 0) + 1);
      depth += 1;
    }
    if (kind === 'close') depth -= blocks.pop() ?? 0;
    return depth > MOST_NESTING || text.split('(').length > MOST_NESTING;
  });
}

/** Where a part of a text stands in its file. */
export function placeOf(source: LocatedText, { loc }: Pick<hbs.AST.Node, 'loc'>): Place {
  return placeAt(source, loc.start.line, loc.start.column);
}

/** A mustache or sub-expression, or a block, as a name with arguments. */
export type Invocation = hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement;

/** The name of a path such as `fact`; undefined for `a.b`, `../a`, `this.a`, `@a` and literals. */
export function simpleName(path: hbs.AST.Expression): string | undefined {
  if (!isPath(path) || path.data || path.depth > 0 || path.parts.length !== 1) return undefined;
  return /^(?:\.|this\b)/.test(path.original) ? undefined : path.parts[0];
}

/** Whether a mustache calls a helper; otherwise it prints the value at a path. */
export function isCall(node: hbs.AST.MustacheStatement): boolean {
  const name = simpleName(node.path);
  return node.params.length > 0 || pairsOf(node).length > 0 || (name !== undefined && (HELPERS.has(name) || isBlockName(name)));
}

/** Named arguments, in order. */
export function pairsOf(node: { hash?: hbs.AST.Hash | undefined }): readonly hbs.AST.HashPair[] {
  return node.hash?.pairs ?? [];
}

export function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

export function isSubExpression(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === 'SubExpression';
}

/** The value of a literal argument; undefined for anything else. */
export function literalOf(node: hbs.AST.Node): string | number | boolean | undefined {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return (node as hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral).value;
    default:
      return undefined;
  }
}

/** A statement of a text, as Handlebars has it. */
export type Statement =
  | hbs.AST.ContentStatement
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.CommentStatement
  | (hbs.AST.Statement & { type: 'PartialBlockStatement' | 'Decorator' | 'DecoratorBlock' });

export function statementsOf(program: hbs.AST.Program | undefined): readonly Statement[] {
  return (program?.body ?? []) as unknown as readonly Statement[];
}

/** The name of a partial as written; undefined where it is computed. */
export function partialName(node: hbs.AST.PartialStatement): string | undefined {
  if (isSubExpression(node.name)) return undefined;
  return String(node.name.original);
}

/** An argument as it is written; what stands in parentheses is shortened. */
export function writtenAs(node: hbs.AST.Expression): string {
  if (isPath(node)) return node.original;
  if (isSubExpression(node)) return `(${writtenAs(node.path)} …)`;
  const literal = literalOf(node);
  return typeof literal === 'string' ? `"${literal}"` : String(literal);
}
