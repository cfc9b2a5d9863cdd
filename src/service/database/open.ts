import { join } from 'node:path';
import { migrate } from './migrations.ts';
import type { Database } from './model.ts';

export interface DatabaseChoice {
  /** URL of a PostgreSQL; absent: the embedded one. */
  readonly url?: string;
  /** Folder that holds the embedded one as `database`. */
  readonly folder: string;
  readonly onError: (error: Error) => void;
}

/** Opens the database with its tables as this program needs them. The library is loaded only now. */
export async function openDatabase({ url, folder, onError }: DatabaseChoice): Promise<Database> {
  const database =
    url === undefined
      ? await (await import('./embedded.ts')).openEmbedded(join(folder, 'database'))
      : (await import('./server.ts')).openServer(url, onError);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}
