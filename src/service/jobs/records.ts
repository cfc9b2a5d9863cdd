import type { Diagnostic } from '../../diagnostic.ts';
import type { Row, Sql } from '../database/model.ts';
import type { BriefOrder, DeadItem, Job, JobItem, JobState, Page, PageRequest } from '../model.ts';
import { selectNotices } from './noticeRecords.ts';
import { labelOrder, printOrder, readOrder } from './orderText.ts';

/** An item of a job as it is taken up: `round` counts how often it was begun anew by hand. */
export interface ItemKey {
  readonly job: string;
  readonly position: number;
  readonly round: number;
}

/** What a worker is to do. */
export interface TakenItem {
  readonly order: BriefOrder;
  /** Who asked for it. */
  readonly actor: string;
  /** How often it was begun, this time included, and how often it has failed. */
  readonly attempts: number;
  readonly failures: number;
}

/** Makes a job with its items. Gives false if it is there already. */
export async function insertJob(sql: Sql, job: { id: string; at: Date; actor: string; orders: readonly BriefOrder[] }): Promise<boolean> {
  const { rows } = await sql.executeSql(
    'INSERT INTO briefpress.jobs (id, created_at, created_by) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING id',
    [job.id, job.at.toISOString(), job.actor],
  );
  if (rows.length === 0) return false;
  const items = job.orders.map((order, position) => ({ position, label: labelOrder(order), order: printOrder(order) }));
  await sql.executeSql(
    `INSERT INTO briefpress.items (job, position, label, brief_order)
     SELECT $1::uuid, position, label, "order"::jsonb FROM jsonb_to_recordset($2::jsonb) AS item (position int, label text, "order" text)`,
    [job.id, JSON.stringify(items)],
  );
  return true;
}

const JOB = 'id, number::text AS number, state, created_at, created_by, finished_at';

export async function selectJob(sql: Sql, id: string): Promise<Job | undefined> {
  const { rows } = await sql.executeSql(`SELECT ${JOB} FROM briefpress.job_states WHERE id = $1`, [id]);
  return rows[0] === undefined ? undefined : (await withItems(sql, rows))[0];
}

