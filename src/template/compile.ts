import type { Diagnostic } from '../diagnostic.ts';
import { cacheKey, openCache } from './cache.ts';
import { compileText } from './engine.ts';
import { instrument } from './instrument.ts';
import type { ExpandMode } from './instrument.ts';
import type { LocatedText } from './located.ts';
import { structureProblems } from './structure.ts';
import { parseText } from './syntax.ts';

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
  return compiledTexts(`${mode} ${cacheKey(source)}`, () => {
    const parsed = parseText(source);
    const id = (count += 1);
    const problems = parsed.problem === undefined ? structureProblems(parsed, mode === 'plain') : [parsed.problem];
    const expand = compileText(source.text, (program) => instrument(program, parsed, id, mode));
    return { id, file: source.file, problems, expand };
  });
}
