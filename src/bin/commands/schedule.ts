import type { Paper } from '../../document/model.ts';
import type { Format } from '../../template/model.ts';
import { addParameter, parseFormats, parsePaper } from '../options.ts';
import type { DefineCommand } from '../options.ts';
import { openTerminal } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

export interface AddScheduleOptions extends CommonOptions {
  readonly cron: string;
  readonly timeZone: string;
  readonly template: readonly string[];
  readonly dataset: readonly string[];
  readonly format: readonly Format[];
  readonly param: Readonly<Record<string, string>>;
  readonly paper?: Paper;
  readonly name?: string;
  readonly to?: string;
  readonly notify?: string;
}

export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  briefpress schedule add nightly --cron "30 2 * * *" --time-zone Europe/Berlin --template in-focus --dataset kazakhstan-2005 --format pdf,docx
  briefpress schedule list
  briefpress schedule run nightly
  briefpress schedule history nightly`;

const gather = (value: string, earlier: readonly string[] = []): string[] => [...earlier, ...value.split(',').map((part) => part.trim())];

const change = () => import('../schedules/change.ts');
const show = () => import('../schedules/show.ts');

/** Defines `briefpress schedule add|list|pause|resume|remove|run|history`. */
export const defineSchedule: DefineCommand = (schedule, surroundings) => {
  schedule.addHelpText('after', EXAMPLES);

  const common = (name: string, description: string) =>
    schedule
      .command(name)
      .description(description)
      .option('--config <file>', 'configuration file (default: briefpress.yaml, if it is there)')
      .option('--json', 'print the result as JSON');
  const terminalOf = ({ json }: CommonOptions): Terminal => openTerminal(surroundings, json === true);

  common('add <id>', 'add a schedule; it fires as long as a server or a worker runs')
    .requiredOption('--cron <fields>', 'minute, hour, day of the month, month, day of the week, such as "30 2 * * 1-5"')
    .option('--time-zone <name>', 'IANA name of the time zone', 'UTC')
    .requiredOption('--template <names>', 'published templates, or name@version; several with commas', gather)
    .requiredOption('--dataset <names>', 'published datasets, or name@version; several with commas', gather)
    .option('-f, --format <formats>', 'pdf, docx, html, text; several with commas', parseFormats, ['pdf'])
    .option('--paper <paper>', 'letter or a4', parsePaper)
    .option('-p, --param <name=value>', 'set a parameter; may be repeated', addParameter, {})
    .option('--to <place>', 'folder or s3://bucket/prefix for copies of the briefs, if deliveries.places has it')
    .option('--notify <url>', 'told by POST when its jobs have ended, if webhooks.origins has it')
    .option('--name <words>', 'what lists call it (default: its id)')
    .action(async (id: string, options: AddScheduleOptions) => (await change()).addOne(id, options, surroundings, terminalOf(options)));
  common('list', 'schedules and when they are due next')
    .action(async (options: CommonOptions) => (await show()).listAll(options, surroundings, terminalOf(options)));
  common('run <id>', 'make the briefs of a schedule now')
    .action(async (id: string, options: CommonOptions) => (await show()).runOne(id, options, surroundings, terminalOf(options)));
  common('history <id>', 'what became of the runs of a schedule')
    .action(async (id: string, options: CommonOptions) => (await show()).showHistory(id, options, surroundings, terminalOf(options)));
  common('remove <id>', 'remove a schedule')
    .action(async (id: string, options: CommonOptions) => (await change()).removeOne(id, options, surroundings, terminalOf(options)));
  for (const [name, paused] of [['pause', true], ['resume', false]] as const) {
    common(`${name} <id>`, paused ? 'keep a schedule from firing' : 'let a paused schedule fire again')
      .action(async (id: string, options: CommonOptions) => (await change()).pauseOne(id, paused, options, surroundings, terminalOf(options)));
  }
};
