import { Pool } from 'pg';
import { BriefError } from '../../diagnostic.ts';
import { databaseUnreachable } from '../../messages/jobs.ts';
import type { Database, Row } from './model.ts';

/** Connections of one process beside those of pg-boss. */
const MOST_CONNECTIONS = 5;

/** Opens the PostgreSQL that a URL names; it need not be there yet. */
export function openServer(url: string, onError: (error: Error) => void): Database {
  const pool = new Pool({ connectionString: url, max: MOST_CONNECTIONS, connectionTimeoutMillis: 10_000, application_name: 'briefpress' });
  // A connection that breaks while nobody uses it is replaced.
  pool.on('error', onError);
  return {
    kind: 'server',
    boss: { connectionString: url },
    async executeSql(text, values) {
      return { rows: (await pool.query<Row>(text, values).catch(explain)).rows };
    },
    async transaction(use) {
      const client = await pool.connect().catch(explain);
      let broken: Error | undefined;
      const noteBreak = (error: Error): void => void (broken ??= error);
      // It may break between two statements: nobody else listens to a connection that is lent.
      client.on('error', noteBreak);
      try {
        await client.query('BEGIN');
        const result = await use({ executeSql: async (text, values) => ({ rows: (await client.query<Row>(text, values)).rows }) });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(noteBreak);
        return explain(broken ?? error);
      } finally {
        client.off('error', noteBreak);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** Codes of the system, and classes of PostgreSQL's: connections, and servers that are being started or stopped. */
const AWAY = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08|57P)/;

/** Throws the error; as a `BriefError` if the server is away, which passes. */
function explain(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  const isAway = AWAY.test(code) || /connection terminated|timeout exceeded when trying to connect/i.test(error.message);
  throw isAway ? new BriefError([databaseUnreachable(error.message || code)]) : error;
}
