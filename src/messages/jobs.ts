import type { Diagnostic } from '../diagnostic.ts';
import { finding } from './wording.ts';

// Database -----------------------------------------------------------------------------------

export function databaseHeld(folder: string): Diagnostic {
  return finding(
    'error',
    'jobs/database-held',
    `Another briefpress process has the database in ${folder}.`,
    undefined,
    'Ask it over HTTP, or end it first. For several processes start a PostgreSQL and set DATABASE_URL.',
  );
}

export function databaseUnreachable(reason: string): Diagnostic {
  return finding('error', 'jobs/database-unreachable', `The database cannot be reached: ${reason}.`, undefined, 'Look at DATABASE_URL and whether the server is running.');
}

// Jobs ---------------------------------------------------------------------------------------

/** A brief that is not tried again. `reason`: of the last failure. */
export function gaveUp(failures: number, reason: string): Diagnostic {
  return finding(
    'error',
    'jobs/gave-up',
    `The brief failed ${failures} times and is not tried again. The last time: ${reason}`,
    undefined,
    'Mend the cause, then: npx briefpress jobs retry <job>',
  );
}

export function workersVanished(attempts: number): Diagnostic {
  return finding(
    'error',
    'jobs/workers-vanished',
    `The brief was begun ${attempts} times, and each time the worker ended before it was finished.`,
    undefined,
    'See why workers end (memory?), then: npx briefpress jobs retry <job>',
  );
}

export function unknownJob(id: string): Diagnostic {
  return finding('error', 'usage/unknown-job', `There is no job "${id}".`, undefined, 'List them with: npx briefpress jobs');
}
