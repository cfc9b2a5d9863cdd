import { join } from 'node:path';
import type { AuditLog, VersionStore } from './model.ts';
import { openAuditFile } from './stores/auditFile.ts';
import { openFileVersions } from './stores/fileVersions.ts';

/** What editors have made, and who changed what. */
export interface State {
  readonly versions: VersionStore;
  readonly audit: AuditLog;
  close(): Promise<void>;
}

export interface StatePlace {
  /** State folder of this machine. */
  readonly folder: string;
  /** URL of a PostgreSQL; absent: the state is in the folder. */
  readonly databaseUrl?: string;
  readonly clock: () => Date;
  /** Told of connections that broke and are made again. */
  readonly onError?: (error: Error) => void;
}

/**
 * Opens the state: in the database where there is one for several machines, in files otherwise, so that nothing waits
 * for an embedded database. A new database takes over what is in the folder.
 */
export async function openState({ folder, databaseUrl, clock, onError = () => undefined }: StatePlace): Promise<State> {
  const inFiles = { versions: openFileVersions(join(folder, 'versions'), clock), audit: openAuditFile(join(folder, 'audit')) };
  if (databaseUrl === undefined) return { ...inFiles, close: async () => undefined };
  const { openDatabase } = await import('./database/open.ts');
  const { openSqlVersions } = await import('./stores/sqlVersions.ts');
  const { openSqlAudit } = await import('./stores/sqlAudit.ts');
  const { adoptState } = await import('./stores/adopt.ts');
  const database = await openDatabase({ url: databaseUrl, folder, onError });
  try {
    await adoptState(database, inFiles.versions, inFiles.audit);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { versions: openSqlVersions(database, clock), audit: openSqlAudit(database), close: () => database.close() };
}
