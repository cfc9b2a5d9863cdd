import Handlebars from 'handlebars';
import { BLOCKS, HELPERS } from './helpers/index.ts';

/** Name of the helper that prints every value; no template can write it. */
export const PRINT = '@print';

/** How a value is written where it stands. */
export type PrintMode = 'markdown' | 'raw' | 'markdownAttribute' | 'attribute' | 'destination' | 'plain';

/** Prepares the syntax tree of one text before it is compiled. */
type Prepare = (program: hbs.AST.Program) => hbs.AST.Program;

/** Handlebars apart from any other in the process, without helpers of its own. */
const engine = Handlebars.create();

for (const name of Object.keys(engine.helpers)) engine.unregisterHelper(name);

/** Only texts are compiled; `prepare` sees their trees on the way. */
const parse = engine.parse.bind(engine);
engine.parse = (input: string, options?: object) => {
  const { prepare } = (options ?? {}) as { prepare?: Prepare };
  const program = parse(input);
  return prepare === undefined ? program : prepare(program);
};

const KNOWN = Object.fromEntries([...HELPERS.keys(), ...BLOCKS, PRINT].map((name) => [name, true]));

/** Compiles a text; `prepare` may change its syntax tree. */
export function compileText(text: string, prepare: Prepare): HandlebarsTemplateDelegate<unknown> {
  const options = { noEscape: true, knownHelpers: KNOWN, knownHelpersOnly: true, prepare };
  return engine.compile<unknown>(text, options as CompileOptions);
}

/** Data of a loop within that of what is around it. */
export function dataFrame(data: unknown): Record<string, unknown> {
  return engine.createFrame(data) as Record<string, unknown>;
}
