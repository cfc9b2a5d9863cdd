import { Cron } from 'croner';
import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/schedules.ts';
import type { Schedule } from '../model.ts';

type Times = Pick<Schedule, 'cron' | 'timeZone'>;

const DAY = 24 * 60 * 60 * 1000;

/** Throws `BriefError` if a schedule cannot be read, or is never due. */
export function checkTimes({ cron, timeZone }: Times, now: Date): void {
  if (!isTimeZone(timeZone)) throw new BriefError([messages.badTimeZone(timeZone, Intl.supportedValuesOf('timeZone'))]);
  let next: Date | null;
  try {
    next = open({ cron, timeZone }).nextRun(now);
  } catch (error) {
    throw new BriefError([messages.badCron(cron, error instanceof Error ? error.message : String(error))]);
  }
  if (next === null) throw new BriefError([messages.neverDue(cron)]);
}

/** The next times a schedule is due after a time: once a day at the most where clocks are changed. */
export function nextRuns(times: Times, after: Date, count: number): Date[] {
  return open(times).nextRuns(count, after);
}

/** All times in `(after, until]`. */
export function runsBetween(times: Times, after: Date, until: Date): Date[] {
  const cron = open(times);
  const runs: Date[] = [];
  for (let run = cron.nextRun(after); run !== null && run <= until; run = cron.nextRun(run)) runs.push(run);
  return runs;
}

/**
 * What has to be planned at a time: everything up to `until`, and of what was missed since `after` the last one, since
 * nobody wants the briefs of a week in a row when a machine comes back.
 */
export function runsToPlan(times: Times, after: Date, now: Date, until: Date): Date[] {
  const ahead = runsBetween(times, new Date(Math.max(Number(after), Number(now))), until);
  const missed = lastBetween(times, after, now);
  return missed === undefined ? ahead : [missed, ...ahead];
}

function lastBetween(times: Times, after: Date, now: Date): Date | undefined {
  // What is due often was due on the last day; what is not makes few steps in years.
  for (const days of [1, 366, Infinity]) {
    const last = runsBetween(times, new Date(Math.max(Number(after), Number(now) - days * DAY)), now).at(-1);
    if (last !== undefined || Number(now) - days * DAY <= Number(after)) return last;
  }
  return undefined;
}

/** Whether a schedule is due at exactly this time. */
export function isDueAt(times: Times, at: Date): boolean {
  return Number(open(times).nextRun(new Date(Number(at) - 1000))) === Number(at);
}

/** The day at a place, `YYYY-MM-DD`. */
export function dayAt(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function open({ cron, timeZone }: Times): Cron {
  return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
