import { Pool } from 'pg';
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
      return { rows: (await pool.query<Row>(text, values)).rows };
    },
    async transaction(use) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await use({ executeSql: async (text, values) => ({ rows: (await client.query<Row>(text, values)).rows }) });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
