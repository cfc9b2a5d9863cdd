import type { DataTable, Fact } from '../../model.ts';
import type { Units } from '../dimension.ts';

/** What contradictions are looked for in. */
export interface Evidence {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly tables: ReadonlyMap<string, DataTable>;
  readonly units: Units;
}
