import type { Sql } from '../database/model.ts';
import type { AuditEntry, AuditLog } from '../model.ts';

/** The audit log in a database, for any number of servers. Cursors are numbers of entries. */
export function openSqlAudit(sql: Sql): AuditLog {
  return {
    append: (entry) => insertEntry(sql, entry),
    async list({ limit, cursor }) {
      const before = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? cursor : null;
      const { rows } = await sql.executeSql(
        `SELECT number::text AS number, entry FROM briefpress.audit WHERE $1::bigint IS NULL OR number < $1::bigint ORDER BY number DESC LIMIT $2::int`,
        [before, limit + 1],
      );
      const page = rows.slice(0, limit);
      return { items: page.map((row) => row['entry'] as AuditEntry), ...(rows.length > limit && { next: String(page.at(-1)!['number']) }) };
    },
  };
}

export async function insertEntry(sql: Sql, entry: AuditEntry): Promise<void> {
  await sql.executeSql('INSERT INTO briefpress.audit (entry) VALUES ($1::json)', [JSON.stringify(entry)]);
}
