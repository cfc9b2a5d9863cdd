import { openCache } from '../cache.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { cacheKey } from './cacheKey.ts';
import { compileText } from './engine.ts';
import { instrument } from './instrument.ts';
import type { ExpandMode } from './instrument.ts';
import type { LocatedText } from './located.ts';
import { structureProblems } from './structure.ts';
import { parseText, statementsOf } from './syntax.ts';
import type { ParsedText } from './syntax.ts';

/** A text ready to be expanded, or what keeps it from being so. */
export interface CompiledText {
  /** Number that its marks carry. */
  readonly id: number;
  readonly file: string;
  readonly problems: readonly Diagnostic[];
  readonly expand: HandlebarsTemplateDelegate<unknown>;
}

const compiledTexts = openCache<CompiledText>(200);

let count = 0;

/** Compiles a text for a mode, once for the same text at the same place. */
export function compile(source: LocatedText, mode: ExpandMode): CompiledText {
  return compiledTexts.keep(`${mode} ${cacheKey(source)}`, () => {
    const parsed = parseText(source);
    const id = (count += 1);
    const problems = parsed.problem === undefined ? structureProblems(parsed, mode === 'plain') : [parsed.problem];
    const expand = expandConstant(parsed, id, mode) ?? compileText(source.text, (program) => instrument(program, parsed, id, mode));
    return { id, file: source.file, problems, expand };
  });
}

/** A text without any mustache always gives the same: it need not become a program. */
function expandConstant(parsed: ParsedText, id: number, mode: ExpandMode): (() => string) | undefined {
  const { program } = parsed;
  if (program === undefined || statementsOf(program).some(({ type }) => type !== 'ContentStatement')) return undefined;
  const contents = instrument(program, parsed, id, mode).body as hbs.AST.ContentStatement[];
  const text = contents.map(({ value }) => value).join('');
  return () => text;
}
