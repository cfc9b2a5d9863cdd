import type { ConstructorOptions } from 'pg-boss';

export type Row = Readonly<Record<string, unknown>>;

/** Runs SQL: one statement with values, or several without. The shape is that of pg-boss, so that both share transactions. */
export interface Sql {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** A PostgreSQL, in a folder or on a server. All that is stored there survives the end of a process at any moment. */
export interface Database extends Sql {
  /** `embedded`: in this process alone; `server`: any number of processes use it. */
  readonly kind: 'embedded' | 'server';
  /** How pg-boss reaches the same database. */
  readonly boss: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString'>;
  /** Commits when `use` has ended, and undoes everything if it throws. */
  transaction<Result>(use: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
