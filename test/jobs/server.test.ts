import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import type { Database } from '../../src/service/database/model.ts';
import { openServer } from '../../src/service/database/server.ts';
import { NO_POSTGRES, POSTGRES_FOLDER, startPostgres } from '../support/postgres.ts';
import type { Postgres } from '../support/postgres.ts';

describe('a PostgreSQL', () => {
  if (POSTGRES_FOLDER === undefined) return test.skip(NO_POSTGRES);

  let postgres: Postgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    database = openServer(postgres.url, () => undefined);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await postgres.remove();
  }, 60_000);

  test('that ends a connection between two statements of a transaction costs that transaction alone', async () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown): void => void uncaught.push(error);
    process.on('uncaughtExceptionMonitor', note);
    const broken = database.transaction(async (sql) => {
      const { rows } = await sql.executeSql('SELECT pg_backend_pid() AS pid');
      await database.executeSql('SELECT pg_terminate_backend($1::int)', [rows[0]!['pid']]);
      await wait(200);
      await sql.executeSql('SELECT 1');
    });
    await expect(broken).rejects.toThrow(BriefError);
    process.off('uncaughtExceptionMonitor', note);
    expect(uncaught).toEqual([]);
    expect(await database.transaction((sql) => sql.executeSql('SELECT 1 AS one'))).toEqual({ rows: [{ one: 1 }] });
  });
});
