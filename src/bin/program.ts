import { Command, CommanderError } from 'commander';
import { BriefError } from '../diagnostic.ts';
import { internalError } from '../messages/cli.ts';
import { EXIT, UsageError } from './outcome.ts';
import { openTerminal } from './terminal.ts';
import type { Surroundings } from './terminal.ts';
import { addCommand, COMMANDS, nameOf, showOptions } from './commands/index.ts';
import { VERSION } from './version.ts';

/** Runs one command line and gives its exit code. */
export async function runProgram(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const program = new Command('briefpress')
    .description('Country briefs as PDF, Word, HTML and text from a dataset and a template.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help for a command')
    .showHelpAfterError('(add --help for help)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void surroundings.stdout.write(text),
      writeErr: (text) => void surroundings.stderr.write(text),
    })
    .addHelpText('after', EXAMPLES);
  let code: number = EXIT.done;
  try {
    for (const listed of COMMANDS) {
      const command = addCommand(program, listed);
      if (args.includes(nameOf(listed))) (await listed.load())(command, surroundings, (outcome) => (code = outcome));
      else showOptions(command, listed);
    }
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, args.includes('--json'), surroundings);
  }
}

const EXAMPLES = `
Examples:
  briefpress render incsr-chapter kazakhstan-2005
  briefpress check incsr-chapter kazakhstan-2005
  briefpress batch briefs.yaml --resume
  briefpress verify output/kazakhstan-2005/incsr-chapter.pdf
  briefpress list
  briefpress new template my-format
  briefpress serve

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 70 our fault.`;

function explain(error: unknown, json: boolean, surroundings: Surroundings): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  const terminal = openTerminal(surroundings, json);
  const [code, diagnostics] =
    error instanceof UsageError
      ? [EXIT.wrongUsage, [error.diagnostic]]
      : error instanceof BriefError
        ? [EXIT.inputErrors, error.diagnostics]
        : [EXIT.ourFault, [internalError(error instanceof Error ? error.message : String(error))]];
  terminal.findings(diagnostics);
  terminal.json({ ok: false, diagnostics });
  if (code === EXIT.ourFault && surroundings.environment['BRIEFPRESS_DEBUG'] && error instanceof Error) {
    surroundings.stderr.write(`${error.stack}\n`);
  }
  return code;
}
