import type { Database } from '../database/model.ts';
import type { AuditEntry, AuditLog, Collection, VersionStore } from '../model.ts';
import { insertEntry } from './sqlAudit.ts';
import { insertPublication, insertVersion } from './sqlVersions.ts';

const COLLECTIONS = ['templates', 'datasets'] as const satisfies readonly Collection[];

/**
 * Takes versions and audit log of a state folder into a database that has none yet: who begins to use a database must
 * not lose what was edited before. Any number of processes may do so at the same time; gives how many items were taken.
 */
export async function adoptState(database: Database, versions: VersionStore, audit: AuditLog): Promise<number> {
  return database.transaction(async (sql) => {
    await sql.executeSql("SELECT pg_advisory_xact_lock(hashtext('briefpress.adoption'))");
    const { rows } = await sql.executeSql('SELECT FROM briefpress.versions LIMIT 1');
    if (rows.length > 0) return 0;
    let taken = 0;
    for (const collection of COLLECTIONS) {
      for (const { name, published } of await versions.list(collection)) {
        let lastDeletion = 0;
        for (const version of (await versions.history(collection, name)).toReversed()) {
          if (version.origin === 'deletion') lastDeletion = version.number;
          const files = (await versions.read(collection, name, version.number)) ?? {};
          await insertVersion(sql, collection, name, { ...version, lastDeletion }, files);
        }
        if (published !== undefined) await insertPublication(sql, collection, name, published);
        taken += 1;
      }
    }
    for (const entry of await readAll(audit)) await insertEntry(sql, entry);
    return taken;
  });
}

/** Oldest first. */
async function readAll(audit: AuditLog): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await audit.list({ limit: 1000, ...(cursor !== undefined && { cursor }) });
    entries.push(...items);
    cursor = next;
  } while (cursor !== undefined);
  return entries.reverse();
}
