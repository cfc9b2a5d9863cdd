import type { Row } from './model.ts';

/** What the thread of the embedded database is asked. Transactions have numbers from 1. */
export type Ask = { readonly id: number } & (
  | { readonly action: 'sql'; readonly text: string; readonly values?: unknown[]; readonly transaction?: number }
  | { readonly action: 'begin'; readonly transaction: number }
  | { readonly action: 'settle'; readonly transaction: number; readonly commit: boolean }
  | { readonly action: 'listen'; readonly channel: string }
  | { readonly action: 'close' }
);

/**
 * What it answers: to the ask of that id; minus the number of a transaction: it has ended; 0: it is open for work, or
 * a notification has come.
 */
export interface Answer {
  readonly id: number;
  readonly rows?: Row[];
  readonly error?: { readonly message: string; readonly code?: string; readonly constraint?: string };
  readonly channel?: string;
  readonly payload?: string;
}
