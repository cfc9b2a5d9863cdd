import * as messages from '../../messages/jobs.ts';
import { badOption } from '../../messages/cli.ts';
import type { Job, JobState } from '../../service/model.ts';
import type { DefineCommand } from '../options.ts';
import { UsageError } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';
import type { Surroundings, Terminal } from '../terminal.ts';

interface JobsOptions {
  readonly state?: string;
  readonly limit: string;
  readonly config?: string;
  readonly json?: boolean;
}

const STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const satisfies readonly JobState[];
const ACTIONS = ['list', 'show', 'retry', 'cancel', 'dead'] as const;

const EXAMPLES = `
Examples:
  briefpress jobs
  briefpress jobs list --state failed
  briefpress jobs show 0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e
  briefpress jobs retry 0b6f3c1e-8f0d-4c55-9a57-0a2f4b5c6d7e
  briefpress jobs dead`;

/** Defines `briefpress jobs [list|show|retry|cancel|dead] [id]`. */
export const defineJobs: DefineCommand = (command, surroundings) => {
  command
    .option('--state <state>', 'only jobs that are waiting, running, done, failed or cancelled')
    .option('--limit <number>', 'how many are listed', '20')
    .option('--config <file>', 'configuration file (default: briefpress.yaml, if it is there)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (given = 'list', id = '', options: JobsOptions) => {
      const action = ACTIONS.find((one) => one === given);
      const state = STATES.find((one) => one === options.state);
      if (action === undefined) throw new UsageError(badOption('jobs', given, ACTIONS));
      if (options.state !== undefined && state === undefined) throw new UsageError(badOption('--state', options.state, STATES));
      await run(action, id, options, state, surroundings);
    });
};

async function run(action: (typeof ACTIONS)[number], id: string, options: JobsOptions, state: JobState | undefined, surroundings: Surroundings): Promise<void> {
  const { useJobs } = await import('../jobsDesk.ts');
  const terminal = openTerminal(surroundings, options.json === true);
  const limit = Math.min(1000, Math.max(1, Number.parseInt(options.limit, 10) || 20));
  await useJobs(options.config, surroundings, async ({ jobs: { queue } }) => {
    if (action === 'list') {
      const { items } = await queue.list({ limit, ...(state && { state }) });
      if (items.length === 0) terminal.line('No jobs.');
      for (const job of items) terminal.line(describeJob(job));
      return terminal.json({ ok: true, jobs: items });
    }
    if (action === 'dead') {
      const dead = await queue.dead(limit);
      if (dead.length === 0) terminal.line('No briefs were given up.');
      for (const { job, label, at, diagnostics } of dead) terminal.line(`${at}  ${job}  ${label}\n    ${diagnostics[0]?.message ?? ''}`);
      return terminal.json({ ok: true, dead });
    }
    const job = action === 'show' ? await queue.find(id) : await queue[action](id);
    if (job === undefined) throw new UsageError(messages.unknownJob(id));
    showJob(job, terminal);
  });
}

function describeJob({ id, state, createdAt, items }: Job): string {
  const done = items.filter((item) => item.state === 'done').length;
  return `${id}  ${state.padEnd(9)}  ${createdAt}  ${done} of ${items.length} done`;
}

function showJob(job: Job, terminal: Terminal): void {
  terminal.line(describeJob(job));
  for (const { state, label, brief, diagnostics } of job.items) {
    terminal.line(`  ${state.padEnd(9)}  ${label}${brief === undefined ? '' : `  ${brief}`}`);
    terminal.findings(diagnostics.filter(({ severity }) => severity === 'error'));
  }
  terminal.json({ ok: true, job });
}
