import { Composer, Lexer, Parser, YAMLParseError } from 'yaml';
import type { CST, Document, DocumentOptions, LineCounter, ParseOptions, SchemaOptions } from 'yaml';

/** Lists and maps within each other. Nothing that users write needs ten. */
export const MOST_YAML_LEVELS = 40;

/** The document itself, and a text in the innermost list, stand on the reader's stack too. */
const OTHER_LEVELS = 2;

/** Where a text passed `MOST_YAML_LEVELS`, as an offset. */
export class TooDeep {
  readonly offset: number;

  constructor(offset: number) {
    this.offset = offset;
  }
}

/**
 * Reads one YAML document as `parseDocument` of the library does, but walks no text that is nested deeper than
 * `MOST_YAML_LEVELS`: its parts are found without recursion, and only then put together.
 */
export function readYamlDocument(
  text: string,
  lines: LineCounter,
  options: ParseOptions & DocumentOptions & SchemaOptions,
): Document.Parsed | TooDeep {
  const tokens = readTokens(text, lines);
  if (tokens instanceof TooDeep) return tokens;
  const composer = new Composer({ ...options, lineCounter: lines });
  // At its end the composer gives a document in any case.
  const [first, second] = [...composer.compose(tokens, true, text.length)] as [Document.Parsed, Document.Parsed?];
  if (second !== undefined) {
    first.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', 'There are several documents in it'));
  }
  return first;
}

function readTokens(text: string, lines: LineCounter): CST.Token[] | TooDeep {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MOST_YAML_LEVELS + OTHER_LEVELS) return new TooDeep(parser.offset);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}
