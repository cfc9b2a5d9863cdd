import { parseDate } from '../options.ts';
import type { DefineCommand } from '../options.ts';
import { parseWorkers, readPlan } from '../batchInputs.ts';
import { openTicker } from '../batchTicker.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { EXIT } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';
import type { Surroundings, Terminal } from '../terminal.ts';

interface BatchOptions {
  readonly workers?: number;
  readonly resume?: boolean;
  readonly zip?: boolean;
  readonly manifest?: boolean;
  readonly failFast?: boolean;
  readonly dryRun?: boolean;
  readonly out?: string;
  readonly date?: Date;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress batch briefs.yaml
  briefpress batch briefs.yaml --dry-run
  briefpress batch briefs.yaml --resume --workers 4 --zip`;

/** Defines `briefpress batch <manifest>`. */
export const defineBatch: DefineCommand = (command, surroundings, finish) => {
  command
    .option('-j, --workers <number>', 'briefs rendered at the same time (default: one a processor)', parseWorkers)
    .option('--resume', 'go on where an earlier run stopped; finished files are verified, not rendered again')
    .option('--manifest', 'also write what each brief was made of, for briefpress verify')
    .option('--zip', 'also put all files into one ZIP beside the folder')
    .option('--fail-fast', 'stop at the first brief that fails')
    .option('--dry-run', 'print what would be rendered, and write nothing')
    .option('-o, --out <folder>', 'where the files go (default: what the manifest says, else output/<manifest>)')
    .option('--date <day>', 'date of the briefs, YYYY-MM-DD', parseDate)
    .option('--json', 'print the report as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (manifest: string, options: BatchOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      finish(await runCommand(manifest, options, surroundings, terminal));
    });
};

async function runCommand(file: string, options: BatchOptions, surroundings: Surroundings, terminal: Terminal): Promise<number> {
  const plan = readPlan(file, options, surroundings);
  terminal.findings(plan.diagnostics);
  if (options.dryRun === true) {
    const { describePlan } = await import('../../batch/summary.ts');
    describePlan(plan.items).forEach(terminal.line);
    terminal.json({ ok: true, folder: plan.folder, date: plan.date ?? plan.today, briefs: plan.items });
    return EXIT.done;
  }
  const { runInFolder } = await import('../batchRun.ts');
  const interrupt = listenForInterrupt();
  const ticker = openTicker(plan.items.length, terminal, surroundings.stderr.isTTY === true && options.json !== true);
  const { report, lines, diagnostics } = await runInFolder(plan, options, interrupt.signal, ticker.add).finally(ticker.close);
  interrupt.ignore();
  report.briefs.filter(({ state }) => state === 'failed').forEach((brief) => terminal.findings(brief.diagnostics));
  terminal.findings(diagnostics);
  lines.forEach(terminal.line);
  terminal.json(report);
  if (interrupt.signal.aborted) return interrupt.exitCode;
  return report.ok ? EXIT.done : EXIT.inputErrors;
}
