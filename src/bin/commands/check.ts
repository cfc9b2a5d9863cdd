import { BriefError, hasErrors } from '../../diagnostic.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { FigureCount } from '../../document/model.ts';
import type { Env } from '../../env.ts';
import type { BriefFolders } from '../../render.ts';
import { describeFigures } from '../../messages/figures.ts';
import { openInputs } from '../inputs.ts';
import type { DefineCommand } from '../options.ts';
import { EXIT } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';

const EXAMPLES = `
Examples:
  briefpress check incsr-chapter kazakhstan-2005
  briefpress check incsr-chapter kazakhstan-2005 --strict
  briefpress check ./from-outside kazakhstan-2005 --untrusted
  briefpress check incsr-chapter kazakhstan-2005 --json`;

/** Defines `briefpress check <template> <dataset>`. */
export const defineCheck: DefineCommand = (command, surroundings, finish) => {
  command
    .option('--strict', 'numbers that are bound to no fact are errors')
    .option('--untrusted', 'check in a process of its own that can do no harm')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (template: string, dataset: string, options: CheckCommandOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      terminal.progress('Checking …');
      const { folders, env } = openInputs({ template, dataset }, surroundings);
      const { diagnostics, figures } = await checkBrief(folders, env, options);
      const failed = hasErrors(diagnostics);
      terminal.findings(diagnostics);
      terminal.line(diagnostics.length === 0 ? 'Nothing wrong found.' : countFindings(diagnostics));
      if (figures !== undefined) terminal.line(describeFigures(figures));
      terminal.json({ ok: !failed, ...(figures !== undefined && { figures }), diagnostics });
      finish(failed ? EXIT.inputErrors : EXIT.done);
    });
};

interface CheckCommandOptions {
  readonly strict?: boolean;
  readonly untrusted?: boolean;
  readonly json?: boolean;
}

/** What was found; the figures are counted only where the brief can be composed. */
interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly figures?: FigureCount;
}

async function checkBrief(folders: BriefFolders, env: Env, { strict = false, untrusted = false }: CheckCommandOptions): Promise<Checked> {
  if (untrusted) {
    const { checkApart } = await import('../untrusted.ts');
    return { diagnostics: await checkApart(folders, env.now, strict) };
  }
  const { composeBrief, readInputs } = await import('../../render.ts');
  const { coerceOptions } = await import('../../template/parameters.ts');
  try {
    const inputs = readInputs(folders, env);
    return await composeBrief(inputs, { ...coerceOptions(inputs.template, {}), strict }, env);
  } catch (error) {
    if (error instanceof BriefError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

function countFindings(diagnostics: readonly Diagnostic[]): string {
  const counted = (['error', 'warning', 'note'] as const).map((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return `${counted.join(', ')}.`;
}
