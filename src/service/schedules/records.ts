import type { Diagnostic } from '../../diagnostic.ts';
import type { SkipReason } from '../../messages/schedules.ts';
import type { Row, Sql } from '../database/model.ts';
import { printOrder, readOrder } from '../jobs/orderText.ts';
import { iso } from '../jobs/records.ts';
import { uuidOf } from '../jobs/uuid.ts';
import type { JobState, Page, PageRequest, Schedule, ScheduleRun } from '../model.ts';


const SCHEDULE = 'id, name, cron, time_zone, orders, paused, created_at, created_by, notify, destination';

/** Schedules by name; of `id` only, if it is given. */
export async function selectSchedules(sql: Sql, id?: string): Promise<Schedule[]> {
  const { rows } = await sql.executeSql(`SELECT ${SCHEDULE} FROM briefpress.schedules WHERE $1::text IS NULL OR id = $1::text ORDER BY name, id`, [id ?? null]);
  return rows.map((row) => ({
    id: row['id'] as string,
    name: row['name'] as string,
    cron: row['cron'] as string,
    timeZone: row['time_zone'] as string,
    orders: (row['orders'] as unknown[]).map((order) => readOrder<Schedule['orders'][number]>(order)),
    paused: row['paused'] as boolean,
    createdAt: iso(row['created_at']),
    createdBy: row['created_by'] as string,
    ...(row['notify'] !== null && { notify: row['notify'] as string }),
    ...(row['destination'] !== null && { destination: row['destination'] as string }),
  }));
}

/** Up to when the runs of each schedule are planned. */
export async function selectPlanned(sql: Sql): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql.executeSql(
    `SELECT id, greatest(planned_from, (SELECT max(due_at) FROM briefpress.schedule_runs WHERE schedule = id AND NOT is_extra)) AS planned
     FROM briefpress.schedules`,
  );
  return new Map(rows.map((row) => [row['id'] as string, row['planned'] as Date]));
}

/** Saves a schedule. What was due while it was paused, or had other times, is not made up. */
export async function upsertSchedule(sql: Sql, schedule: Schedule, now: Date): Promise<void> {
  await sql.executeSql(
    `INSERT INTO briefpress.schedules AS old (${SCHEDULE}, planned_from) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, cron = excluded.cron, time_zone = excluded.time_zone, orders = excluded.orders, paused = excluded.paused, notify = excluded.notify, destination = excluded.destination,
       planned_from = CASE WHEN (old.cron, old.time_zone, old.paused) = (excluded.cron, excluded.time_zone, excluded.paused) THEN old.planned_from ELSE excluded.planned_from END`,
    [
      schedule.id,
      schedule.name,
      schedule.cron,
      schedule.timeZone,
      `[${schedule.orders.map(printOrder).join(',')}]`,
      schedule.paused,
      schedule.createdAt,
      schedule.createdBy,
      schedule.notify ?? null,
      schedule.destination ?? null,
      now.toISOString(),
    ],
  );
}

export async function deleteSchedule(sql: Sql, id: string): Promise<boolean> {
  return (await sql.executeSql('DELETE FROM briefpress.schedules WHERE id = $1 RETURNING id', [id])).rows.length > 0;
}

/** One firing: a schedule at a time. */
export interface RunKey {
  readonly schedule: string;
  /** ISO 8601 in UTC. */
  readonly dueAt: string;
}

/** Id of the job of a run: whoever makes it makes the same one. */
export function jobOf({ schedule, dueAt }: RunKey): string {
  return uuidOf(`job of ${schedule} at ${dueAt}`);
}

/** Notes runs; gives those that nobody had noted before. `isExtra`: somebody asked for them, the schedule is not due. */
export async function insertRuns(sql: Sql, keys: readonly RunKey[], isExtra: boolean): Promise<RunKey[]> {
  const runs = keys.map((key) => ({ schedule: key.schedule, due_at: key.dueAt, job: jobOf(key) }));
  const { rows } = await sql.executeSql(
    `INSERT INTO briefpress.schedule_runs (schedule, due_at, job, is_extra)
     SELECT schedule, due_at, job, $2 FROM jsonb_to_recordset($1::jsonb) AS run (schedule text, due_at timestamptz, job uuid)
     ON CONFLICT DO NOTHING RETURNING schedule, due_at`,
    [JSON.stringify(runs), isExtra],
  );
  return rows.map((row) => ({ schedule: row['schedule'] as string, dueAt: iso(row['due_at']) }));
}

/**
 * Forgets runs that were due before a time. The last of a schedule stays: from it on, what was missed is made up.
 */
export async function deleteRuns(sql: Sql, before: Date): Promise<void> {
  await sql.executeSql(
    `DELETE FROM briefpress.schedule_runs AS run WHERE due_at < $1::timestamptz AND (
       is_extra
       OR due_at < (SELECT max(due_at) FROM briefpress.schedule_runs AS last WHERE last.schedule = run.schedule AND NOT last.is_extra)
       OR NOT EXISTS (SELECT FROM briefpress.schedules WHERE id = run.schedule))`,
    [before.toISOString()],
  );
}

/** Notes why a run makes no briefs. */
export async function skipRun(sql: Sql, { schedule, dueAt }: RunKey, reason: SkipReason, diagnostics: readonly Diagnostic[]): Promise<void> {
  await sql.executeSql('UPDATE briefpress.schedule_runs SET skipped = $3, diagnostics = $4::jsonb WHERE schedule = $1 AND due_at = $2', [
    schedule,
    dueAt,
    reason,
    JSON.stringify(diagnostics),
  ]);
}

/** A run with what is known of it beyond the contract. */
export interface RunRecord extends ScheduleRun {
  /** Why there is no job. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs that were due, newest first. */
export async function selectRuns(sql: Sql, id: string, { limit, cursor }: PageRequest, now: Date): Promise<Page<RunRecord>> {
  const before = cursor !== undefined && !Number.isNaN(Date.parse(cursor)) ? cursor : null;
  const { rows } = await sql.executeSql(
    `SELECT runs.schedule, runs.due_at, runs.job, runs.skipped, runs.diagnostics, jobs.state, jobs.started_at, jobs.finished_at
     FROM briefpress.schedule_runs AS runs LEFT JOIN briefpress.job_states AS jobs ON jobs.id = runs.job
     WHERE runs.schedule = $1 AND (runs.due_at <= $2::timestamptz OR jobs.id IS NOT NULL) AND ($3::timestamptz IS NULL OR runs.due_at < $3::timestamptz)
     ORDER BY runs.due_at DESC LIMIT $4::int`,
    [id, now.toISOString(), before, limit + 1],
  );
  const items = rows.slice(0, limit).map(toRun);
  return { items, ...(rows.length > limit && { next: items.at(-1)!.dueAt }) };
}

function toRun(row: Row): RunRecord {
  return {
    schedule: row['schedule'] as string,
    dueAt: iso(row['due_at']),
    job: row['job'] as string,
    state: stateOf(row),
    ...(row['started_at'] !== null && { startedAt: iso(row['started_at']) }),
    ...(row['finished_at'] !== null && { finishedAt: iso(row['finished_at']) }),
    diagnostics: row['diagnostics'] as Diagnostic[],
  };
}

function stateOf({ state, skipped }: Row): JobState {
  if (state !== null) return state as JobState;
  if (skipped === null) return 'waiting';
  return skipped === 'refused' ? 'failed' : 'cancelled';
}
