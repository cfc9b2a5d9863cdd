import type { Database } from './model.ts';

/**
 * The steps that made our tables what they are, oldest first. Steps are only ever added. pg-boss keeps its own tables in
 * its own schema.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE briefpress.jobs (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL
  );
  CREATE TABLE briefpress.items (
    job uuid NOT NULL REFERENCES briefpress.jobs (id) ON DELETE CASCADE,
    position int NOT NULL,
    label text NOT NULL,
    brief_order jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    round int NOT NULL DEFAULT 0,
    attempts int NOT NULL DEFAULT 0,
    failures int NOT NULL DEFAULT 0,
    is_dead boolean NOT NULL DEFAULT false,
    brief text,
    diagnostics jsonb NOT NULL DEFAULT '[]',
    worker text,
    started_at timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (job, position)
  );
  CREATE INDEX items_by_state ON briefpress.items (state) WHERE state IN ('waiting', 'running');
  CREATE INDEX items_dead ON briefpress.items (finished_at) WHERE is_dead;
  CREATE VIEW briefpress.job_states AS
    SELECT jobs.*, counted.state, counted.started_at,
      CASE WHEN counted.state IN ('done', 'failed', 'cancelled') THEN counted.finished_at END AS finished_at
    FROM briefpress.jobs, LATERAL (
      SELECT min(started_at) AS started_at, max(finished_at) AS finished_at,
        CASE
          WHEN bool_and(items.state = 'waiting') THEN 'waiting'
          WHEN bool_or(items.state IN ('waiting', 'running')) THEN 'running'
          WHEN bool_or(items.state = 'failed') THEN 'failed'
          WHEN bool_or(items.state = 'cancelled') THEN 'cancelled'
          ELSE 'done'
        END AS state
      FROM briefpress.items WHERE items.job = jobs.id
    ) AS counted;
  `,
  `
  CREATE TABLE briefpress.schedules (
    id text PRIMARY KEY,
    name text NOT NULL,
    cron text NOT NULL,
    time_zone text NOT NULL,
    orders jsonb NOT NULL,
    paused boolean NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    -- Nothing that was due before is made up.
    planned_from timestamptz NOT NULL
  );
  CREATE TABLE briefpress.schedule_runs (
    schedule text NOT NULL,
    due_at timestamptz NOT NULL,
    job uuid NOT NULL,
    -- Asked for by somebody, beside the times of the schedule.
    is_extra boolean NOT NULL,
    -- Why nothing was rendered; absent while it is ahead, and where there is a job.
    skipped text,
    diagnostics jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (schedule, due_at)
  );
  `,
  `
  CREATE TABLE briefpress.notices (
    job uuid PRIMARY KEY REFERENCES briefpress.jobs (id) ON DELETE CASCADE,
    url text NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    -- Not before this time; set ahead by who attempts it, so that it is attempted again if he does not come back.
    next_at timestamptz NOT NULL,
    delivered_at timestamptz,
    -- Of the last attempt, if it failed.
    reason text
  );
  CREATE INDEX notices_due ON briefpress.notices (next_at) WHERE delivered_at IS NULL;
  ALTER TABLE briefpress.schedules ADD COLUMN notify text;
  `,
  `
  CREATE TABLE briefpress.contents (
    sha256 text PRIMARY KEY,
    bytes bytea NOT NULL
  );
  CREATE TABLE briefpress.versions (
    collection text NOT NULL,
    name text NOT NULL,
    number int NOT NULL,
    hash text NOT NULL,
    author text NOT NULL,
    at timestamptz NOT NULL,
    comment text,
    origin text NOT NULL,
    files jsonb NOT NULL,
    last_deletion int NOT NULL,
    PRIMARY KEY (collection, name, number)
  );
  CREATE TABLE briefpress.publications (
    collection text NOT NULL,
    name text NOT NULL,
    number int NOT NULL,
    PRIMARY KEY (collection, name),
    FOREIGN KEY (collection, name, number) REFERENCES briefpress.versions
  );
  CREATE TABLE briefpress.audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry json NOT NULL
  );
  `,
  'ALTER TABLE briefpress.schedules ADD COLUMN destination text',
  'CREATE TABLE briefpress.workers (name text PRIMARY KEY, seen_at timestamptz NOT NULL)',
];

/** Brings our tables to the newest step. Any number of processes may do so at the same time. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.executeSql("SELECT pg_advisory_xact_lock(hashtext('briefpress.migrations'))");
    await sql.executeSql('CREATE SCHEMA IF NOT EXISTS briefpress');
    await sql.executeSql('CREATE TABLE IF NOT EXISTS briefpress.migrations (step int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())');
    const { rows } = await sql.executeSql('SELECT coalesce(max(step), 0)::int AS step FROM briefpress.migrations');
    const done = Number(rows[0]!['step']);
    for (const [index, step] of STEPS.entries()) {
      if (index < done) continue;
      await sql.executeSql(step);
      await sql.executeSql('INSERT INTO briefpress.migrations (step) VALUES ($1)', [index + 1]);
    }
  });
}
