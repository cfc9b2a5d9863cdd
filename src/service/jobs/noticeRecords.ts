import type { Sql } from '../database/model.ts';
import type { JobNotice } from '../model.ts';

/** Seconds from each attempt to the next; after the last there is none. */
const PAUSES = [10, 60, 300, 1_800, 7_200, 21_600, 43_200, 86_400];

export const MOST_NOTICE_ATTEMPTS = PAUSES.length;

/** A job that has ended and of which somebody is to be told. */
export interface DueNotice {
  readonly job: string;
  readonly url: string;
}

export async function insertNotice(sql: Sql, job: string, url: string, now: Date): Promise<void> {
  await sql.executeSql('INSERT INTO briefpress.notices (job, url, next_at) VALUES ($1, $2, $3)', [job, url, now.toISOString()]);
}

/** Tells of a job once more when it has ended once more. */
export async function renewNotice(sql: Sql, job: string, now: Date): Promise<void> {
  await sql.executeSql('UPDATE briefpress.notices SET attempts = 0, next_at = $2, delivered_at = NULL, reason = NULL WHERE job = $1::uuid', [
    job,
    now.toISOString(),
  ]);
}

/** Takes up notices that are due, each for one process: to the others it is due later, and then only if it was not delivered. */
export async function takeNotices(sql: Sql, now: Date, limit: number): Promise<DueNotice[]> {
  const { rows } = await sql.executeSql(
    `UPDATE briefpress.notices AS notice SET attempts = attempts + 1, next_at = $1::timestamptz + (($2::int[])[attempts + 1]) * interval '1 second'
     WHERE job IN (
       SELECT due.job FROM briefpress.notices AS due
       WHERE due.delivered_at IS NULL AND due.next_at <= $1::timestamptz AND due.attempts < $3::int
         AND EXISTS (SELECT FROM briefpress.job_states AS jobs WHERE jobs.id = due.job AND jobs.finished_at IS NOT NULL)
       ORDER BY due.next_at LIMIT $4::int FOR UPDATE SKIP LOCKED
     ) RETURNING job, url`,
    [now.toISOString(), PAUSES, MOST_NOTICE_ATTEMPTS, limit],
  );
  return rows.map((row) => ({ job: row['job'] as string, url: row['url'] as string }));
}

/** Notes how an attempt has ended; `reason`: why it failed. */
export async function endNotice(sql: Sql, job: string, now: Date, reason?: string): Promise<void> {
  await sql.executeSql('UPDATE briefpress.notices SET delivered_at = $2, reason = $3 WHERE job = $1::uuid AND delivered_at IS NULL', [
    job,
    reason === undefined ? now.toISOString() : null,
    reason ?? null,
  ]);
}

/** Notices by job. */
export async function selectNotices(sql: Sql, jobs: readonly string[]): Promise<ReadonlyMap<string, JobNotice>> {
  const { rows } = await sql.executeSql('SELECT job, url, attempts, delivered_at, reason FROM briefpress.notices WHERE job = ANY($1::uuid[])', [jobs]);
  return new Map(
    rows.map(({ job, url, attempts, delivered_at, reason }): [string, JobNotice] => {
      const isGivenUp = Number(attempts) >= MOST_NOTICE_ATTEMPTS && reason !== null;
      const state = delivered_at !== null ? 'delivered' : isGivenUp ? 'failed' : 'waiting';
      return [job as string, { url: url as string, state, attempts: Number(attempts), ...(reason !== null && { reason: reason as string }) }];
    }),
  );
}
