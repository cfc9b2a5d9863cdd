import type { Command } from 'commander';
import type { DefineCommand } from '../options.ts';

/** A command as the list of commands shows it. */
export interface ListedCommand {
  /** Name, `[options]` and arguments. */
  readonly usage: string;
  readonly summary: string;
  /** Libraries take long to load: a command's module is loaded when that command is asked for. */
  load(): Promise<DefineCommand>;
}

/** Every command, in the order of the list. A new one is a module and an entry. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    usage: 'render [options] <template> <dataset>',
    summary: 'render a brief into files',
    load: async () => (await import('./render.ts')).defineRender,
  },
  {
    usage: 'batch [options] <manifest>',
    summary: 'render many briefs: templates x datasets x formats, as a manifest says',
    load: async () => (await import('./batch.ts')).defineBatch,
  },
  {
    usage: 'check [options] <template> <dataset>',
    summary: 'find everything wrong with a template and a dataset; nothing is rendered',
    load: async () => (await import('./check.ts')).defineCheck,
  },
  {
    usage: 'verify [options] <file> [other]',
    summary: 'prove that a file is what its manifest says, or that a PDF and a Word document say the same',
    load: async () => (await import('./verify.ts')).defineVerify,
  },
  {
    usage: 'compare [options] <before> <after>',
    summary: 'what changed from one dataset to another: facts and tables, as text, JSON or a brief',
    load: async () => (await import('./compare.ts')).defineCompare,
  },
  {
    usage: 'list [options]',
    summary: 'the templates and datasets there are',
    load: async () => (await import('./list.ts')).defineList,
  },
  {
    usage: 'new [options] <kind> <name>',
    summary: 'start a template or a dataset that renders at once',
    load: async () => (await import('./new.ts')).defineNew,
  },
  {
    usage: 'serve [options]',
    summary: 'render briefs over HTTP, until the program is interrupted',
    load: async () => (await import('./serve.ts')).defineServe,
  },
  {
    usage: 'worker [options]',
    summary: 'render the briefs of jobs and schedules, until the program is interrupted',
    load: async () => (await import('./worker.ts')).defineWorker,
  },
  {
    usage: 'jobs [options] [action] [id]',
    summary: 'list jobs, show one, do its failed briefs again, cancel it, or list briefs that were given up',
    load: async () => (await import('./jobs.ts')).defineJobs,
  },
  {
    usage: 'schedule',
    summary: 'render briefs at times that are set in advance',
    load: async () => (await import('./schedule.ts')).defineSchedule,
  },
  {
    usage: 'key [options] <name>',
    summary: 'make a key for the service, and the lines of its configuration that accept it',
    load: async () => (await import('./key.ts')).defineKey,
  },
];

export function nameOf({ usage }: ListedCommand): string {
  return usage.split(' ')[0]!;
}

/** Adds a command with its arguments, without its options. */
export function addCommand(program: Command, { usage, summary }: ListedCommand): Command {
  return program.command(usage.replace(' [options]', '')).description(summary);
}

/** Lets the list say that a command that is not asked for has options. */
export function showOptions(command: Command, { usage }: ListedCommand): void {
  if (usage.includes(' [options]')) command.option('--json');
}
