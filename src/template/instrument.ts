import { PRINT } from './engine.ts';
import type { PrintMode } from './engine.ts';
import { lineMark, protect, valueMark } from './marks.ts';
import { AT } from './place.ts';
import { isCall, pairsOf, placeOf, statementsOf } from './syntax.ts';
import type { ParsedText } from './syntax.ts';
import { isMarkdownAttribute } from './textContext.ts';
import type { TextContext } from './textContext.ts';

/** How a text is expanded: as Markdown, with marks of where lines came from, or as plain words. */
export type ExpandMode = 'markdown' | 'plain';

/**
 * Prepares the syntax tree of a text: every value goes through the printing helper that escapes it for
 * where it stands, every call knows its place, every line carries a mark.
 */
export function instrument(program: hbs.AST.Program, parsed: ParsedText, id: number, mode: ExpandMode): hbs.AST.Program {
  return new Instrument(parsed, id, mode).program(program);
}

class Instrument {
  private readonly parsed: ParsedText;
  private readonly id: number;
  private readonly mode: ExpandMode;

  constructor(parsed: ParsedText, id: number, mode: ExpandMode) {
    this.parsed = parsed;
    this.id = id;
    this.mode = mode;
  }

  program(program: hbs.AST.Program): hbs.AST.Program {
    const body = statementsOf(program).flatMap((statement, index, all): hbs.AST.Statement[] => {
      switch (statement.type) {
        case 'ContentStatement':
          return [this.content(statement)];
        case 'MustacheStatement':
          return [this.mark(statement), this.mustache(statement)];
        case 'BlockStatement':
          return [this.block(statement)];
        case 'PartialStatement':
          return this.partial(statement, all[index + 1]);
        default:
          return [statement];
      }
    });
    return { ...program, body };
  }

  private content(content: hbs.AST.ContentStatement): hbs.AST.ContentStatement {
    if (this.mode === 'plain' || content.value === '') return content;
    const first = content.loc.start.line + strippedLines(content);
    const lines = content.value.split('\n').map((line, index, all) => {
      const isRest = index === all.length - 1 && line === '' && index > 0;
      return isRest ? '' : lineMark(this.id, this.lineOf(first + index)) + protect(line);
    });
    return { ...content, value: lines.join('\n') };
  }

  private lineOf(line: number): number {
    return this.parsed.source.firstLine + line - 1;
  }

  private mark(mustache: hbs.AST.MustacheStatement): hbs.AST.ContentStatement {
    const { loc } = mustache;
    const mark = printModeOf(mustache, this.parsed.contextOf(mustache)) === 'attribute' ? lineMark : valueMark;
    const value = this.mode === 'plain' ? '' : mark(this.id, this.lineOf(loc.start.line));
    return { type: 'ContentStatement', value, original: value, loc } as unknown as hbs.AST.ContentStatement;
  }

  /** `{{x}}` becomes `{{{print x}}}`. */
  private mustache(mustache: hbs.AST.MustacheStatement): hbs.AST.MustacheStatement {
    const { loc, path } = mustache;
    const value = isCall(mustache)
      ? ({ ...mustache, type: 'SubExpression' } as unknown as hbs.AST.SubExpression)
      : path;
    const mode: PrintMode = this.mode === 'plain' ? 'plain' : printModeOf(mustache, this.parsed.contextOf(mustache));
    return {
      ...mustache,
      path: { type: 'PathExpression', data: false, depth: 0, parts: [PRINT], original: PRINT, loc },
      params: [this.expression(value)],
      hash: this.at(mustache, path, [
        ['mode', mode],
        ['text', isCall(mustache) ? '' : (path as hbs.AST.PathExpression).original],
      ]),
      escaped: false,
    };
  }

  private expression(node: hbs.AST.Expression): hbs.AST.Expression {
    if (node.type !== 'SubExpression') return node;
    const call = node as hbs.AST.SubExpression;
    const params = call.params.map((param) => this.expression(param));
    return { ...call, params, hash: this.at(call, call.path) } as hbs.AST.SubExpression;
  }

  private block(block: hbs.AST.BlockStatement): hbs.AST.BlockStatement {
    return {
      ...block,
      params: block.params.map((param) => this.expression(param)),
      hash: this.at(block, block.path),
      ...(block.program === undefined ? {} : { program: this.program(block.program) }),
      ...(block.inverse === undefined ? {} : { inverse: this.program(block.inverse) }),
    } as hbs.AST.BlockStatement;
  }

  /** A partial alone on its line ends with a line end of its own. */
  private partial(partial: hbs.AST.PartialStatement, next: hbs.AST.Statement | undefined): hbs.AST.Statement[] {
    const prepared = {
      ...partial,
      params: partial.params.map((param) => this.expression(param)),
      hash: partial.hash === undefined ? partial.hash : this.hash(partial.hash),
    } as hbs.AST.PartialStatement;
    if (!endsItsLine(partial, next)) return [prepared];
    const value = `${lineMark(this.id, this.lineOf(partial.loc.start.line))}\n`;
    const lineEnd = { type: 'ContentStatement', value, original: value, loc: partial.loc };
    return [prepared, lineEnd as unknown as hbs.AST.ContentStatement];
  }

  private hash(hash: hbs.AST.Hash): hbs.AST.Hash {
    return { ...hash, pairs: hash.pairs.map((pair) => ({ ...pair, value: this.expression(pair.value) })) };
  }

  /** The named arguments of a call, with its place and what else it is told. */
  private at(
    node: { loc: hbs.AST.SourceLocation; hash?: hbs.AST.Hash | undefined },
    name: hbs.AST.Node,
    more: readonly (readonly [string, string])[] = [],
  ): hbs.AST.Hash {
    const { loc } = node;
    const place = JSON.stringify(placeOf(this.parsed.source, name));
    const told = more.length > 0 ? [] : pairsOf(node).map((pair) => ({ ...pair, value: this.expression(pair.value) }));
    const added = [[AT, place] as const, ...more].map(([key, value]) => ({
      type: 'HashPair' as const,
      key,
      value: { type: 'StringLiteral', value, original: value, loc },
      loc,
    }));
    return { type: 'Hash', pairs: [...told, ...added], loc };
  }
}

function printModeOf(mustache: hbs.AST.MustacheStatement, context: TextContext): PrintMode {
  switch (context.kind) {
    case 'attribute':
      return isMarkdownAttribute(context.name) ? 'markdownAttribute' : 'attribute';
    case 'destination':
      return 'destination';
    case 'text':
    case 'braces':
    case 'code':
      return mustache.escaped ? 'markdown' : 'raw';
  }
}

/** How many line ends Handlebars took from the start of a content, because a block stood alone there. */
function strippedLines(content: hbs.AST.ContentStatement): number {
  const original = content.original as unknown as string;
  const { value } = content;
  const stripped = firstLetter(value) === -1 ? original.length - value.length : firstLetter(original) - firstLetter(value);
  return original.slice(0, stripped).split('\n').length - 1;
}

function firstLetter(text: string): number {
  return text.search(/\S/);
}

/** Whether Handlebars took the line end after a partial that stands alone on its line. */
function endsItsLine(partial: hbs.AST.PartialStatement, next: hbs.AST.Statement | undefined): boolean {
  if (next?.type !== 'ContentStatement' || partial.strip.close) return false;
  const { original, rightStripped } = next as unknown as { original: string; rightStripped?: boolean };
  return rightStripped === true && /^[ \t]*\n/.test(original);
}
