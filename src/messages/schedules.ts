import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean, finding, nearest, quote } from './wording.ts';

export function badCron(cron: string, reason: string): Diagnostic {
  return finding(
    'error',
    'schedule/bad-cron',
    `${quote(cron)} is not a time table: ${reason.replace(/^\w+: /, '').replace(/\.$/, '')}.`,
    undefined,
    'Write five fields: minute, hour, day of the month, month, day of the week, such as "30 2 * * 1-5".',
  );
}

export function badTimeZone(name: string, known: readonly string[]): Diagnostic {
  const hint = nearest(name, known).length > 0 ? didYouMean(name, known) : 'Write an IANA name such as Europe/Berlin, or UTC.';
  return finding('error', 'schedule/bad-time-zone', `There is no time zone ${quote(name)}.`, undefined, hint);
}

export function neverDue(cron: string): Diagnostic {
  return finding('error', 'schedule/never-due', `${quote(cron)} is never due.`, undefined, 'Look at the day and the month: there is no 31 February.');
}

export function unknownSchedule(id: string, known: readonly string[]): Diagnostic {
  return finding('error', 'usage/unknown-schedule', `There is no schedule ${quote(id)}.`, undefined, didYouMean(id, known));
}

export function scheduleTaken(id: string): Diagnostic {
  return finding('error', 'usage/schedule-taken', `There is a schedule ${quote(id)} already; nothing was changed.`, undefined, 'Choose another name, or remove it first.');
}

export function destinationRefused(destination: string, allowed: readonly string[]): Diagnostic {
  return finding(
    'error',
    'schedule/destination-refused',
    `Briefs may not be put into ${quote(destination.slice(0, 200))}.`,
    undefined,
    allowed.length === 0 ? 'The operator has to name it, or a place around it, in deliveries.places.' : `May be used, with what is below: ${allowed.map(quote).join(', ')}.`,
  );
}

// Why a run made no briefs -------------------------------------------------------------------

/** Why nothing was rendered at a time that had been planned. */
export type SkipReason = 'paused' | 'changed' | 'removed' | 'refused';

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  paused: 'The schedule was paused.',
  changed: 'The schedule was changed and is not due at this time any more.',
  removed: 'The schedule was removed.',
  refused: 'What the schedule names cannot be rendered.',
};

export function skipped(reason: SkipReason): Diagnostic {
  return finding('note', `schedule/${reason}`, SKIPPED[reason]);
}
