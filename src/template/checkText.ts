import type { Dataset } from '../dataset/model.ts';
import type { Report } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { cacheKey } from './cacheKey.ts';
import { checkCall, isPrintable } from './checkCall.ts';
import type { KnownArgument } from './checkCall.ts';
import { HELPERS } from './helpers/index.ts';
import type { LocatedText } from './located.ts';
import type { Template } from './model.ts';
import { findPartial, partialNames } from './partials.ts';
import { resolvePath } from './resolvePath.ts';
import { askedScope, loopScope, partialScope, withScope } from './scope.ts';
import type { Scope } from './scope.ts';
import { BOOLEAN, NUMBER, TEXT, UNKNOWN } from './shape.ts';
import type { Shape } from './shape.ts';
import { structureProblems } from './structure.ts';
import { isCall, isPath, isSubExpression, literalOf, pairsOf, parseText, partialName, placeOf, simpleName, statementsOf, writtenAs } from './syntax.ts';
import type { Invocation, Statement } from './syntax.ts';

/** Partials that one check looks into; a template that includes more is refused. */
const MOST_PARTIALS = 5_000;

/** Walks texts with the shapes of their values, and into partials as they are reached. */
export class TextCheck {
  private readonly template: Template;
  private readonly dataset: Dataset;
  private readonly report: Report;
  /** Texts whose own mistakes were reported. */
  private readonly reported = new Set<string>();
  /** Partials with the scopes that they were looked into with. */
  private readonly done = new Set<string>();
  private stack: readonly string[] = [];

  constructor(template: Template, dataset: Dataset, report: Report) {
    this.template = template;
    this.dataset = dataset;
    this.report = report;
  }

  /** Whether there were more partials than one check looks into. */
  get isCutShort(): boolean {
    return this.done.size >= MOST_PARTIALS;
  }

  /** `plain`: the text is not Markdown. */
  text(source: LocatedText, scope: Scope, plain: boolean): void {
    const parsed = parseText(source);
    const key = `${plain} ${cacheKey(source)}`;
    if (!this.reported.has(key)) {
      this.reported.add(key);
      if (parsed.problem !== undefined) this.report(parsed.problem);
      structureProblems(parsed, plain).forEach(this.report);
    }
    this.program(parsed.program, scope, source);
  }

  private program(program: hbs.AST.Program | undefined, scope: Scope, source: LocatedText): void {
    for (const statement of statementsOf(program)) this.statement(statement, scope, source);
  }

  private statement(statement: Statement, scope: Scope, source: LocatedText): void {
    switch (statement.type) {
      case 'MustacheStatement':
        this.printed(statement, scope, source);
        return;
      case 'BlockStatement':
        this.block(statement, scope, source);
        return;
      case 'PartialStatement':
        this.partial(statement, scope, source);
        return;
      case 'ContentStatement':
      case 'CommentStatement':
      case 'PartialBlockStatement':
      case 'Decorator':
      case 'DecoratorBlock':
    }
  }

  private printed(node: hbs.AST.MustacheStatement, scope: Scope, source: LocatedText): void {
    const place = placeOf(source, node.path);
    if (!isCall(node)) {
      const shape = this.expression(node.path, scope, source, false);
      if (!isPrintable(shape)) this.report(messages.cannotPrint(place, writtenAs(node.path), shape.kind));
      return;
    }
    const name = simpleName(node.path);
    const [context] = scope.contexts;
    const hides = name !== undefined && node.params.length === 0 && pairsOf(node).length === 0;
    if (hides && context.kind === 'record' && context !== scope.root && context.fields.has(name)) {
      this.report(messages.helperHidesName(place, name, context.name));
    }
    const shape = this.call(node, scope, source);
    if (!isPrintable(shape)) this.report(messages.cannotPrint(place, writtenAs(node.path), shape.kind));
  }

  private expression(node: hbs.AST.Expression, scope: Scope, source: LocatedText, condition: boolean): Shape {
    if (isSubExpression(node)) return this.call(node, scope, source, condition);
    if (isPath(node)) {
      return resolvePath(node, scope, {
        place: placeOf(source, node),
        condition,
        factIds: this.dataset.facts,
        helpers: HELPERS.keys(),
        report: this.report,
      });
    }
    const literal = literalOf(node);
    if (typeof literal === 'string') return TEXT;
    return typeof literal === 'number' ? NUMBER : literal === undefined ? UNKNOWN : BOOLEAN;
  }

