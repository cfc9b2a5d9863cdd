import type { Command } from 'commander';
import type { Format } from '../template/model.ts';
import type { Paper } from '../document/model.ts';
import * as messages from '../messages/cli.ts';
import { FORMATS } from '../writers/index.ts';
import { UsageError } from './outcome.ts';
import type { Surroundings } from './terminal.ts';

/** Says what a command of the list takes and does; `finish` sets the exit code. */
export type DefineCommand = (command: Command, surroundings: Surroundings, finish: (code: number) => void) => void;

const PAPERS = ['letter', 'a4'] as const satisfies readonly Paper[];

export function parseFormats(value: string): Format[] {
  return value.split(',').map((part) => choose('--format', part.trim(), FORMATS));
}

export function parsePaper(value: string): Paper {
  return choose('--paper', value, PAPERS);
}

/** Midnight UTC of a day written as YYYY-MM-DD. */
export function parseDate(value: string): Date {
  const date = new Date(`${value}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
  if (!real) throw new UsageError(messages.badDate(value));
  return date;
}

/** Gathers `--param name=value`, which may be given several times. */
export function addParameter(value: string, earlier: Readonly<Record<string, string>>): Record<string, string> {
  const at = value.indexOf('=');
  if (at < 1) throw new UsageError(messages.badParameter(value));
  return { ...earlier, [value.slice(0, at)]: value.slice(at + 1) };
}

function choose<T extends string>(option: string, value: string, accepted: readonly T[]): T {
  const chosen = accepted.find((one) => one === value);
  if (chosen === undefined) throw new UsageError(messages.badOption(option, value, accepted));
  return chosen;
}
