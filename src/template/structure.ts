import type { Diagnostic } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import type { Helper } from './helpers/helper.ts';
import { BLOCKS, HELPERS, isBlockName } from './helpers/index.ts';
import { optionProblem } from './helpers/options.ts';
import {
  isCall,
  isPath,
  isSubExpression,
  literalOf,
  pairsOf,
  partialName,
  placeOf,
  simpleName,
  statementsOf,
  writtenAs,
} from './syntax.ts';
import type { Invocation, ParsedText, Statement } from './syntax.ts';

/** Values that `@` gives: the whole context, and where a loop is. */
export const DATA_NAMES = ['root', 'index', 'number', 'first', 'last'] as const;

/** Names that lead out of the data. */
export const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']);

/**
 * What no dataset can make right: helpers and options that do not exist, missing arguments, and the
 * parts of Handlebars that the template language leaves out. `plain`: the text is not Markdown.
 */
export function structureProblems(parsed: ParsedText, plain: boolean): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const walk = new StructureWalk(parsed, plain, (problem) => problems.push(problem));
  walk.program(parsed.program);
  return problems;
}

class StructureWalk {
  private readonly parsed: ParsedText;
  private readonly plain: boolean;
  private readonly report: (problem: Diagnostic) => void;

  constructor(parsed: ParsedText, plain: boolean, report: (problem: Diagnostic) => void) {
    this.parsed = parsed;
    this.plain = plain;
    this.report = report;
  }

  program(program: hbs.AST.Program | undefined): void {
    for (const name of program?.blockParams ?? []) {
      if (program !== undefined && (HELPERS.has(name) || isBlockName(name))) {
        this.report(messages.blockParamIsHelper(this.place(program), name));
      }
    }
    for (const statement of statementsOf(program)) this.statement(statement);
  }

  private statement(statement: Statement): void {
    switch (statement.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        this.context(statement);
        if (isCall(statement)) this.call(statement);
        else this.expression(statement.path, true);
        return;
      case 'BlockStatement':
        this.block(statement);
        return;
      case 'PartialStatement':
        this.partial(statement);
        return;
      case 'PartialBlockStatement':
      case 'Decorator':
      case 'DecoratorBlock':
        this.report(messages.refusedSyntax(this.place(statement), statement.type));
    }
  }

  /** Values can stand in text and in quotes, not in code and not loose between braces. */
  private context(node: hbs.AST.Node): void {
    if (this.plain) return;
    const { kind } = this.parsed.contextOf(node);
    if (kind === 'code') this.report(messages.valueInCode(this.place(node)));
    if (kind === 'braces') this.report(messages.valueOutsideQuotes(this.place(node)));
  }

  private block(block: hbs.AST.BlockStatement): void {
    const name = simpleName(block.path) ?? block.path.original;
    if (block.program === undefined) this.report(messages.inverseSection(this.place(block.path), name));
    else if (!isBlockName(name)) this.report(messages.unknownBlock(this.place(block.path), name, HELPERS.has(name), BLOCKS));
    else if (block.params.length !== 1) this.report(messages.blockArguments(this.place(block.path), name, block.params.map(writtenAs)));
    for (const pair of pairsOf(block)) this.report(messages.blockOption(this.place(pair), name, pair.key));
    for (const param of block.params) this.expression(param, false);
    this.program(block.program);
    this.program(block.inverse);
  }

  private partial(partial: hbs.AST.PartialStatement): void {
    if (this.plain) this.report(messages.partialInFrontMatter(this.place(partial)));
    else if (this.parsed.contextOf(partial).kind !== 'text') this.report(messages.partialInDirective(this.place(partial)));
    if (partialName(partial) === undefined) this.report(messages.computedPartial(this.place(partial)));
    if (partial.params.length > 1) this.report(messages.partialArguments(this.place(partial)));
    for (const param of partial.params) this.expression(param, false);
    for (const pair of pairsOf(partial)) {
      if (FORBIDDEN.has(pair.key)) this.report(messages.forbiddenName(this.place(pair), pair.key));
      this.expression(pair.value, false);
    }
  }

  private expression(node: hbs.AST.Expression, alone: boolean): void {
    if (isSubExpression(node)) this.call(node);
    else if (isPath(node)) this.path(node);
    else if (alone) this.report(messages.literalAlone(this.place(node), String(literalOf(node) ?? '')));
    else if (literalOf(node) === undefined) this.report(messages.emptyLiteral(this.place(node)));
  }

  private path(path: hbs.AST.PathExpression): void {
    const forbidden = path.parts.find((part) => FORBIDDEN.has(part));
    if (forbidden !== undefined) this.report(messages.forbiddenName(this.place(path), forbidden));
    const [first = ''] = path.parts;
    if (path.data && !(DATA_NAMES as readonly string[]).includes(first)) {
      this.report(messages.unknownData(this.place(path), first, DATA_NAMES));
    }
  }

  private call(node: Invocation): void {
    const name = simpleName(node.path);
    const helper = name === undefined ? undefined : HELPERS.get(name);
    if (name !== undefined && isBlockName(name)) this.report(messages.blockWithoutHash(this.place(node.path), name));
    else if (helper === undefined) {
      const written = isPath(node.path) ? node.path.original : String(literalOf(node.path));
      this.report(messages.unknownHelper(this.place(node.path), written, HELPERS.keys()));
    } else {
      this.arguments(node, name!, helper);
      this.options(node, name!, helper);
    }
    for (const param of node.params) this.expression(param, false);
    for (const pair of pairsOf(node)) this.expression(pair.value, false);
  }

  private arguments({ params, path }: Invocation, name: string, helper: Helper): void {
    const { parameters } = helper;
    const missing = parameters.find((parameter, index) => index >= params.length && parameter.optional !== true);
    if (missing !== undefined) this.report(messages.missingArgument(this.place(path), name, missing.name));
    const extra = parameters.at(-1)?.repeated === true ? undefined : params[parameters.length];
    if (extra !== undefined) this.report(messages.extraArgument(this.place(extra), name, parameters.length));
  }

  private options(node: Invocation, name: string, helper: Helper): void {
    for (const pair of pairsOf(node)) {
      const option = Object.hasOwn(helper.options, pair.key) ? helper.options[pair.key] : undefined;
      if (option === undefined) {
        this.report(messages.unknownOption(this.place(pair), name, pair.key, Object.keys(helper.options)));
        continue;
      }
      const value = literalOf(pair.value);
      const problem = value === undefined ? undefined : optionProblem(name, pair.key, option, value);
      if (problem !== undefined) this.report(problem(this.place(pair.value)));
    }
  }

  private place(node: hbs.AST.Node) {
    return placeOf(this.parsed.source, node);
  }
}
