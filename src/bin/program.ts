import { Command, CommanderError } from 'commander';
import { BriefError } from '../diagnostic.ts';
import { internalError } from '../messages/cli.ts';
import { EXIT, UsageError } from './outcome.ts';
import { openTerminal } from './terminal.ts';
import type { Surroundings } from './terminal.ts';
import { addBatch } from './commands/batch.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addJobs } from './commands/jobs.ts';
import { addKey } from './commands/key.ts';
import { addList } from './commands/list.ts';
import { addNew } from './commands/new.ts';
import { addRender } from './commands/render.ts';
import { addSchedule } from './commands/schedule.ts';
import { addServe } from './commands/serve.ts';
import { addVerify } from './commands/verify.ts';
import { addWorker } from './commands/worker.ts';
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
  for (const add of [addRender, addBatch, addCheck, addVerify, addCompare, addList, addNew, addServe, addWorker, addJobs, addSchedule, addKey]) {
    add(program, surroundings, (outcome) => (code = outcome));
  }
  try {
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