export async function selectJobs(sql: Sql, { limit, cursor, state }: PageRequest & { state?: JobState }): Promise<Page<Job>> {
  const before = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? cursor : null;
  const { rows } = await sql.executeSql(
    `SELECT ${JOB} FROM briefpress.job_states
     WHERE ($1::bigint IS NULL OR number < $1::bigint) AND ($2::text IS NULL OR state = $2::text) ORDER BY number DESC LIMIT $3::int`,
    [before, state ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { items: await withItems(sql, page), ...(rows.length > limit && { next: String(page.at(-1)!['number']) }) };
}

async function withItems(sql: Sql, jobs: readonly Row[]): Promise<Job[]> {
  const { rows } = await sql.executeSql(
    "SELECT job, label, state, brief, brief_order->>'deliverTo' AS address, diagnostics FROM briefpress.items WHERE job = ANY($1::uuid[]) ORDER BY job, position",
    [jobs.map((job) => job['id'])],
  );
  const items = Map.groupBy(rows, (row) => row['job']);
  const notices = await selectNotices(sql, jobs.map((job) => job['id'] as string));
  return jobs.map((job) => ({
    id: job['id'] as string,
    state: job['state'] as JobState,
    createdAt: iso(job['created_at']),
    createdBy: job['created_by'] as string,
    ...(job['finished_at'] !== null && { finishedAt: iso(job['finished_at']) }),
    items: (items.get(job['id']) ?? []).map(toItem),
    ...(notices.has(job['id'] as string) && { notice: notices.get(job['id'] as string)! }),
  }));
}

function toItem({ label, state, brief, address, diagnostics }: Row): JobItem {
  return {
    label: label as string,
    state: state as JobState,
    ...(brief !== null && { brief: brief as string }),
    ...(address !== null && { deliverTo: address as string }),
    diagnostics: diagnostics as Diagnostic[],
  };
}

export function iso(time: unknown): string {
  return (time as Date).toISOString();
}

const AT = 'WHERE job = $1::uuid AND position = $2::int AND round = $3::int';
const keyOf = ({ job, position, round }: ItemKey): unknown[] => [job, position, round];

/** Takes an item up; undefined if there is nothing to do any more. */
export async function takeItem(sql: Sql, key: ItemKey, worker: string, now: Date): Promise<TakenItem | undefined> {
  const { rows } = await sql.executeSql(
    `UPDATE briefpress.items SET state = 'running', attempts = attempts + 1, worker = $4, started_at = coalesce(started_at, $5)
     ${AT} AND state IN ('waiting', 'running')
     RETURNING brief_order, attempts, failures, (SELECT created_by FROM briefpress.jobs WHERE id = job) AS actor`,
    [...keyOf(key), worker, now.toISOString()],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return { order: readOrder(row['brief_order']), actor: row['actor'] as string, attempts: Number(row['attempts']), failures: Number(row['failures']) };
}

/** How an item has ended. */
export interface ItemEnd {
  readonly state: 'done' | 'failed';
  readonly brief?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Given up after several tries. */
  readonly isDead?: boolean;
}

export async function endItem(sql: Sql, key: ItemKey, end: ItemEnd, now: Date): Promise<void> {
  await sql.executeSql(
    `UPDATE briefpress.items SET state = $4, brief = $5, diagnostics = $6::jsonb, is_dead = $7, finished_at = $8 ${AT} AND state = 'running'`,
    [...keyOf(key), end.state, end.brief ?? null, JSON.stringify(end.diagnostics), end.isDead ?? false, now.toISOString()],
  );
}

/** Leaves an item to a later attempt. `counts`: whether it was its own fault. */
export async function putBackItem(sql: Sql, key: ItemKey, counts: boolean): Promise<void> {
  const change = counts ? 'failures = failures + 1' : 'attempts = greatest(attempts - 1, 0)';
  await sql.executeSql(`UPDATE briefpress.items SET state = 'waiting', ${change} ${AT} AND state = 'running'`, keyOf(key));
}

/** Cancels the items that have not begun; gives their keys. */
export async function cancelItems(sql: Sql, job: string, now: Date): Promise<ItemKey[]> {
  const { rows } = await sql.executeSql(
    `UPDATE briefpress.items SET state = 'cancelled', finished_at = $2 WHERE job = $1::uuid AND state = 'waiting' RETURNING job, position, round`,
    [job, now.toISOString()],
  );
  return rows.map(toKey);
}

/** Begins the failed items of a job anew; gives their keys. */
export async function renewItems(sql: Sql, job: string): Promise<ItemKey[]> {
  const { rows } = await sql.executeSql(
    `UPDATE briefpress.items SET state = 'waiting', round = round + 1, attempts = 0, failures = 0, is_dead = false, diagnostics = '[]', started_at = NULL, finished_at = NULL
     WHERE job = $1::uuid AND state = 'failed' RETURNING job, position, round`,
    [job],
  );
  return rows.map(toKey);
}

/** Items that somebody is at work on, or was; of these workers only, if they are given. */
export async function selectRunning(sql: Sql, workers?: readonly string[]): Promise<ItemKey[]> {
  const { rows } = await sql.executeSql(
    "SELECT job, position, round FROM briefpress.items WHERE state = 'running' AND ($1::text[] IS NULL OR worker = ANY($1::text[]))",
    [workers ?? null],
  );
  return rows.map(toKey);
}

/** What was given up, newest first. */
export async function selectDead(sql: Sql, limit: number): Promise<DeadItem[]> {
  const { rows } = await sql.executeSql(
    'SELECT job, label, finished_at, diagnostics FROM briefpress.items WHERE is_dead ORDER BY finished_at DESC, job, position LIMIT $1::int',
    [limit],
  );
  return rows.map((row) => ({
    job: row['job'] as string,
    label: row['label'] as string,
    at: iso(row['finished_at']),
    diagnostics: row['diagnostics'] as Diagnostic[],
  }));
}

/** Forgets jobs that were made and have ended before a time, unless a run of a schedule is still remembered. */
export async function deleteJobs(sql: Sql, before: Date): Promise<void> {
  await sql.executeSql(
    `DELETE FROM briefpress.jobs WHERE created_at < $1::timestamptz
       AND NOT EXISTS (SELECT FROM briefpress.items WHERE job = jobs.id AND (state IN ('waiting', 'running') OR finished_at >= $1::timestamptz))
       AND NOT EXISTS (SELECT FROM briefpress.schedule_runs WHERE job = jobs.id)`,
    [before.toISOString()],
  );
}

function toKey(row: Row): ItemKey {
  return { job: row['job'] as string, position: Number(row['position']), round: Number(row['round']) };
}
