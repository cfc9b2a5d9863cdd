import type { Trait } from './model.ts';

/** What printing the elements of one document counts and collects. */
export interface PrintState {
  /** Ids given so far, one row for each kind. */
  readonly counts: { bookmark: number; control: number };
  /** Combinations of traits in use, by the id of their character style. */
  readonly traits: Map<string, readonly Trait[]>;
}

/** Controls are told apart by number across the file. */
export function controlId(state: PrintState): number {
  return 1_000_000 + ++state.counts.control;
}
