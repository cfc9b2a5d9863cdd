import type { Diagnostic } from '../diagnostic.ts';
import * as messages from '../messages/template.ts';
import { placeAt } from './located.ts';
import type { LocatedText } from './located.ts';
import { findTags } from './tags.ts';
import type { Tag } from './tags.ts';
import { openTextContext } from './textContext.ts';

/**
 * What a parse error of Handlebars means and where the mistake is. Handlebars reports blocks that are
 * not closed where the text ends, and some places only within the words of its message.
 */
export function explainParseError(source: LocatedText, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const tags = findTags(source.text);
  const at = (tag: { line: number; column: number }) => placeAt(source, tag.line, tag.column);

  const unfinished = tags.find((tag) => tag.unfinished);
  if (unfinished !== undefined) return messages.unfinishedMustache(at(unfinished));
  const blocks = matchBlocks(tags);
  if (blocks.crossed !== undefined) {
    return messages.crossedBlocks(at(blocks.crossed.close), blocks.crossed.open, at(blocks.crossed.open), blocks.crossed.close);
  }
  if (blocks.stray !== undefined) return messages.strayClose(at(blocks.stray), blocks.stray.name);
  if (blocks.open !== undefined) return messages.unclosedBlock(at(blocks.open), blocks.open.name);
  if (blocks.strayElse !== undefined) return messages.strayElse(at(blocks.strayElse));

  const where = errorPosition(source.text, error, message);
  const tag = tags.findLast(({ line, column }) => line < where.line || (line === where.line && column <= where.column));
  if (tag !== undefined && /^\{\{[~{]?\s*[~}]?\}/.test(tag.text)) return messages.emptyMustache(at(tag));
  if (tag !== undefined && isLooseInBraces(source.text, tag)) return messages.valueOutsideQuotes(at(tag));
  if (tag !== undefined && /\.\d+\s*[\s}]/.test(tag.text)) return messages.numberInPath(at(tag), tag.text);
  if (tag !== undefined && unevenBraces(tag)) return messages.unevenBraces(at(tag), tag.text);
  const got = /got '(\w+)'/.exec(message)?.[1];
  const reason = message.startsWith('Parse error') ? undefined : message.replace(/ - \d+:\d+$/, '');
  return messages.unreadableMustache(placeAt(source, where.line, where.column), tag?.text, reason ?? tokenWords(got));
}

/** `::chart{spec={{x}}}`: the brace of the directive is taken for one of the mustache. */
function isLooseInBraces(text: string, tag: Tag): boolean {
  return tag.text.endsWith('}}}') && openTextContext(text)(tag.line, tag.column).kind === 'braces';
}

function unevenBraces({ text }: Tag): boolean {
  return text.startsWith('{{{') !== text.endsWith('}}}');
}

/** What Handlebars calls a token, in words. */
function tokenWords(token: string | undefined): string {
  switch (token) {
    case 'CLOSE':
    case 'CLOSE_UNESCAPED':
      return 'it ends too early';
    case 'EOF':
      return 'the text ends in it';
    case 'EQUALS':
      return 'an equals sign stands where a name or value should be';
    case 'SEP':
      return 'a dot or slash stands where a name should be';
    case 'CLOSE_SEXPR':
      return 'a closing parenthesis has no partner or nothing before it';
    case 'OPEN_SEXPR':
      return 'an opening parenthesis stands where a name should be';
    default:
      return 'it has a sign that cannot stand there';
  }
}

interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

function errorPosition(text: string, error: unknown, message: string): Position {
  const { lineNumber, column } = error as { lineNumber?: unknown; column?: unknown };
  if (typeof lineNumber === 'number' && typeof column === 'number') return { line: lineNumber, column };
  const line = Number(/^Parse error on line (\d+)/.exec(message)?.[1] ?? 1);
  return { line, column: columnFromExcerpt(text, line, message) };
}

/** The message shows up to 20 characters before the mistake, and what follows, with a caret below. */
function columnFromExcerpt(text: string, line: number, message: string): number {
  const [, excerpt = '', pointer = ''] = message.split('\n');
  const before = excerpt.slice(0, pointer.indexOf('^')).replace(/^\.\.\./, '');
  const after = excerpt.slice(pointer.indexOf('^')).replace(/\.\.\.$/, '');
  const content = text.split('\n')[line - 1] ?? '';
  for (let column = 0; column < content.length; column += 1) {
    const here = content.slice(Math.max(0, column - before.length), column);
    const endsAlike = before.endsWith(here);
    const goesOnAlike = after.startsWith(content.slice(column, column + after.length).trimEnd());
    if (endsAlike && goesOnAlike) return column;
  }
  return 0;
}

interface BlockMatches {
  /** The innermost block that is closed by the name of another. */
  readonly crossed?: { readonly open: Tag; readonly close: Tag };
  readonly stray?: Tag;
  readonly open?: Tag;
  readonly strayElse?: Tag;
}

function matchBlocks(tags: readonly Tag[]): BlockMatches {
  const open: { tag: Tag; hasElse: boolean }[] = [];
  for (const tag of tags) {
    if (tag.kind === 'open') open.push({ tag, hasElse: false });
    if (tag.kind === 'else') {
      const block = open.at(-1);
      if (block === undefined || block.hasElse) return { strayElse: tag };
      block.hasElse = tag.name === '';
    }
    if (tag.kind === 'close') {
      const block = open.pop();
      if (block === undefined) return { stray: tag };
      if (block.tag.name === tag.name) continue;
      return open.some((outer) => outer.tag.name === tag.name) ? { open: block.tag } : { crossed: { open: block.tag, close: tag } };
    }
  }
  const innermost = open.at(-1);
  return innermost === undefined ? {} : { open: innermost.tag };
}