  private call(node: Invocation, scope: Scope, source: LocatedText, condition = false): Shape {
    const name = simpleName(node.path);
    const helper = name === undefined ? undefined : HELPERS.get(name);
    const known = (argument: hbs.AST.Expression, asks: boolean): KnownArgument => ({
      shape: this.expression(argument, scope, source, asks),
      literal: literalOf(argument),
      place: placeOf(source, argument),
      text: writtenAs(argument),
    });
    const last = helper?.parameters.at(-1);
    const given = node.params.map((argument, index) => {
      const parameter = helper?.parameters[index] ?? last;
      return known(argument, parameter?.accepts === 'condition' || (condition && parameter?.accepts === 'comparable'));
    });
    const options = new Map(pairsOf(node).map((pair) => [pair.key, known(pair.value, false)]));
    if (name === undefined || helper === undefined) return UNKNOWN;
    return checkCall({ name, helper, arguments: given, options, dataset: this.dataset, report: this.report });
  }

  private block(block: hbs.AST.BlockStatement, scope: Scope, source: LocatedText): void {
    const [subject] = block.params;
    const name = simpleName(block.path);
    if (subject === undefined || block.program === undefined) return;
    const asks = name !== 'each';
    const shape = block.params.length > 1 ? UNKNOWN : this.expression(subject, scope, source, asks);
    const asked = asksFor(subject);
    const names = block.program.blockParams ?? [];
    switch (name) {
      case 'if':
        this.program(block.program, askedScope(scope, asked), source);
        this.program(block.inverse, scope, source);
        return;
      case 'unless':
        this.program(block.program, scope, source);
        this.program(block.inverse, askedScope(scope, asked), source);
        return;
      case 'with':
        if (shape.kind === 'boolean') this.report(messages.cannotEnter(placeOf(source, subject), writtenAs(subject)));
        this.program(block.program, withScope(askedScope(scope, asked), shape.kind === 'absent' ? UNKNOWN : shape, names), source);
        this.program(block.inverse, scope, source);
        return;
      case 'each': {
        if (!['list', 'unknown', 'absent'].includes(shape.kind)) {
          this.report(messages.notAList(placeOf(source, subject), writtenAs(subject), listsOf(scope)));
        }
        this.program(block.program, loopScope(scope, shape.kind === 'list' ? shape : undefined, names), source);
        this.program(block.inverse, scope, source);
        return;
      }
      default:
        this.program(block.program, withScope(scope, UNKNOWN, names), source);
        this.program(block.inverse, scope, source);
    }
  }

  private partial(node: hbs.AST.PartialStatement, scope: Scope, source: LocatedText): void {
    const [given] = node.params;
    const context = given === undefined ? scope.contexts[0] : this.expression(given, scope, source, false);
    const further = new Map(pairsOf(node).map((pair) => [pair.key, this.expression(pair.value, scope, source, false)]));
    const name = partialName(node);
    if (name === undefined) return;
    const place = placeOf(source, node.name);
    const text = findPartial(name, this.template, this.dataset);
    if (text === undefined) {
      this.report(messages.unknownPartial(place, name, partialNames(this.template, this.dataset)));
      return;
    }
    if (this.stack.includes(name)) {
      this.report(messages.partialLoop(place, [...this.stack.slice(this.stack.indexOf(name)), name]));
      return;
    }
    const inner = partialScope(scope, context, further);
    const key = `${name} ${inner.loops} ${[...inner.asked].join(' ')} ${shapeKey(inner.contexts[0])}`;
    if (this.done.has(key) || this.isCutShort) return;
    this.done.add(key);
    const outer = this.stack;
    this.stack = [...outer, name];
    this.text(text, inner, false);
    this.stack = outer;
  }
}

/** Shapes that are alike have the same key. */
function shapeKey(shape: Shape): string {
  if (shape.kind === 'record') {
    return `${shape.name}{${[...shape.fields].map(([name, field]) => `${name}:${shapeKey(field)}`).join()}}`;
  }
  return shape.kind === 'list' ? `${shape.name}[${shape.length}]` : shape.kind;
}

/** Names such as `details.post` that have values where a condition holds. */
function asksFor(condition: hbs.AST.Expression): string[] {
  if (isPath(condition)) {
    const parts = condition.data ? condition.parts.slice(1) : condition.parts;
    return parts.length === 2 ? [parts.join('.')] : [];
  }
  if (!isSubExpression(condition) || simpleName(condition.path) !== 'and') return [];
  return condition.params.flatMap(asksFor);
}

/** Lists that a template could go through. */
function listsOf(scope: Scope): string[] {
  const tables = scope.root.fields.get('tables');
  const names = tables?.kind === 'record' ? [...tables.fields.keys()].map((name) => `tables.${name}`) : [];
  return [...names, 'keywords'];
}

